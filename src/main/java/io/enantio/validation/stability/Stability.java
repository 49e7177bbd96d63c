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
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import io.enantio.validation.report.ValidationScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * STB-1: stored samples against their nominal concentration on a fresh curve, with their mean in percent of time zero as
 * information; stored stock solutions against fresh ones, of analytes by the response ratio and of internal standards by the area; whole
 * blood against time zero.
 */
public final class Stability implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "STB",
            "Stability (STB-1).",
            "`qc`, `condition` with `time_point` (hours) or `cycle`, `fresh` for time zero; stock solutions: `stock` and"
                    + " `internal_standard_stock`, and blood: `whole_blood`, the fresh one at `time_point` 0",
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

    /**
     * Whole blood at a level after a time, in percent of time zero.
     *
     * @param zero mean at time zero, ng/mL; absent without results
     */
    private record BloodRow(
            Analyte analyte, List<String> labels, SampleStatistics zero, SampleStatistics stored, Outcome outcome) {
        private OptionalDouble differencePercent() {
            return zero.n() > 0 && stored.n() > 0
                    ? OptionalDouble.of(Accuracy.relativeErrorPercent(
                            stored.mean().getAsDouble(), zero.mean().getAsDouble()))
                    : OptionalDouble.empty();
        }
    }

    private static final TableForm<BloodRow> BLOOD = new TableForm<>(
            "stb-1-blood",
            "Whole blood against time zero",
            "a row per analyte, time and level",
            List.of(
                    analyte(BloodRow::analyte),
                    words("condition", "with its time", row -> row.labels().get(0)),
                    words("level", "QC level", row -> row.labels().get(1)),
                    count("zero_n", "results at time zero", row -> row.zero().n()),
                    optional(
                            "zero_mean_ng_per_ml",
                            "of them",
                            Format.CONCENTRATION,
                            row -> row.zero().mean()),
                    count(
                            "stored_n",
                            "results after the time",
                            row -> row.stored().n()),
                    optional(
                            "stored_mean_ng_per_ml",
                            "of them",
                            Format.CONCENTRATION,
                            row -> row.stored().mean()),
                    optional("difference_percent", "of time zero", Format.PERCENT, BloodRow::differencePercent),
                    verdict(BloodRow::outcome)));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "STB-1",
                "Stability",
                "Do samples and stock solutions keep their concentration under the conditions of storage and handling?",
                List.of(
                        LimitKey.STB_ACCURACY_PERCENT,
                        LimitKey.STB_REPLICATES_MINIMUM,
                        LimitKey.STB_CYCLES_MINIMUM,
                        LimitKey.STB_LEVELS_MINIMUM,
                        LimitKey.STB_CONDITIONS_MINIMUM,
                        LimitKey.STB_STOCK_PERCENT,
                        LimitKey.STB_BLOOD_PERCENT),
                List.of(
                        TABLE.empty(),
                        StockStability.TABLE.empty(),
                        StockStability.INTERNAL_STANDARDS.empty(),
                        BLOOD.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        List<Row> rows = new ArrayList<>();
        List<StockStability.Row> stocks = new ArrayList<>();
        List<StockStability.StandardRow> standards = new ArrayList<>();
        List<BloodRow> blood = new ArrayList<>();
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
            standards.addAll(StockStability.standards(analyte, evidence.serving(CODE, analyte), findings));
            blood.addAll(blood(analyte, samples, findings));
            findings.levels(analyte, LimitKey.STB_LEVELS_MINIMUM);
        }
        cycles(findings);
        conditions(evidence, findings);
        return List.of(
                TABLE.of(rows),
                StockStability.TABLE.of(stocks),
                StockStability.INTERNAL_STANDARDS.of(standards),
                BLOOD.of(blood));
    }

    /** Conditions that the ruleset requires and that are neither planned nor justified. */
    private static void conditions(ValidationEvidence evidence, Findings findings) {
        List<String> covered = new ArrayList<>(findings.plan().conditions().stream()
                .map(Storage::condition)
                .distinct()
                .toList());
        for (String condition : Storage.CONDITIONS) {
            evidence.justification(condition)
                    .filter(why -> !covered.contains(condition))
                    .ifPresent(why -> {
                        findings.note(Place.of(condition), ValidationScope.NOT_DONE, why);
                        covered.add(condition);
                    });
        }
        findings.covers(Place.of(""), "conditions", covered, LimitKey.STB_CONDITIONS_MINIMUM);
    }

    /** Whole blood has no nominal concentration in the matrix that is made from it: it is compared with itself at time zero. */
    private static List<BloodRow> blood(Analyte analyte, List<Sample> samples, Findings findings) {
        PlannedExperiment plan = findings.plan();
        List<Sample> all = samples.stream()
                .filter(sample -> sample.storage().isWholeBlood())
                .sorted(Comparator.comparing(Sample::storage, Storage.ORDER))
                .toList();
        List<List<String>> planned = plan.conditions().stream()
                .filter(storage -> storage.isWholeBlood() && !storage.isTimeZero())
                .flatMap(storage -> plan.names(Names.LEVELS).stream().map(level -> List.of(storage.text(), level)))
                .toList();
        List<Sample> stored =
                all.stream().filter(sample -> !sample.storage().isTimeZero()).toList();
        List<BloodRow> rows = new ArrayList<>();
        ReplicateGroup.byLabels(planned, stored, Sample::storageAndLevel).forEach((labels, members) -> {
            List<Sample> zero = all.stream()
                    .filter(sample -> sample.storage().isTimeZero())
                    .filter(sample -> sample.level().equals(labels.get(1)))
                    .toList();
            rows.add(judged(analyte, labels, concentrations(zero), concentrations(members), findings));
        });
        return rows;
    }

    private static SampleStatistics concentrations(List<Sample> samples) {
        return SampleStatistics.of(samples.stream()
                .filter(sample -> sample.emptiness(CODE).isEmpty())
                .map(Sample::ngPerMl)
                .toList());
    }

    private static BloodRow judged(
            Analyte analyte, List<String> labels, SampleStatistics zero, SampleStatistics stored, Findings findings) {
        Place place = Place.of(analyte, String.join(" ", labels));
        Outcome outcome = StockStability.bothCounted(place, zero.n(), stored.n(), "at time zero", "results", findings);
        OptionalDouble before = zero.mean();
        OptionalDouble after = stored.mean();
        if (before.isPresent() && after.isPresent() && before.getAsDouble() > 0) {
            outcome = outcome.orWorse(
                    findings.accuracy(place, after.getAsDouble(), before.getAsDouble(), LimitKey.STB_BLOOD_PERCENT));
        }
        return new BloodRow(analyte, labels, zero, stored, outcome);
    }

    private static List<ReplicateGroup> groups(ValidationEvidence evidence, Analyte analyte, List<Sample> samples) {
        PlannedExperiment plan = evidence.planned(CODE);
        List<List<String>> planned = plan.conditions().stream()
                .filter(Storage::isStoredMatrix)
                .flatMap(storage -> plan.names(Names.LEVELS).stream().map(level -> List.of(storage.text(), level)))
                .toList();
        List<Sample> stored = samples.stream()
                .filter(sample ->
                        !sample.storage().isStock() && !sample.storage().isWholeBlood())
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
                        findings.minimum(Place.of(Storage.FREEZE_THAW), "cycles", most, LimitKey.STB_CYCLES_MINIMUM));
    }
}
