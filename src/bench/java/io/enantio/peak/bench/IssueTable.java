package io.enantio.peak.bench;

import io.enantio.peak.bench.StressBench.Batch;
import io.enantio.peak.bench.StressBench.Outcome;
import io.enantio.peak.bench.TableRow.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the stress set must show beside section 8: the smaller peak per scenario, what is lost, what is flagged. */
final class IssueTable {
    private static final double LEAST_SIGNAL_TO_NOISE = 50;
    private static final double MOST_UNEQUAL = 20;
    private static final double MEDIAN_PERCENT = 2.5;
    private static final double NINETY_FIFTH_PERCENT = 8;
    private static final double LARGE_ERROR_PERCENT = 15;

    private IssueTable() {}

    static List<TableRow> rows(List<Batch> batches) {
        List<TableRow> rows = new ArrayList<>();
        long lost = batches.stream()
                .flatMap(batch -> batch.outcomes().stream())
                .filter(one -> one.truth() > 0 && one.area().isEmpty())
                .count();
        long swapped = batches.stream()
                .mapToLong(batch -> batch.outcomes().stream()
                        .filter(one -> StressFigures.isSwapped(batch, one))
                        .count())
                .sum();
        rows.add(TableRow.atMost("peaks lost", 0, lost));
        rows.add(TableRow.atMost("peaks swapped (apex more than half a spacing off)", 0, swapped));
        addFlags(batches, rows);
        return rows;
    }

    private static void addFlags(List<Batch> batches, List<TableRow> rows) {
        List<Outcome> samples = batches.stream()
                .flatMap(batch -> StressFigures.samples(batch).stream())
                .toList();
        List<Outcome> plain =
                samples.stream().filter(one -> one.flags().isEmpty()).toList();
        rows.add(TableRow.shareAtMost(
                "without a flag: errors > 15 % that the interval does not cover",
                1,
                plain.stream()
                        .filter(one -> Math.abs(one.errorPercent()) > LARGE_ERROR_PERCENT)
                        .filter(one -> !StressFigures.isCovered(one))
                        .count(),
                plain.size()));
        rows.add(flagged("clean samples that carry a warning", 3, samples));
        rows.add(flagged(
                "  of scenarios whose shape is learnable",
                3,
                samples.stream()
                        .filter(one -> StressTable.isLearnable(one.scenario()))
                        .toList()));
    }

    private static TableRow flagged(String what, double limit, List<Outcome> samples) {
        List<Outcome> clean = samples.stream().filter(one -> !one.faulted()).toList();
        return TableRow.shareAtMost(
                what,
                limit,
                clean.stream().filter(one -> !one.flags().isEmpty()).count(),
                clean.size());
    }

    /** How many clean peaks carry which warning, by scenario. */
    static Map<String, Integer> warnings(List<Batch> batches) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Batch batch : batches) {
            StressFigures.samples(batch).stream()
                    .filter(one -> !one.faulted() && !one.flags().isEmpty())
                    .forEach(one -> counts.merge(one.scenario() + " " + new TreeSet<>(one.flags()), 1, Integer::sum));
        }
        return counts;
    }

    /** Median and 95th percentile of the smaller peak's error in each scenario, ratio up to 20:1, S/N from 50. */
    static List<TableRow> smallerPeaks(List<Batch> batches) {
        List<TableRow> rows = new ArrayList<>();
        for (String scenario : batches.stream().map(Batch::scenario).distinct().toList()) {
            List<Double> errors = batches.stream()
                    .filter(batch -> batch.scenario().equals(scenario))
                    .flatMap(batch -> smaller(batch).stream())
                    .map(one -> Math.abs(one.errorPercent()))
                    .toList();
            if (!errors.isEmpty()) {
                rows.add(row(scenario, errors));
            }
        }
        return rows;
    }

    private static TableRow row(String scenario, List<Double> errors) {
        double median = Figures.median(errors);
        double most = Figures.quantile(errors, 0.95);
        boolean isIn = median <= MEDIAN_PERCENT && most <= NINETY_FIFTH_PERCENT;
        return new TableRow(
                scenario,
                StressTable.isLearnable(scenario) ? "<= 2.5 / <= 8" : "no limit",
                String.format(Locale.ROOT, "%.2f / %.2f (%d peaks)", median, most, errors.size()),
                StressTable.isLearnable(scenario) ? Verdict.of(isIn) : Verdict.REPORTED);
    }

    private static List<Outcome> smaller(Batch batch) {
        Map<Integer, Double> largest = new TreeMap<>();
        StressFigures.samples(batch).forEach(one -> largest.merge(one.injection(), one.truth(), Math::max));
        return StressFigures.samples(batch).stream()
                .filter(one -> one.truth() == one.smallestTruth())
                .filter(one -> one.truth() >= LEAST_SIGNAL_TO_NOISE * one.unit())
                .filter(one -> largest.getOrDefault(one.injection(), one.truth()) <= MOST_UNEQUAL * one.truth())
                .toList();
    }
}
