package io.enantio.validation.evidence;

import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.acceptance.RunScenario;
import io.enantio.acceptance.result.RunResult;
import io.enantio.input.assay.Ruleset;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import io.enantio.validation.matrix.Selectivity;
import io.enantio.validation.plan.LaboratoryStatements;
import io.enantio.validation.plan.ValidationPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A blank is compared with the same areas by the run's rules and by the experiments of a validation. The two QCs of a stability
 * experiment have five times the internal standard, which belongs to neither reference (rule D-1).
 */
class ReferenceAreasTest {

    @ParameterizedTest
    @CsvSource({"ICH-M10, the LLOQ's", "FDA-2018, the mean of standards and QCs", "EMA-2011, the LLOQ's"})
    void aRunAndAnExperimentCompareABlankWithTheSameAreas(String ruleset, String reference) {
        RunScenario scenario = RunScenario.under(TestObjects.ruleset(ruleset));
        scenario.all(SampleType.QC, "LOW").stream().limit(2).forEach(qc -> {
            qc.remarks = Map.of("experiment", "STB");
            qc.standardArea(S_KETAMINE, 5000);
        });
        scenario.at(5).found(S_KETAMINE, 0.1).standardArea(S_KETAMINE, 40);
        RunResult result = scenario.judge();
        assertThat(RunScenario.outcome(result, S_KETAMINE, "BLK-1", "5")
                        .evidence()
                        .detail())
                .isEqualTo("analyte 10.0 % of the LLOQ's, IS 4.0 % of " + reference);
        BlankInterference row = ofExperiment(result);
        assertThat(row.analytePercent()).hasValue(10);
        assertThat(row.standardPercent()).hasValue(4);
    }

    private static BlankInterference ofExperiment(RunResult result) {
        Sample blank = new ValidationRun(result)
                .samples(S_KETAMINE).stream()
                        .filter(sample -> sample.injection().number() == 5)
                        .findFirst()
                        .orElseThrow();
        ValidationPlan plan = new ValidationPlan(
                "BLANKS",
                result.method(),
                Ruleset.Kind.VALIDATION
                        .shipped(result.method().limits().ruleset())
                        .limits(),
                Map.of(),
                LaboratoryStatements.NONE);
        Findings findings = new Findings(
                new Selectivity().description(), new ValidationEvidence(plan, List.of(blank.run()), List.of()));
        return new BlankInterference.Bounds(LimitKey.SEL_ANALYTE_PERCENT_OF_LLOQ, LimitKey.SEL_IS_PERCENT)
                .judge(blank, List.of(), findings);
    }
}
