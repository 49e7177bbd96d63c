package io.enantio.validation.stability;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.optional;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.GroupJudge;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.SampleGroup;
import io.enantio.validation.evidence.Spread;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Stock solutions: mean response ratio of the stored one against that of the fresh one (condition stock, time 0). */
public final class StockStability {
    private final Promise promise;
    private final Findings findings;

    StockStability(Promise promise, Findings findings) {
        this.promise = promise;
        this.findings = findings;
    }

    /** A stored stock solution beside the fresh one. */
    record Row(Analyte analyte, List<String> labels, Optional<Spread> fresh, Optional<Spread> stored, Outcome outcome) {
        private OptionalDouble differencePercent() {
            return fresh.isPresent() && stored.isPresent()
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(
                            stored.get().mean(), fresh.get().mean()))
                    : OptionalDouble.empty();
        }

        private static OptionalDouble mean(Optional<Spread> spread) {
            return spread.map(found -> OptionalDouble.of(found.mean())).orElse(OptionalDouble.empty());
        }
    }

    public static final TableForm<Row> TABLE = new TableForm<>(
            "stb-1-stock",
            "Stability of stock solutions",
            "a row per analyte, time and level",
            List.of(
                    words("analyte", "name in the method", row -> row.analyte().name()),
                    words("condition", "with its time", row -> row.labels().get(0)),
                    words(
                            "level",
                            "QC level that the stock was diluted to",
                            row -> row.labels().get(1)),
                    number("fresh_n", "measurements of the fresh stock", Print.WHOLE, row ->
                            (double) row.fresh().map(Spread::n).orElse(0)),
                    optional("fresh_ratio", "mean response ratio", Print.FIGURE, row -> Row.mean(row.fresh())),
                    number("stored_n", "of the stored one", Print.WHOLE, row ->
                            (double) row.stored().map(Spread::n).orElse(0)),
                    optional("stored_ratio", "mean response ratio", Print.FIGURE, row -> Row.mean(row.stored())),
                    optional("difference_percent", "of the fresh one", Print.PERCENT, Row::differencePercent),
                    words(
                            "verdict",
                            "`pass` `fail` `missing`",
                            row -> row.outcome().word())));

    List<Row> judge(Analyte analyte, List<Sample> samples) {
        List<Sample> stocks = samples.stream()
                .filter(sample -> Stability.storage(sample).isStock())
                .filter(sample -> sample.obstacle(ExperimentCode.STB).isEmpty())
                .sorted(Comparator.comparing(Stability::storage, Storage.ORDER))
                .toList();
        List<List<String>> promised = promise.conditions().stream()
                .filter(storage -> storage.isStock() && !storage.isTimeZero())
                .flatMap(storage -> promise.names(Names.LEVELS).stream().map(level -> List.of(storage.text(), level)))
                .toList();
        List<Sample> stored = stocks.stream()
                .filter(sample -> !Stability.storage(sample).isTimeZero())
                .toList();
        Map<List<String>, List<Sample>> groups = SampleGroup.byLabels(
                promised, stored, sample -> List.of(Stability.storage(sample).text(), sample.level()));
        List<Row> rows = new ArrayList<>();
        groups.forEach((labels, members) ->
                rows.add(row(analyte, labels, ratios(fresh(stocks, labels.get(1))), ratios(members))));
        return rows;
    }

    private static List<Sample> fresh(List<Sample> stocks, String level) {
        return stocks.stream()
                .filter(sample -> Stability.storage(sample).isTimeZero())
                .filter(sample -> sample.level().equals(level))
                .toList();
    }

    private Row row(Analyte analyte, List<String> labels, List<Double> fresh, List<Double> stored) {
        Place place = Place.of(analyte, String.join(" ", labels));
        int wanted = promise.count(Count.REPLICATES);
        Outcome outcome = Outcome.PASS;
        if (fresh.size() < wanted || stored.size() < wanted) {
            outcome = findings.missing(
                    place,
                    "replicates",
                    fresh.size() + " fresh and " + stored.size() + " stored of " + wanted + " promised responses");
        }
        Optional<Spread> before = fresh.isEmpty() ? Optional.empty() : Optional.of(Spread.of(fresh));
        Optional<Spread> after = stored.isEmpty() ? Optional.empty() : Optional.of(Spread.of(stored));
        if (before.isPresent() && after.isPresent() && before.get().mean() > 0) {
            outcome = GroupJudge.worst(
                    outcome,
                    findings.accuracy(place, after.get().mean(), before.get().mean(), LimitKey.STB_ACCURACY_PERCENT));
        }
        return new Row(analyte, labels, before, after, outcome);
    }

    private static List<Double> ratios(List<Sample> samples) {
        return samples.stream()
                .flatMapToDouble(sample -> sample.responseRatio().stream())
                .boxed()
                .toList();
    }
}
