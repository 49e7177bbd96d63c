package io.enantio.peak.bench;

import io.enantio.peak.bench.TableRow.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The robustness benchmark: troubles of real laboratories, simulated, each in a folder of its own. Processes every run, compares it with its
 * truth, prints what is measured beside what is stored, and the limits; ends with status 1 if one is missed. {@code -Dbench.folder}
 * names the folder that contains the scenarios' folders; several seeds of a scenario are pooled. {@code -Dgolden.update=yes} stores
 * the figures.
 *
 * <p>The first letter of a scenario's name is its kind: a shapes, b detectors, c baselines, d retention, internal standards and metabolites
 * ({@code d_met}), e amounts and layouts.
 */
final class RobustnessTable {
    private static final Path STORED = Path.of("validation", "reference", "robustness", "figures.csv");
    private static final String FOLDER = "bench.folder";

    private static final String ONE_STANDARD_LACKS = "d_is_one";
    private static final String UNDER_THE_PEAK = "d_met_exact";
    private static final String UNDER_THE_MINOR = "d_met_minor";
    private static final String SLIPPED = "d_slip";

    private static final double MOST_ABOVE_ORACLE = 1.3;
    private static final double MOST_ABOVE_ORACLE_PERCENT = 0.3;
    private static final double MOST_OF_REPORTED = 2;
    private static final double MOST_REFUSED_PERCENT = 50;
    private static final double LEAST_TOLD_PERCENT = 90;
    private static final double MOST_ABOVE_DROP = 1.1;
    private static final double MOST_WARNED_PERCENT = 5;
    private static final double MOST_WRONG_PERCENT = 0.3;
    private static final double LEAST_COVERAGE = 93;
    private static final double MOST_COVERAGE = 97;
    private static final double LEAST_COVERAGE_OF_ONE = 88;

    private final List<RobustnessScore> scores;

    private RobustnessTable(List<RobustnessScore> scores) {
        this.scores = scores;
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(System.getProperty(FOLDER, ""));
        List<Path> runs = runs(folder);
        if (runs.isEmpty()) {
            System.err.println(folder + ": contains no scenarios. Name their folder with -D" + FOLDER + "=<folder>.");
            System.exit(2);
        }
        Map<String, RobustnessScore> scores = new TreeMap<>();
        for (Path run : runs) {
            String scenario = scenario(run);
            scores.computeIfAbsent(scenario, RobustnessScore::new).add(run);
        }
        RobustnessTable table = new RobustnessTable(List.copyOf(scores.values()));
        table.print();
        if (!System.getProperty("golden.update", "").isEmpty()) {
            table.store();
        }
        List<TableRow> limits = table.limits();
        TableRow.print("LIMITS", limits);
        System.exit(limits.stream().anyMatch(row -> row.verdict() == Verdict.FAILS) ? 1 : 0);
    }

    private static List<Path> runs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(one -> Files.isRegularFile(one.resolve("params.json")))
                    .sorted()
                    .toList();
        }
    }

    /** Name of a scenario's folder, up to the seed. */
    private static String scenario(Path folder) throws IOException {
        String parameters = Files.readString(folder.resolve("params.json"));
        return new tools.jackson.databind.json.JsonMapper()
                .readTree(parameters)
                .path("scenario")
                .asString();
    }

    private void print() throws IOException {
        Map<String, Map<String, Double>> stored = stored();
        List<String> columns = columns();
        System.out.println("ROBUSTNESS, % where not a number of rows; the second line of each is stored");
        System.out.println(String.format(Locale.ROOT, "  %-24s", "")
                + columns.stream()
                        .map(column -> String.format(Locale.ROOT, " %7s", column))
                        .collect(Collectors.joining()));
        for (RobustnessScore score : scores) {
            System.out.println(RobustnessScore.line(score.scenario(), score.figures(), columns)
                    + String.format(Locale.ROOT, " %6.1f s", score.seconds()));
            Optional.ofNullable(stored.get(score.scenario()))
                    .ifPresent(before -> System.out.println(RobustnessScore.line("", before, columns)));
        }
    }

    private List<String> columns() {
        return scores.stream()
                .flatMap(score -> score.figures().keySet().stream())
                .distinct()
                .sorted(java.util.Comparator.comparingInt(ORDER::indexOf))
                .toList();
    }

    private static final List<String> ORDER = List.of(
            "n",
            "lost",
            "refused",
            "rmse",
            "oracle",
            "minor",
            "minor_oracle",
            "coverage",
            "flagged_clean_pct",
            "rmse_quantified",
            "matched_rmse",
            "matched_drop",
            "affected",
            "affected_refused_pct",
            "affected_flagged_pct",
            "unflagged_wrong");

    private static Map<String, Map<String, Double>> stored() throws IOException {
        Map<String, Map<String, Double>> found = new LinkedHashMap<>();
        if (!Files.exists(STORED)) {
            return found;
        }
        for (BenchRow row : BenchRow.read(STORED)) {
            Map<String, Double> figures = new LinkedHashMap<>();
            row.cells().forEach((column, cell) -> {
                if (ORDER.contains(column) && !cell.isEmpty()) {
                    figures.put(column, Double.parseDouble(cell));
                }
            });
            found.put(row.get("scenario"), figures);
        }
        return found;
    }

    private void store() throws IOException {
        StringBuilder text = new StringBuilder("scenario," + String.join(",", ORDER) + "\n");
        for (RobustnessScore score : scores) {
            Map<String, Double> figures = score.figures();
            text.append(score.scenario())
                    .append(ORDER.stream()
                            .map(column -> Optional.ofNullable(figures.get(column))
                                    .map(TableRow::number)
                                    .orElse(""))
                            .map(cell -> "," + cell)
                            .collect(Collectors.joining()))
                    .append("\n");
        }
        Files.createDirectories(STORED.getParent());
        Files.writeString(STORED, text, StandardCharsets.UTF_8);
    }

    private static double figure(RobustnessScore score, String name) {
        return score.figures().getOrDefault(name, Double.NaN);
    }

    private List<TableRow> limits() {
        List<TableRow> rows = new ArrayList<>();
        rows.add(TableRow.atMost(
                "runs that end without a verdict",
                0,
                scores.stream().mapToInt(RobustnessScore::crashes).sum()));
        rows.add(each(
                "rows lost, " + ONE_STANDARD_LACKS + " apart",
                is(ONE_STANDARD_LACKS).negate(),
                "lost",
                any -> 0));
        rows.add(each(
                "error of kinds a, b, d, e, metabolites apart",
                score -> !score.scenario().startsWith("c_") && !isMetabolite(score),
                "rmse",
                score -> MOST_ABOVE_ORACLE * figure(score, "oracle") + MOST_ABOVE_ORACLE_PERCENT));
        Predicate<RobustnessScore> disturbed = score -> score.scenario().startsWith("c_")
                || is(SLIPPED).test(score)
                || isMetabolite(score) && !is(UNDER_THE_PEAK).test(score);
        rows.add(each(
                "error of what is reported: baselines, metabolites, slips",
                disturbed,
                "rmse_quantified",
                score -> MOST_OF_REPORTED * figure(score, "oracle")));
        rows.add(each(
                "  affected rows that are refused, %", disturbed, "affected_refused_pct", any -> MOST_REFUSED_PERCENT));
        rows.add(atLeast(
                "affected rows told, metabolites that a qualifier betrays, %",
                is(UNDER_THE_PEAK).or(is(UNDER_THE_MINOR)), "affected_flagged_pct", LEAST_TOLD_PERCENT));
        rows.add(each(
                "error where a textbook drop can cut",
                is(UNDER_THE_PEAK).negate(),
                "matched_rmse",
                score -> MOST_ABOVE_DROP * figure(score, "matched_drop")));
        rows.add(each(
                "clean rows with a warning, %",
                score -> !score.scenario().startsWith("c_"), "flagged_clean_pct", any -> MOST_WARNED_PERCENT));
        List<RobustnessScore> honest =
                scores.stream().filter(is(UNDER_THE_PEAK).negate()).toList();
        rows.add(TableRow.shareAtMost(
                "wrong without a flag, " + UNDER_THE_PEAK + " apart",
                MOST_WRONG_PERCENT,
                Math.round(honest.stream()
                        .mapToDouble(score -> figure(score, "unflagged_wrong"))
                        .sum()),
                Math.round(
                        honest.stream().mapToDouble(score -> figure(score, "n")).sum())));
        double covered = Figures.percent(
                honest.stream().mapToInt(RobustnessScore::covered).sum(),
                honest.stream().mapToInt(RobustnessScore::estimates).sum());
        rows.add(new TableRow(
                "95 % intervals that hold the truth, " + UNDER_THE_PEAK + " apart, %",
                TableRow.number(LEAST_COVERAGE) + " to " + TableRow.number(MOST_COVERAGE),
                TableRow.number(covered),
                Verdict.of(covered >= LEAST_COVERAGE && covered <= MOST_COVERAGE)));
        rows.add(atLeast("  of every scenario, %", is(UNDER_THE_PEAK).negate(), "coverage", LEAST_COVERAGE_OF_ONE));
        return rows;
    }

    private static boolean isMetabolite(RobustnessScore score) {
        return score.scenario().startsWith("d_met");
    }

    private static Predicate<RobustnessScore> is(String scenario) {
        return score -> score.scenario().equals(scenario);
    }

    /** A limit of every scenario of a kind; those that miss it are named. */
    private TableRow each(
            String what, Predicate<RobustnessScore> kind, String figure, ToDoubleFunction<RobustnessScore> most) {
        return row(what, "<= limit", kind, figure, score -> figure(score, figure) <= most.applyAsDouble(score), most);
    }

    private TableRow atLeast(String what, Predicate<RobustnessScore> kind, String figure, double least) {
        return row(what, ">= limit", kind, figure, score -> figure(score, figure) >= least, any -> least);
    }

    private TableRow row(
            String what,
            String wanted,
            Predicate<RobustnessScore> kind,
            String figure,
            Predicate<RobustnessScore> holds,
            ToDoubleFunction<RobustnessScore> limit) {
        List<RobustnessScore> judged = scores.stream()
                .filter(kind)
                .filter(score -> !Double.isNaN(figure(score, figure)))
                .toList();
        List<RobustnessScore> missed = judged.stream().filter(holds.negate()).toList();
        String names = missed.stream()
                .map(score -> score.scenario() + " " + TableRow.number(figure(score, figure)) + " ("
                        + TableRow.number(limit.applyAsDouble(score)) + ")")
                .collect(Collectors.joining(", "));
        String measured =
                judged.size() - missed.size() + " of " + judged.size() + (names.isEmpty() ? "" : "; " + names);
        return new TableRow(what, wanted, measured, judged.isEmpty() ? Verdict.REPORTED : Verdict.of(missed.isEmpty()));
    }
}
