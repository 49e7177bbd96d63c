package io.enantio.peak.bench;

import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Peak;
import io.enantio.peak.bench.StressBench.Batch;
import io.enantio.peak.bench.StressBench.Outcome;
import io.enantio.peak.bench.TableRow.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The stress set: the limits that the integration has to meet. */
final class StressTable {
    static final List<String> HARD = List.of("overload", "few_calibrators", "zero_threshold", "clipped");
    static final List<String> BESIDE = List.of("interference_before", "interference_after");
    static final List<String> FEW_IONS = List.of("low_sn3", "low_sn5", "low_sn10");
    private static final List<String> NOT_LEARNABLE = List.of("blanks", "ratio_100", "interference_between");
    private static final double LARGE_ERROR_PERCENT = 15;

    private final List<Batch> batches;
    private final List<BenchRow> peers = BenchData.table("peers.csv");
    private final List<TableRow> rows = new ArrayList<>();

    private StressTable(List<Batch> batches) {
        this.batches = batches;
    }

    static List<TableRow> rows(List<Batch> batches) {
        StressTable table = new StressTable(batches);
        table.addRootMeanSquares();
        table.addInterferences();
        table.addUnequal();
        table.addCoverage();
        table.addAbsent();
        table.addFewIons();
        table.addTimeScale();
        return table.rows;
    }

    /** Whether calibrators teach the scenario's shape. */
    static boolean isLearnable(String scenario) {
        return Stream.of(HARD, BESIDE, FEW_IONS, NOT_LEARNABLE).noneMatch(list -> list.contains(scenario));
    }

    private static Predicate<Batch> in(List<String> scenarios) {
        return batch -> scenarios.contains(batch.scenario());
    }

    private double floor(Batch batch) {
        return StressBench.floor(peers, batch, StressFigures.subset(batch));
    }

    private static double rmse(Batch batch) {
        return Figures.rms(StressFigures.errors(StressFigures.counted(batch)));
    }

    /** How near a batch is to its limit, 1: at it. */
    double use(Batch batch) {
        return rmse(batch) / StressBench.limit(batch.scenario(), floor(batch));
    }

    private void addRootMeanSquares() {
        addWithin("learnable shapes: RMSE <= 1.25 floor + 0.3", batch -> isLearnable(batch.scenario()));
        addWithin("overload, few calibrators, zero threshold, clipped: 1.7 f + 0.5", in(HARD));
        addWithin("interference before, after, faulted: 1.5 f + 0.5", in(BESIDE));
    }

    private void addWithin(String what, Predicate<Batch> which) {
        List<Batch> chosen = batches.stream().filter(which).toList();
        List<String> above = chosen.stream()
                .filter(batch -> !(use(batch) <= 1))
                .map(batch -> String.format(
                        Locale.ROOT,
                        "%s %.2f > %.2f",
                        batch.name(),
                        rmse(batch),
                        StressBench.limit(batch.scenario(), floor(batch))))
                .toList();
        String measured = (chosen.size() - above.size()) + " of " + chosen.size() + " batches"
                + (above.isEmpty() ? "" : "; not: " + String.join(", ", above));
        rows.add(new TableRow(what, "all batches", measured, Verdict.of(above.isEmpty())));
    }

    private void addInterferences() {
        List<Outcome> samples = all(in(BESIDE), StressFigures::samples);
        List<Outcome> faulted = samples.stream().filter(Outcome::faulted).toList();
        List<Outcome> clean = samples.stream().filter(one -> !one.faulted()).toList();
        long flagged = faulted.stream().filter(one -> !one.flags().isEmpty()).count();
        double share = Figures.percent(flagged, faulted.size());
        rows.add(new TableRow(
                "  of these flagged",
                ">= 90 %",
                TableRow.number(share) + " % (" + flagged + " of " + faulted.size() + ")",
                Verdict.of(share >= 90)));
        rows.add(TableRow.shareAtMost(
                "  clean samples flagged",
                3,
                clean.stream().filter(one -> !one.flags().isEmpty()).count(),
                clean.size()));
        List<Outcome> smallest = all(in(List.of("interference_between")), StressFigures::counted).stream()
                .filter(one -> one.truth() == one.smallestTruth())
                .toList();
        rows.add(TableRow.atMost(
                "interference between: bias of the smaller peak, %", 6, Figures.mean(StressFigures.errors(smallest))));
    }

    private void addUnequal() {
        List<Outcome> samples = all(in(List.of("ratio_100")), StressFigures::samples);
        long unsaid = samples.stream()
                .filter(one -> Math.abs(one.errorPercent()) > LARGE_ERROR_PERCENT && !isSaid(one))
                .count();
        rows.add(TableRow.atMost("ratio 100: errors > 15 % without SHAPE_LIMITED or imprecision", 0, unsaid));
        addCovered("ratio 100: intervals that hold the truth, %", 93, 100, samples);
    }

    /** SHAPE_LIMITED, or a noise part beyond 20 % of the area, which the rules call BELOW_PRECISION_LIMIT. */
    private static boolean isSaid(Outcome one) {
        Peak.Area area = one.area().orElseThrow();
        return one.flags().contains(Flag.SHAPE_LIMITED) || area.noiseSeCountsMin() > 0.2 * Math.abs(area.countsMin());
    }

    private void addCovered(String what, double from, double to, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        double share = StressFigures.coveredPercent(outcomes);
        String wanted = to < 100
                ? String.format(Locale.ROOT, "%.0f to %.0f", from, to)
                : String.format(Locale.ROOT, ">= %.0f", from);
        rows.add(new TableRow(
                what,
                wanted,
                TableRow.number(share) + " (" + outcomes.size() + ")",
                Verdict.of(share >= from && share <= to)));
    }

    private void addCoverage() {
        addCovered("95 % intervals, pooled, calibrators too, %", 93, 97, all(batch -> true, StressFigures::present));
        addCovered("95 % intervals, pooled, samples, %", 93, 97, all(batch -> true, StressFigures::samples));
        List<String> low = batches.stream()
                .map(Batch::scenario)
                .distinct()
                .filter(name -> covered(name) < 88)
                .map(name -> name + " " + TableRow.number(covered(name)))
                .toList();
        rows.add(new TableRow(
                "every scenario's intervals, both batches, %",
                ">= 88", low.isEmpty() ? "all" : "not: " + String.join(", ", low), Verdict.of(low.isEmpty())));
    }

    private double covered(String scenario) {
        return StressFigures.coveredPercent(all(in(List.of(scenario)), StressFigures::present));
    }

    private void addAbsent() {
        addAbsent(
                "blanks",
                all(batch -> true, StressFigures::absent).stream()
                        .filter(one -> one.kind().equals("blank"))
                        .toList());
        addAbsent(
                "absent enantiomer",
                all(in(List.of("single_enantiomer")), StressFigures::absent).stream()
                        .filter(one -> one.kind().equals("sample"))
                        .toList());
    }

    private void addAbsent(String what, List<Outcome> absent) {
        List<Double> areas = absent.stream()
                .map(one -> one.area().orElseThrow().countsMin() / one.unit())
                .toList();
        double away = Math.abs(Figures.mean(areas)) / Figures.standardError(areas);
        rows.add(TableRow.atMost(what + ": |mean area|, standard errors", 2, away));
        rows.add(TableRow.shareAtMost(
                what + ": called present",
                1,
                absent.stream()
                        .map(one -> one.area().orElseThrow())
                        .filter(area -> area.countsMin() > Peak.DETECTION_SE * area.seCountsMin())
                        .count(),
                absent.size()));
    }

    private void addFewIons() {
        addWithin("low S/N: RMSE <= 1.2 floor", in(FEW_IONS));
        batches.stream()
                .filter(in(FEW_IONS))
                .max(Comparator.comparingDouble(this::biasBesideFloor))
                .ifPresent(worst -> rows.add(
                        TableRow.atMost("low S/N: bias beside the floor's, worst batch, %", 2, biasBesideFloor(worst))
                                .at(worst.name() + " " + worst.scenario())));
    }

    private double biasBesideFloor(Batch batch) {
        return Math.abs(Figures.mean(StressFigures.errors(StressFigures.counted(batch))) - floorBias(batch));
    }

    private double floorBias(Batch batch) {
        return peers.stream()
                .filter(row -> row.get("method").equals("oracle_shape")
                        && row.get("scenario").equals(batch.scenario()))
                .filter(row ->
                        row.get("peak").equals("every") && row.get("subset").equals("all"))
                .filter(row -> Double.parseDouble(row.get("resolution")) == batch.resolution())
                .mapToDouble(row -> Double.parseDouble(row.get("bias_percent")))
                .findFirst()
                .orElseThrow();
    }

    private void addTimeScale() {
        for (String letter : List.of("a", "b")) {
            List<Double> shares = batches.stream()
                    .filter(batch -> batch.name().endsWith(letter) && isLearnable(batch.scenario()))
                    .map(batch -> rmse(batch) / floor(batch))
                    .toList();
            rows.add(new TableRow(
                    letter + " batches, learnable: median RMSE / floor",
                    "alike",
                    TableRow.number(Figures.median(shares)),
                    Verdict.REPORTED));
        }
    }

    private List<Outcome> all(Predicate<Batch> which, Function<Batch, List<Outcome>> part) {
        return batches.stream()
                .filter(which)
                .flatMap(batch -> part.apply(batch).stream())
                .toList();
    }
}
