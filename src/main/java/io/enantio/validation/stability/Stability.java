package io.enantio.validation.stability;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ReplicateGroup;
import io.enantio.validation.evidence.ReplicateGroup.Bounds;
import io.enantio.validation.evidence.ReplicateGroup.Row;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * STB-1: stored samples against their nominal concentration on a fresh curve, with their mean in percent of time zero as
 * information; stored stock solutions against fresh ones.
 */
public final class Stability implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "STB",
            "Stability (STB-1).",
            "`qc`, `condition` with `time_point` (hours) or `cycle`, `fresh` for time zero; stock solutions: `stock`, the fresh"
                    + " one at `time_point` 0",
            Key.levels("LOW", "HIGH"),
            Key.count(Count.REPLICATES, "Replicates of each condition and level.", 3),
            Key.conditions("Conditions, each with its time or cycles."));

    private static final Bounds BOUNDS =
            new Bounds(LimitKey.STB_ACCURACY_PERCENT, Optional.empty(), LimitKey.STB_REPLICATES_MINIMUM);
    private static final TableForm<Row> TABLE = ReplicateGroup.form(
            "stb-1",
            "Stability",
            "a row per analyte, condition and level",
            List.of(
                    ReplicateGroup.label(0, "condition", "with its time or cycles"),
                    ReplicateGroup.label(1, "level", "QC level")));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "STB-1",
                "Stability",
                "Do samples and stock solutions keep their concentration under the conditions of storage and handling?",
                List.of(LimitKey.STB_ACCURACY_PERCENT, LimitKey.STB_REPLICATES_MINIMUM, LimitKey.STB_CYCLES_MINIMUM),
                List.of(TABLE.empty(), StockStability.TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        List<Row> rows = new ArrayList<>();
        List<StockStability.Row> stocks = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            List<Sample> samples = evidence.serving(CODE, analyte).stream()
                    .filter(sample -> sample.nominalNgPerMl().isPresent())
                    .filter(sample -> Storage.of(sample.injection()).isPresent())
                    .toList();
            List<Row> own = groups(evidence, analyte, samples).stream()
                    .map(group -> group.judge(findings, BOUNDS))
                    .toList();
            rows.addAll(own);
            percentOfTimeZero(own, findings);
            stocks.addAll(StockStability.rows(analyte, samples, findings));
        }
        cycles(findings);
        return List.of(TABLE.of(rows), StockStability.TABLE.of(stocks));
    }

    private static List<ReplicateGroup> groups(ValidationEvidence evidence, Analyte analyte, List<Sample> samples) {
        PlannedExperiment plan = evidence.planned(CODE);
        List<List<String>> planned = plan.conditions().stream()
                .filter(storage -> !storage.isStock())
                .flatMap(storage -> plan.names(Names.LEVELS).stream().map(level -> List.of(storage.text(), level)))
                .toList();
        List<Sample> stored = samples.stream()
                .filter(sample -> !sample.storage().isStock())
                .sorted(Comparator.comparing(Sample::storage, Storage.ORDER))
                .toList();
        List<ReplicateGroup> groups = new ArrayList<>();
        ReplicateGroup.byLabels(planned, stored, Sample::storageAndLevel).forEach((labels, members) -> {
            int replicates = planned.contains(labels) ? plan.count(Count.REPLICATES) : 0;
            evidence.nominalNgPerMl(analyte, labels.get(1))
                    .ifPresent(
                            nominal -> groups.add(new ReplicateGroup(analyte, labels, nominal, replicates, members)));
        });
        return groups;
    }

    private static void percentOfTimeZero(List<Row> rows, Findings findings) {
        for (Row row : rows) {
            ReplicateGroup group = row.group();
            List<String> fresh = List.of(Storage.FRESH, group.labels().get(1));
            OptionalDouble zero = rows.stream()
                    .filter(other -> other != row && other.group().labels().equals(fresh))
                    .flatMapToDouble(other -> other.statistics().mean().stream())
                    .findFirst();
            OptionalDouble mean = row.statistics().mean();
            if (zero.isPresent() && zero.getAsDouble() > 0 && mean.isPresent()) {
                findings.information(
                        group.place(), "percent_of_time_zero", 100 * mean.getAsDouble() / zero.getAsDouble(), "");
            }
        }
    }

    /** Freeze-thaw stability needs a smallest number of cycles. */
    private static void cycles(Findings findings) {
        findings.plan().conditions().stream()
                .filter(storage -> storage.condition().equals(Storage.FREEZE_THAW))
                .mapToInt(storage -> storage.cycles().orElse(0))
                .max()
                .ifPresent(most ->
                        findings.atLeast(Place.of(Storage.FREEZE_THAW), "cycles", most, LimitKey.STB_CYCLES_MINIMUM));
    }
}
