package io.enantio.validation.enantiomers;

import static io.enantio.validation.report.TableForm.optional;

import io.enantio.method.Analyte;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.BlankInterference;
import io.enantio.validation.evidence.BlankInterference.Bounds;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.PlannedExperiment.Names;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.Format;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.List;
import java.util.OptionalDouble;

/**
 * CHI-V2: a pure enantiomer at the ULOQ contains no antipode beyond the impurity that its certificate states, and no other
 * analyte. Excess = antipode area - main area · q / p with p = (1 + ee) / 2, q = (1 - ee) / 2 (rule A-17).
 */
public final class CrossInterference implements Experiment {
    private static final Bounds BOUNDS = new Bounds(LimitKey.CHI_INTERFERENCE_PERCENT_OF_LLOQ, LimitKey.SPE_IS_PERCENT);
    private static final TableForm<BlankInterference> TABLE = BlankInterference.form(
            "chi-v2",
            "Pure enantiomers at the ULOQ",
            "a row per injection and analyte that is not in it",
            List.of(
                    BlankInterference.label(0, "injected", "the analyte that is in it, or the configuration"),
                    optional(
                            "explained_area_counts_min",
                            "antipode explained by the certificate of the injected enantiomer; percent_of_lloq is of the rest",
                            Format.AREA,
                            row -> OptionalDouble.of(explainedCountsMin(row.sample())))));

    @Override
    public Description description() {
        return new Description(
                EnantiomerPlan.CODE,
                "CHI-V2",
                "Interference of pure enantiomers",
                "Is a pure enantiomer free of its antipode and of the other analytes, beyond its certified impurity?",
                List.of(BOUNDS.analyte(), BOUNDS.standard()),
                List.of(TABLE.empty()));
    }

    @Override
    public List<ExperimentTable> judge(ValidationEvidence evidence, Findings findings) {
        return List.of(TABLE.of(evidence.eachAnalyte(analyte -> rows(evidence, analyte, findings))));
    }

    private static List<BlankInterference> rows(ValidationEvidence evidence, Analyte analyte, Findings findings) {
        List<Sample> pure = evidence.serving(EnantiomerPlan.CODE, analyte).stream()
                .filter(sample -> sample.type() == SampleType.SINGLE_ENANTIOMER)
                .filter(sample -> sample.remark("condition").isEmpty())
                .toList();
        List<BlankInterference> rows = pure.stream()
                .filter(sample -> !isInjected(sample, analyte))
                .map(sample -> BOUNDS.judge(sample, List.of(sample.level()), explainedCountsMin(sample), findings))
                .toList();
        boolean isPlanned = findings.plan().names(Names.PURE).contains(analyte.name());
        if (isPlanned && pure.stream().noneMatch(sample -> isInjected(sample, analyte))) {
            findings.missing(Place.of(analyte, ""), "injections", "it was not injected alone");
        }
        return rows;
    }

    private static boolean isInjected(Sample sample, Analyte analyte) {
        return sample.level().equals(analyte.name())
                || analyte.configuration()
                        .filter(configuration -> configuration.name().equals(sample.level()))
                        .isPresent();
    }

    /** Area of this analyte that came with its antipode; 0 if that was not injected or not found. */
    private static double explainedCountsMin(Sample sample) {
        return sample.antipode()
                .filter(main -> isInjected(sample, main.analyte()))
                .map(main -> {
                    double eePercent = main.run().result().method().facts().eePercent(main.analyte());
                    return main.area().orElse(0) * (100 - eePercent) / (100 + eePercent);
                })
                .orElse(0.0);
    }
}
