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
import io.enantio.validation.evidence.ValidationRun;
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

    /** Areas of an internal standard from its stored stock solution and from the fresh one, counts x minute. */
    record StandardRow(
            Analyte analyte,
            String internalStandard,
            String condition,
            SampleStatistics fresh,
            SampleStatistics stored,
            Outcome outcome) {
        private OptionalDouble differencePercent() {
            return fresh.n() > 0 && stored.n() > 0
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(
                            stored.mean().getAsDouble(), fresh.mean().getAsDouble()))
                    : OptionalDouble.empty();
        }
    }

    static final TableForm<StandardRow> INTERNAL_STANDARDS = new TableForm<>(
            "stb-1-internal-standard",
            "Stability of internal standard stock solutions",
            "a row per analyte and time",
            List.of(
                    words(
                            "analyte",
                            "whose internal standard it is",
                            row -> row.analyte().name()),
                    words("internal_standard", "name in the method", StandardRow::internalStandard),
                    words("condition", "with its time", StandardRow::condition),
                    count(
                            "fresh_n",
                            "measurements of the fresh stock",
                            row -> row.fresh().n()),
                    optional(
                            "fresh_area_counts_min",
                            "their mean",
                            Format.AREA,
                            row -> row.fresh().mean()),
                    count(
                            "stored_n",
                            "measurements of the stored stock",
                            row -> row.stored().n()),
                    optional(
                            "stored_area_counts_min",
                            "their mean",
                            Format.AREA,
                            row -> row.stored().mean()),
                    optional("difference_percent", "of the fresh one", Format.PERCENT, StandardRow::differencePercent),
                    verdict(StandardRow::outcome)));

    /** Only injections of one run are compared: a response means nothing beside that of another day. */
    static List<StandardRow> standards(Analyte analyte, List<Sample> samples, Findings findings) {
        List<Sample> stocks = samples.stream()
                .filter(sample -> Storage.of(sample.injection())
                        .filter(Storage::isInternalStandardStock)
                        .isPresent())
                .filter(sample -> sample.obstacle(Stability.CODE).isEmpty())
                .filter(sample -> sample.standardArea().isPresent())
                .sorted(Comparator.comparing(Sample::storage, Storage.ORDER))
                .toList();
        List<List<String>> planned = findings.plan().conditions().stream()
                .filter(storage -> storage.isInternalStandardStock() && !storage.isTimeZero())
                .map(storage -> List.of(storage.text()))
                .toList();
        List<Sample> stored =
                stocks.stream().filter(sample -> !sample.storage().isTimeZero()).toList();
        List<StandardRow> rows = new ArrayList<>();
        ReplicateGroup.byLabels(
                        planned, stored, sample -> List.of(sample.storage().text()))
                .forEach((labels, members) -> {
                    List<ValidationRun> runs =
                            members.stream().map(Sample::run).distinct().toList();
                    List<Sample> fresh = stocks.stream()
                            .filter(sample -> sample.storage().isTimeZero() && runs.contains(sample.run()))
                            .toList();
                    rows.add(judged(analyte, labels.get(0), areas(fresh), areas(members), findings));
                });
        return rows;
    }

    private static SampleStatistics areas(List<Sample> samples) {
        return SampleStatistics.of(samples.stream()
                .flatMapToDouble(sample -> sample.standardArea().stream())
                .boxed()
                .toList());
    }

    private static StandardRow judged(
            Analyte analyte, String condition, SampleStatistics fresh, SampleStatistics stored, Findings findings) {
        Place place = Place.of(analyte, condition);
        Outcome outcome = bothCounted(place, fresh.n(), stored.n(), "fresh in the same run", "responses", findings);
        OptionalDouble before = fresh.mean();
        OptionalDouble after = stored.mean();
        if (before.isPresent() && after.isPresent() && before.getAsDouble() > 0) {
            outcome = outcome.orWorse(
                    findings.accuracy(place, after.getAsDouble(), before.getAsDouble(), stockLimit(findings)));
        }
        return new StandardRow(analyte, findings.internalStandardOf(analyte), condition, fresh, stored, outcome);
    }

    /** That of stock solutions if the ruleset has one, else that of samples. */
    private static LimitKey stockLimit(Findings findings) {
        return findings.limit(LimitKey.STB_STOCK_PERCENT).isPresent()
                ? LimitKey.STB_STOCK_PERCENT
                : LimitKey.STB_ACCURACY_PERCENT;
    }

    /** Both sides of a comparison need as many results as planned. */
    static Outcome bothCounted(Place place, int first, int stored, String what, String results, Findings findings) {
        int planned = findings.plan().count(Count.REPLICATES);
        return first < planned || stored < planned
                ? findings.missing(
                        place,
                        "replicates",
                        first + " " + what + " and " + stored + " stored of " + planned + " planned " + results)
                : Outcome.PASS;
    }

    static List<Row> rows(Analyte analyte, List<Sample> samples, Findings findings) {
        PlannedExperiment plan = findings.plan();
        List<Sample> stocks = samples.stream()
                .filter(sample ->
                        sample.storage().isStock() && !sample.storage().isInternalStandardStock())
                .filter(sample -> sample.obstacle(Stability.CODE).isEmpty())
                .sorted(Comparator.comparing(Sample::storage, Storage.ORDER))
                .toList();
        List<List<String>> planned = plan.conditions().stream()
                .filter(storage -> storage.isStock() && !storage.isInternalStandardStock() && !storage.isTimeZero())
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
        Outcome outcome = bothCounted(place, row.fresh().n(), row.stored().n(), "fresh", "responses", findings);
        OptionalDouble fresh = row.fresh().mean();
        OptionalDouble stored = row.stored().mean();
        if (fresh.isPresent() && stored.isPresent() && fresh.getAsDouble() > 0) {
            outcome = outcome.orWorse(
                    findings.accuracy(place, stored.getAsDouble(), fresh.getAsDouble(), stockLimit(findings)));
        }
        return new Row(row.analyte(), row.labels(), row.fresh(), row.stored(), outcome);
    }
}
