package io.enantio.acceptance;

import static io.enantio.acceptance.PlantedMethod.CODEINE;
import static io.enantio.acceptance.PlantedMethod.S_KETAMINE;
import static io.enantio.acceptance.RunScenario.JUDGED;
import static io.enantio.acceptance.RunScenario.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.method.rules.Flag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunAcceptanceTest {

    @Test
    void aCleanRunIsAcceptedWithoutFlags() {
        assertClean(RunScenario.clean().judge());
    }

    @Test
    void aCleanRunWithFittedCurvesIsAcceptedWithoutFlags() {
        assertClean(RunScenario.clean().fitted());
    }

    private static void assertClean(RunResult result) {
        assertThat(result.rules())
                .filteredOn(rule -> rule.outcome() == Outcome.FAIL || rule.outcome() == Outcome.NOT_ASSESSABLE)
                .isEmpty();
        assertThat(result.isAccepted()).isTrue();
        assertThat(result.verdicts()).extracting(Verdict::analyte).isEqualTo(JUDGED);
        assertThat(result.rows())
                .filteredOn(row -> !row.analyte().equals(CODEINE))
                .filteredOn(row -> !row.judgement().flags().isEmpty())
                .isEmpty();
        assertThat(result.calibrations())
                .allSatisfy(curve -> assertThat(curve.flags()).isEmpty());
    }

    @Test
    void rowsAreOrderedByInjectionThenByTheMethodsAnalytes() {
        RunScenario scenario = RunScenario.clean();
        List<ResultRow> rows = scenario.judge().rows();
        assertThat(rows).hasSize(60 * 5);
        assertThat(rows.subList(5, 10))
                .extracting(ResultRow::analyte)
                .isEqualTo(scenario.method().analytes());
        assertThat(rows.subList(5, 10)).allMatch(row -> row.injection().number() == 2);
    }

    @Test
    void noSubjectOfARuleAppearsTwice() {
        Set<List<Object>> seen = new HashSet<>();
        assertThat(RunScenario.clean().judge().rules())
                .allMatch(rule -> seen.add(List.of(rule.analyte(), rule.rule(), rule.subject())));
    }

    @Test
    void anAnalyteWithoutInternalStandardIsNeverQuantifiedOrJudged() {
        RunResult result = RunScenario.clean().judge();
        ResultRow row = row(result, 20, CODEINE);
        assertThat(row.judgement().status()).isEqualTo(ResultStatus.NOT_QUANTIFIABLE);
        assertThat(row.judgement().flags()).containsExactly(Flag.IS_MISSING);
        assertThat(row.quantitation()).isEmpty();
        assertThat(row(result, 5, CODEINE).judgement().status()).isEqualTo(ResultStatus.NOT_DETECTED);
        assertThat(result.rules()).noneMatch(rule -> rule.analyte().equals(CODEINE));
    }

    @Test
    void aStudySampleOfTheCleanRunIsReportedInTheOriginalSample() {
        RunResult result = RunScenario.clean().judge();
        assertThat(row(result, 20, S_KETAMINE).reportedNgPerMl()).hasValue(2);
        assertThat(row(result, 35, S_KETAMINE).reportedNgPerMl()).hasValue(1050);
        assertThat(row(result, 33, S_KETAMINE).judgement().nominalNgPerMl()).hasValue(1500);
        assertThat(row(result, 33, S_KETAMINE).judgement().relativeErrorPercent())
                .hasValue(0);
    }
}
