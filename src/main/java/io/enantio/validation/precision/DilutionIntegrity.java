package io.enantio.validation.precision;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.calibration.standards.StandardLimits;
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
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Outcome;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** DIL-1: accuracy and precision of samples above the range that were diluted into it, after multiplication by the factor. */
public final class DilutionIntegrity implements Experiment {
    static final ExperimentCode CODE = ExperimentCode.of(
            "DIL",
            "Dilution integrity (DIL-1).",
            "`qc` of a level above the range, `dilution_factor`",
            Key.factors("Dilution factors.", "[5]"),
            Key.count(Count.REPLICATES, "Replicates of each factor.", 5));

    private static final Bounds BOUNDS = new Bounds(
            LimitKey.DIL_ACCURACY_PERCENT, Optional.of(LimitKey.DIL_CV_PERCENT), LimitKey.DIL_REPLICATES_MINIMUM);
    private static final TableForm<Row> TABLE = ReplicateGroup.form(
            "dil-1",
            "Dilution integrity",
            "a row per analyte, factor and level",
            List.of(
                    ReplicateGroup.label(0, "dilution_factor", "of the samples"),
                    ReplicateGroup.label(1, "level", "QC level")));

    /** What a method may state as validated: {@code dilution_factors} and {@code dilution_ng_per_ml}. */
    private record Covered(Analyte analyte, DoubleSummaryStatistics factors, DoubleSummaryStatistics nominals) {}

    private static final TableForm<Covered> RANGE = new TableForm<>(
            "dil-1-range",
            "Dilution that passed",
            "a row per analyte with dilution QCs that passed: what a method may state in `validated`. The concentrations may begin at the LLOQ: what is below the ULOQ is validated undiluted",
            List.of(
                    TableForm.analyte(Covered::analyte),
                    TableForm.number(
                            "lowest_factor",
                            "of those that passed",
                            Format.FIGURE,
                            row -> row.factors().getMin()),
                    TableForm.number(
                            "highest_factor",
                            "of those that passed",
                            Format.FIGURE,
                            row -> row.factors().getMax()),
                    TableForm.number(
                            "lowest_ng_per_ml",
                            "of the dilution QCs that passed, in the original sample",
                            Format.CONCENTRATION,
                            row -> row.nominals().getMin()),
                    TableForm.number(
                            "highest_ng_per_ml",
                            "of the dilution QCs that passed, in the original sample",
                            Format.CONCENTRATION,
                            row -> row.nominals().getMax())));

    @Override
    public Description description() {
        return new Description(
                CODE,
                "DIL-1",
                "Dilution integrity",
                "Are samples above the range accurate and precise after dilution?",
                BOUNDS.limits(),
                List.of(TABLE.empty(), RANGE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        List<Covered> covered = new ArrayList<>();
        ExperimentTable table = TABLE.of(evidence.eachAnalyte(analyte -> {
            List<Row> rows = rows(evidence, analyte, findings);
            covered(analyte, rows).ifPresent(covered::add);
            return rows;
        }));
        return List.of(table, RANGE.of(covered));
    }

    /** A factor passes if all of its levels do. */
    private static Optional<Covered> covered(Analyte analyte, List<Row> rows) {
        Set<String> failed = rows.stream()
                .filter(row -> row.outcome() != Outcome.PASS)
                .map(row -> row.group().labels().get(0))
                .collect(Collectors.toSet());
        List<Row> passed = rows.stream()
                .filter(row -> !failed.contains(row.group().labels().get(0)))
                .toList();
        return passed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Covered(
                        analyte,
                        passed.stream()
                                .mapToDouble(row ->
                                        Double.parseDouble(row.group().labels().get(0)))
                                .summaryStatistics(),
                        passed.stream()
                                .mapToDouble(row -> row.group().nominalNgPerMl())
                                .summaryStatistics()));
    }

    private static List<Row> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        PlannedExperiment plan = findings.plan();
        List<Sample> samples = evidence.serving(CODE, analyte).stream()
                .filter(sample -> sample.nominalNgPerMl().isPresent())
                .toList();
        List<Row> rows = new ArrayList<>();
        ReplicateGroup.byLabels(List.of(), samples, DilutionIntegrity::labels).forEach((labels, members) -> {
            double nominal = members.get(0).nominalNgPerMl().orElseThrow();
            double factor = members.get(0).injection().dilutionFactor();
            int replicates = plan.factors().contains(factor) ? plan.count(Count.REPLICATES) : 0;
            ReplicateGroup group = new ReplicateGroup(analyte, labels, nominal, replicates, members);
            rows.add(group.judge(findings, BOUNDS));
            checkAboveRange(evidence, group, findings);
        });
        plan.factors().stream()
                .filter(factor ->
                        samples.stream().noneMatch(sample -> sample.injection().dilutionFactor() == factor))
                .forEach(factor -> findings.missing(
                        Place.of(analyte, FigureText.exact(factor)), "replicates", "no injection serves it"));
        return rows;
    }

    private static List<String> labels(Sample sample) {
        return List.of(FigureText.exact(sample.injection().dilutionFactor()), sample.level());
    }

    private static void checkAboveRange(ValidationEvidence evidence, ReplicateGroup group, Findings findings) {
        StandardLimits.of(evidence.method(), group.analyte())
                .methodRange()
                .filter(range -> group.nominalNgPerMl() <= range.high())
                .ifPresent(range -> findings.missing(
                        group.place(), "nominal_ng_per_ml", "the level is not above the range and needs no dilution"));
    }
}
