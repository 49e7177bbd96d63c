package io.enantio.peak.bench;

import io.enantio.AssayPipeline;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.calibration.curve.Polynomial;
import io.enantio.calibration.curve.WeightedLeastSquares;
import io.enantio.input.RunInput;
import io.enantio.method.rules.Flag;
import io.enantio.peak.InjectionPeaks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A simulated trouble of a laboratory, processed and compared with its truth. A scenario's folder has {@code run/}, the truth of each row
 * ({@code truth.csv}), the areas that weighted least squares finds if it knows everything but them ({@code oracle.csv}), and
 * {@code params.json}. Scores of several runs of a scenario add up.
 *
 * <p>An error is wrong above 15 % and above three standard deviations of the oracle, preparation included. Flags that say nothing against a
 * row do not count.
 */
final class RobustnessScore {
    private static final double WRONG_PERCENT = 15;
    private static final double WRONG_SD = 3;
    private static final double UNEQUAL = 5;
    private static final Set<Flag> SAY_NOTHING = EnumSet.of(
            Flag.RT_DRIFT,
            Flag.STANDARD_EXCLUDED,
            Flag.EXCLUDED_BY_DECISION,
            Flag.TIME_WINDOW,
            Flag.REINJECTED,
            Flag.RUN_REJECTED);

    private final String scenario;
    private final List<Double> errors = new ArrayList<>();
    private final List<Double> oracleErrors = new ArrayList<>();
    private final List<Double> reportedErrors = new ArrayList<>();
    private final List<Double> minorErrors = new ArrayList<>();
    private final List<Double> minorOracleErrors = new ArrayList<>();
    private final List<Double> matchedErrors = new ArrayList<>();
    private final List<Double> matchedDropErrors = new ArrayList<>();
    private int rows;
    private int lost;
    private int refused;
    private int covered;
    private int clean;
    private int cleanFlagged;
    private int affected;
    private int affectedRefused;
    private int affectedFlagged;
    private int unflaggedWrong;
    private int crashes;
    private double seconds;

    RobustnessScore(String scenario) {
        this.scenario = scenario;
    }

    /** Its figures by name, in the order of the table; those that the scenario does not have are missing. */
    Map<String, Double> figures() {
        Map<String, Double> found = new LinkedHashMap<>();
        found.put("n", (double) rows);
        found.put("lost", (double) lost);
        found.put("refused", (double) refused);
        found.put("rmse", Figures.rms(errors));
        found.put("oracle", Figures.rms(oracleErrors));
        found.put("minor", Figures.rms(minorErrors));
        found.put("minor_oracle", Figures.rms(minorOracleErrors));
        found.put("coverage", 100.0 * covered / errors.size());
        found.put("flagged_clean_pct", clean == 0 ? 0 : Figures.percent(cleanFlagged, clean));
        found.put("rmse_quantified", Figures.rms(reportedErrors));
        found.put("matched_rmse", Figures.rms(matchedErrors));
        found.put("matched_drop", Figures.rms(matchedDropErrors));
        found.put("affected", (double) affected);
        if (affected > 0) {
            found.put("affected_refused_pct", Figures.percent(affectedRefused, affected));
            found.put("affected_flagged_pct", Figures.percent(affectedFlagged, affected));
        }
        found.put("unflagged_wrong", (double) unflaggedWrong);
        found.values().removeIf(value -> Double.isNaN(value));
        return found;
    }

    String scenario() {
        return scenario;
    }

    /** Runs that ended with an error instead of a verdict. */
    int crashes() {
        return crashes;
    }

    /** Wall time of processing. */
    double seconds() {
        return seconds;
    }

    int covered() {
        return covered;
    }

    int estimates() {
        return errors.size();
    }

    /** A row of the truth. */
    private record Truth(BenchRow row) {
        int injection() {
            return Integer.parseInt(row.get("injection"));
        }

        String analyte() {
            return row.get("analyte");
        }

        double ngPerMl() {
            return number("true_ng_per_ml");
        }

        double dilution() {
            return number("dilution_factor");
        }

        private double number(String column) {
            return Double.parseDouble(row.get(column));
        }

        boolean is(String type) {
            return row.get("sample_type").equals(type);
        }

        boolean isMarked() {
            return !row.get("marks").isEmpty();
        }

        Key key() {
            return new Key(injection(), analyte());
        }

        /** What its enantiomers have in common. */
        String substance() {
            return analyte().substring(analyte().indexOf('-') + 1);
        }
    }

    private record Key(int injection, String analyte) {}

    /** A row of the oracle. */
    private record Oracle(double area, double standardArea, double areaSd, double standardSd) {
        static Oracle of(BenchRow row) {
            ToDoubleFunction<String> number = column -> Double.parseDouble(row.get(column));
            return new Oracle(
                    number.applyAsDouble("area"),
                    number.applyAsDouble("is_area"),
                    number.applyAsDouble("area_sd"),
                    number.applyAsDouble("is_sd"));
        }

        double relativeSd(double preparation) {
            double own = areaSd / Math.max(Math.abs(area), 1e-9);
            double standard = standardSd / Math.max(Math.abs(standardArea), 1e-9);
            return Math.sqrt(own * own + standard * standard + preparation * preparation);
        }
    }

    /** What the folder of a scenario states. */
    private record Stated(JsonNode parameters, List<Truth> truth, Map<Key, Oracle> oracle) {
        static Stated read(Path folder) throws IOException {
            JsonNode parameters = new JsonMapper().readTree(Files.readString(folder.resolve("params.json")));
            List<Truth> truth = BenchRow.read(folder.resolve("truth.csv")).stream()
                    .map(Truth::new)
                    .toList();
            Map<Key, Oracle> oracle = new HashMap<>();
            for (BenchRow row : BenchRow.read(folder.resolve("oracle.csv"))) {
                oracle.put(new Key(Integer.parseInt(row.get("injection")), row.get("analyte")), Oracle.of(row));
            }
            return new Stated(parameters, truth, oracle);
        }

        Map<String, Double> expectedMin() {
            return parameters
                    .path("peaks")
                    .propertyStream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, peak -> peak.getValue().path(1).asDouble()));
        }

        /** Concentrations as injected, from areas and those of the standard, by the scenario's curve weighted with 1/x^2. */
        Map<Key, Double> concentrations(Map<Key, Double> ratios) {
            int terms = parameters.path("model").asString().equals("quadratic") ? 3 : 2;
            Map<String, WeightedLeastSquares.Solution> curves = new HashMap<>();
            for (String analyte : truth.stream().map(Truth::analyte).distinct().toList()) {
                List<WeightedLeastSquares.Point> points = truth.stream()
                        .filter(one ->
                                one.analyte().equals(analyte) && one.is("standard") && ratios.containsKey(one.key()))
                        .map(one -> new WeightedLeastSquares.Point(
                                one.ngPerMl(), ratios.get(one.key()), 1 / (one.ngPerMl() * one.ngPerMl())))
                        .toList();
                WeightedLeastSquares.fit(points, terms).ifPresent(curve -> curves.put(analyte, curve));
            }
            Map<Key, Double> found = new HashMap<>();
            ratios.forEach((key, ratio) -> Optional.ofNullable(curves.get(key.analyte()))
                    .map(curve -> concentration(curve.coefficients(), ratio))
                    .ifPresent(concentration -> found.put(key, concentration)));
            return found;
        }

        private static double concentration(List<Double> coefficients, double ratio) {
            return Polynomial.inverseAt(coefficients, ratio)
                    .orElse((ratio - coefficients.get(0)) / coefficients.get(1));
        }

        Map<Key, Double> oracleConcentrations() {
            Map<Key, Double> ratios = new HashMap<>();
            oracle.forEach((key, one) -> {
                if (one.standardArea > 0) {
                    ratios.put(key, one.area / one.standardArea);
                }
            });
            return concentrations(ratios);
        }

        Map<Key, Double> dropConcentrations(RunInput input, RunResult result) {
            TextbookDrop drop = new TextbookDrop(
                    input.method(), expectedMin(), parameters.path("fwhm").asDouble());
            Map<Key, Double> ratios = new HashMap<>();
            for (InjectionPeaks injection : result.injections()) {
                drop.areas(injection.raw()).forEach((analyte, pair) -> {
                    if (pair.standardArea() > 0) {
                        ratios.put(new Key(injection.injection().number(), analyte), pair.area() / pair.standardArea());
                    }
                });
            }
            return concentrations(ratios);
        }

        /** Whether another isomer of the injection has five times as much. */
        boolean isMinor(Truth one) {
            return truth.stream()
                    .filter(other -> other.injection() == one.injection()
                            && other.substance().equals(one.substance())
                            && !other.analyte().equals(one.analyte()))
                    .anyMatch(other -> other.ngPerMl() >= UNEQUAL * one.ngPerMl());
        }
    }

    /** Processes the run of a scenario's folder and adds what came of it. A run that ends with an error is counted, and shown. */
    void add(Path folder) {
        try {
            Stated stated = Stated.read(folder);
            long before = System.nanoTime();
            RunInput input = RunInput.read(folder.resolve("run"));
            Optional<RunResult> result = processed(folder, input);
            seconds += (System.nanoTime() - before) / 1e9;
            if (result.isPresent()) {
                compare(stated, input, result.get());
            } else {
                crashes++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<RunResult> processed(Path folder, RunInput input) {
        try {
            return Optional.of(new AssayPipeline(input.method(), input.chromatograms()).process(input.run()));
        } catch (RuntimeException e) {
            System.out.println(folder.getFileName() + ": " + e);
            return Optional.empty();
        }
    }

    private void compare(Stated stated, RunInput input, RunResult result) {
        Map<Key, ResultRow> found = result.rows().stream()
                .collect(Collectors.toMap(
                        row -> new Key(row.injection().number(), row.analyte().name()), row -> row));
        Map<Key, Double> oracle = stated.oracleConcentrations();
        Map<Key, Double> drop = stated.dropConcentrations(input, result);
        double lloq = stated.parameters.path("lloq").asDouble();
        double preparation = stated.parameters.path("prep").asDouble();
        for (Truth truth : stated.truth) {
            if (!truth.is("study") || truth.ngPerMl() < lloq) {
                continue;
            }
            rows++;
            double sd = Optional.ofNullable(stated.oracle.get(truth.key()))
                    .map(one -> one.relativeSd(preparation))
                    .orElse(0.0);
            double limit = Math.max(WRONG_PERCENT, 100 * WRONG_SD * sd);
            boolean isMinor = stated.isMinor(truth);
            OptionalDouble best = errorPercent(oracle, truth);
            best.ifPresent(oracleErrors::add);
            if (isMinor) {
                best.ifPresent(minorOracleErrors::add);
            }
            ResultRow row = found.get(truth.key());
            if (row == null) {
                lost++;
            } else {
                add(new Row(truth, row, limit, isMinor, errorPercent(drop, truth)));
            }
        }
    }

    private static OptionalDouble errorPercent(Map<Key, Double> concentrations, Truth truth) {
        Double found = concentrations.get(truth.key());
        return found == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(100 * (found * truth.dilution() / truth.ngPerMl() - 1));
    }

    /**
     * A row of a study sample.
     *
     * @param limitPercent above which its error is wrong
     * @param isMinor whether another isomer of the injection has five times as much
     * @param dropErrorPercent of the textbook drop; empty if it cannot cut
     */
    private record Row(
            Truth truth, ResultRow result, double limitPercent, boolean isMinor, OptionalDouble dropErrorPercent) {
        Optional<Estimate> estimate() {
            return result.estimate();
        }

        double errorPercent(double ngPerMl) {
            return 100 * (ngPerMl / truth.ngPerMl() - 1);
        }

        boolean isFlagged() {
            return result.judgement().flags().stream().anyMatch(flag -> !SAY_NOTHING.contains(flag));
        }

        boolean isRefused() {
            return result.judgement().status() == ResultStatus.NOT_QUANTIFIABLE;
        }

        boolean isCovered() {
            Estimate found = estimate().orElseThrow();
            return found.ci95LowNgPerMl().orElse(Double.NEGATIVE_INFINITY) <= truth.ngPerMl()
                    && found.ci95HighNgPerMl().orElse(Double.POSITIVE_INFINITY) >= truth.ngPerMl();
        }
    }

    private void add(Row row) {
        // A trouble of the baseline concerns every row.
        boolean isHit = row.truth.isMarked() || scenario.startsWith("c_");
        clean += isHit ? 0 : 1;
        cleanFlagged += !isHit && row.isFlagged() ? 1 : 0;
        affected += isHit ? 1 : 0;
        affectedRefused += isHit && (row.isRefused() || row.estimate().isEmpty()) ? 1 : 0;
        affectedFlagged += isHit && row.isFlagged() ? 1 : 0;
        Set<Flag> flags = row.result.judgement().flags();
        OptionalDouble reported = row.result.reportedNgPerMl();
        refused +=
                row.isRefused() && reported.isEmpty() && !flags.isEmpty() && !flags.contains(Flag.RUN_REJECTED) ? 1 : 0;
        reported.ifPresent(value -> reportedErrors.add(row.errorPercent(value)));
        if (row.estimate().isEmpty()) {
            lost++;
            unflaggedWrong += row.isFlagged() ? 0 : 1;
            return;
        }
        double error = row.errorPercent(row.estimate().orElseThrow().ngPerMl());
        errors.add(error);
        covered += row.isCovered() ? 1 : 0;
        unflaggedWrong += !row.isFlagged() && Math.abs(error) > row.limitPercent ? 1 : 0;
        if (row.isMinor) {
            minorErrors.add(error);
        }
        row.dropErrorPercent.ifPresent(drop -> {
            matchedErrors.add(error);
            matchedDropErrors.add(drop);
        });
    }

    /** A line of the table. */
    static String line(String name, Map<String, Double> figures, List<String> columns) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "  %-24s", name));
        for (String column : columns) {
            Double value = figures.get(column);
            String cell = value == null ? "-" : TableRow.number(value);
            text.append(String.format(Locale.ROOT, " %" + Math.max(7, column.length()) + "s", cell));
        }
        return text.toString();
    }
}
