package io.enantio.validation.stability;

import static io.enantio.validation.report.TableForm.analyte;
import static io.enantio.validation.report.TableForm.count;
import static io.enantio.validation.report.TableForm.optional;
import static io.enantio.validation.report.TableForm.verdict;
import static io.enantio.validation.report.TableForm.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.statistics.SampleStatistics;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Stock solutions of STB-1: mean response ratio of the stored stock against that of the fresh one (condition stock, time 0). */
final class StockStability {
    private StockStability() {}

    /** Response ratios of a stored stock solution and of the fresh one. */
    record Row(Analyte analyte, List<String> labels, SampleStatistics fresh, SampleStatistics stored, Outcome outcome) {
        private OptionalDouble differencePercent() {
            return fresh.n() > 0 && stored.n() > 0
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(
                            stored.mean().getAsDouble(), fresh.mean().getAsDouble()))
                    : OptionalDouble.empty();
        }
    }

    static final TableForm<Row> TABLE = new TableForm<>(
            "stb-1-stock",
            "Stability of stock solutions",
            "a row per analyte, time and level",
            List.of(
                    analyte(Row::analyte),
                    words("condition", "with its time", row -> row.labels().get(0)),
                    words(
                            "level",
                            "QC level that the stock was diluted to",
                            row -> row.labels().get(1)),
                    count(
                            "fresh_n",
                            "measurements of the fresh stock",
                            row -> row.fresh().n()),
                    optional(
                            "fresh_ratio",
                            "mean response ratio",
                            Format.FIGURE,
                            row -> row.fresh().mean()),
                    count(
                            "stored_n",
                            "measurements of the stored stock",
                            row -> row.stored().n()),
                    optional(
                            "stored_ratio",
                            "mean response ratio",
                            Format.FIGURE,
                            row -> row.stored().mean()),
                    optional("difference_percent", "of the fresh one", Format.PERCENT, Row::differencePercent),
                    verdict(Row::outcome)));

    static List<Row> rows(Analyte analyte, List<Sample> samples, Findings findings) {
        PlannedExperiment plan = findings.plan();
        List<Sample> stocks = samples.stream()
                .filter(sample -> sample.storage().isStock())
                .filter(sample -> sample.obstacle(Stability.CODE).isEmpty())
                .sorted(Comparator.comparing(Sample::storage, Storage.ORDER))
                .toList();
        List<List<String>> planned = plan.conditions().stream()
                .filter(storage -> storage.isStock() && !storage.isTimeZero())
                .flatMap(storage -> plan.names(Names.LEVELS).stream().map(level -> List.of(storage.text(), level)))
                .toList();
        List<Sample> stored =
                stocks.stream().filter(sample -> !sample.storage().isTimeZero()).toList();
        Map<List<String>, List<Sample>> groups = ReplicateGroup.byLabels(planned, stored, Sample::storageAndLevel);
        List<Row> rows = new ArrayList<>();
        groups.forEach((labels, members) -> {
            List<Sample> fresh = stocks.stream()
                    .filter(sample -> sample.storage().isTimeZero())
                    .filter(sample -> sample.level().equals(labels.get(1)))
                    .toList();
            rows.add(judged(new Row(analyte, labels, ratios(fresh), ratios(members), Outcome.PASS), findings));
        });
        return rows;
    }

    private static SampleStatistics ratios(List<Sample> samples) {
        return SampleStatistics.of(samples.stream()
                .flatMapToDouble(sample -> sample.responseRatio().stream())
                .boxed()
                .toList());
    }

    private static Row judged(Row row, Findings findings) {
        Place place = Place.of(row.analyte(), String.join(" ", row.labels()));
        int planned = findings.plan().count(Count.REPLICATES);
        Outcome outcome = Outcome.PASS;
        if (row.fresh().n() < planned || row.stored().n() < planned) {
            outcome = findings.missing(
                    place,
                    "replicates",
                    row.fresh().n() + " fresh and " + row.stored().n() + " stored of " + planned
                            + " planned responses");
        }
        OptionalDouble fresh = row.fresh().mean();
        OptionalDouble stored = row.stored().mean();
        if (fresh.isPresent() && stored.isPresent() && fresh.getAsDouble() > 0) {
            outcome = outcome.orWorse(
                    findings.accuracy(place, stored.getAsDouble(), fresh.getAsDouble(), LimitKey.STB_ACCURACY_PERCENT));
        }
        return new Row(row.analyte(), row.labels(), row.fresh(), row.stored(), outcome);
    }
}
