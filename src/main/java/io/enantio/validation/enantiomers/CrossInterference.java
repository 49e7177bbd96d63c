package io.enantio.validation.enantiomers;

import static io.enantio.validation.report.TableColumn.optional;

import io.enantio.method.Analyte;
import io.enantio.method.Configuration;
import io.enantio.method.Method;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.validation.evidence.Antipodes;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.evidence.Findings;
import io.enantio.validation.evidence.ForeignJudge;
import io.enantio.validation.evidence.ForeignRow;
import io.enantio.validation.evidence.Sample;
import io.enantio.validation.evidence.ValidationEvidence;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Promise.Names;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableForm;
import io.enantio.validation.report.ValidationFinding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * CHI-V2: a pure enantiomer at the ULOQ shows nothing of its antipode, beyond what its certificate admits, and nothing of
 * other compounds. Excess = antipode area - main area · q / p with p = (1 + ee) / 2, q = (1 - ee) / 2 (rule A-17).
 */
public final class CrossInterference implements Experiment {
    private static final String ID = "CHI-V2";
    public static final TableForm<ForeignRow> TABLE = ForeignRow.form(
            "chi-v2",
            "Pure enantiomers at the ULOQ",
            "a row per injection and analyte that is not in it",
            List.of(
                    ForeignRow.label(0, "injected", "the analyte that is in it, or the configuration"),
                    optional(
                            "explained_area_counts_min",
                            "antipode that the certificate of the injected one admits; percent_of_lloq is of the rest",
                            Print.AREA,
                            row -> OptionalDouble.of(explained(row.sample())))));

    @Override
    public ExperimentReport judge(ValidationEvidence evidence) {
        Findings findings = new Findings(ID, evidence.limits());
        ForeignJudge judge = new ForeignJudge(
                ExperimentCode.CHI, LimitKey.CHI_INTERFERENCE_PERCENT_OF_LLOQ, LimitKey.SPE_IS_PERCENT, findings);
        List<ForeignRow> rows = new ArrayList<>();
        for (Analyte analyte : evidence.analytes()) {
            pure(evidence, analyte).stream()
                    .filter(sample -> !isInjected(sample, analyte))
                    .forEach(sample -> rows.add(judge.judge(sample, List.of(sample.level()), explained(sample))));
            boolean isPromised =
                    evidence.promise(ExperimentCode.CHI).names(Names.PURE).contains(analyte.name());
            if (isPromised && pure(evidence, analyte).stream().noneMatch(sample -> isInjected(sample, analyte))) {
                findings.missing(Place.of(analyte, ""), "injections", "it was not injected alone");
            }
        }
        return new ExperimentReport(ID, "Interference of pure enantiomers", List.of(TABLE.of(rows)), findings.all());
    }

    private static List<Sample> pure(ValidationEvidence evidence, Analyte analyte) {
        return evidence.serving(ExperimentCode.CHI, analyte).stream()
                .filter(sample -> sample.type() == SampleType.SINGLE_ENANTIOMER)
                .filter(sample -> sample.remark("condition").isEmpty())
                .toList();
    }

    private static boolean isInjected(Sample sample, Analyte analyte) {
        return sample.level().equals(analyte.name())
                || analyte.configuration().map(Configuration::name).equals(Optional.of(sample.level()));
    }

    /** Area of this analyte that came with its antipode; 0 where that was not injected or not found. */
    private static double explained(Sample sample) {
        Method method = sample.run().result().method();
        Optional<Analyte> antipode = Antipodes.of(method, sample.analyte()).filter(other -> isInjected(sample, other));
        return antipode.flatMap(other -> main(sample, other))
                .map(main -> main.area().orElse(0)
                        * (100 - method.facts().eePercent(main.analyte()))
                        / (100 + method.facts().eePercent(main.analyte())))
                .orElse(0.0);
    }

    private static Optional<Sample> main(Sample sample, Analyte antipode) {
        return sample.run().samples(antipode).stream()
                .filter(other ->
                        other.injection().number() == sample.injection().number())
                .findFirst();
    }
}
