package io.enantio.validation.stability;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.GroupJudge;
import io.enantio.validation.evidence.GroupJudge.Bounds;
import io.enantio.validation.evidence.GroupRow;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.SampleGroup;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise;
import io.enantio.validation.plan.Promise.Count;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.plan.Storage;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** STB-1: stored samples against their nominal concentration on a fresh curve; beside it, what they are of time zero. */
public final class Stability implements Experiment {
    private static final String ID = "STB-1";
    private static final Bounds BOUNDS =
            new Bounds(LimitKey.STB_ACCURACY_PERCENT, Optional.empty(), LimitKey.STB_REPLICATES_MINIMUM);
    public static final TableForm<GroupRow> TABLE = GroupRow.form(
            "stb-1",
            "Stability",
            "a row per analyte, condition and level",
            List.of(GroupRow.label(0, "condition", "with its time or cycles"), GroupRow.label(1, "level", "QC level")));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        GroupJudge judge = new GroupJudge(ExperimentCode.STB, evidence.limits(), findings);
        List<GroupRow> rows = new ArrayList<>();
        List<StockStability.Row> stocks = new ArrayList<>();
        Promise promise = evidence.promise(ExperimentCode.STB);
        for (Analyte analyte : evidence.analytes()) {
            List<Sample> samples = evidence.serving(ExperimentCode.STB, analyte).stream()
                    .filter(sample -> sample.nominalNgPerMl().isPresent())
                    .filter(sample -> Storage.of(sample.injection()).isPresent())
                    .toList();
            List<GroupRow> own = groups(evidence, analyte, samples).stream()
                    .map(group -> judge.judge(group, BOUNDS))
                    .toList();
            rows.addAll(own);
            ofTimeZero(own, findings);
            stocks.addAll(new StockStability(promise, findings).judge(analyte, samples));
        }
        cycles(promise, findings);
        return new ExperimentReport(
                ID, "Stability", List.of(TABLE.of(rows), StockStability.TABLE.of(stocks)), findings.all());
    }

    private static List<SampleGroup> groups(ValidationEvidence evidence, Analyte analyte, List<Sample> samples) {
        Promise promise = evidence.promise(ExperimentCode.STB);
        List<List<String>> promised = promise.conditions().stream()
                .filter(storage -> !storage.isStock())
                .flatMap(storage -> promise.names(Names.LEVELS).stream().map(level -> List.of(storage.text(), level)))
                .toList();
        List<Sample> stored = samples.stream()
                .filter(sample -> !storage(sample).isStock())
                .sorted(Comparator.comparing(Stability::storage, Storage.ORDER))
                .toList();
        Map<List<String>, List<Sample>> found = SampleGroup.byLabels(
                promised, stored, sample -> List.of(storage(sample).text(), sample.level()));
        List<SampleGroup> groups = new ArrayList<>();
        found.forEach((labels, members) -> {
            OptionalDouble nominal = evidence.method()
                    .qcLevel(labels.get(1))
                    .map(level -> level.nominalNgPerMl(analyte))
                    .orElse(OptionalDouble.empty());
            int replicates = promised.contains(labels) ? promise.count(Count.REPLICATES) : 0;
            nominal.ifPresent(value -> groups.add(new SampleGroup(analyte, labels, value, replicates, members)));
        });
        return groups;
    }

    public static Storage storage(Sample sample) {
        return Storage.of(sample.injection()).orElseThrow();
    }

    private static void ofTimeZero(List<GroupRow> rows, Findings findings) {
        for (GroupRow row : rows) {
            SampleGroup group = row.group();
            Optional<GroupRow> fresh = rows.stream()
                    .filter(other -> other.group()
                            .labels()
                            .equals(List.of(Storage.FRESH, group.labels().get(1))))
                    .filter(other -> other != row)
                    .findFirst();
            OptionalDouble zero = fresh.map(GroupRow::mean).orElse(OptionalDouble.empty());
            if (zero.isPresent() && zero.getAsDouble() > 0 && row.mean().isPresent()) {
                findings.information(
                        Place.of(group.analyte(), group.subject()),
                        "percent_of_time_zero",
                        100 * row.mean().getAsDouble() / zero.getAsDouble(),
                        "");
            }
        }
    }

    /** Fewer cycles than the rules ask for are no stability over freezing and thawing. */
    private static void cycles(Promise promise, Findings findings) {
        promise.conditions().stream()
                .filter(storage -> storage.condition().equals(Storage.FREEZE_THAW))
                .map(Storage::cycles)
                .mapToInt(cycles -> cycles.orElse(0))
                .max()
                .ifPresent(most ->
                        findings.atLeast(Place.of(Storage.FREEZE_THAW), "cycles", most, LimitKey.STB_CYCLES_MINIMUM));
    }
}
