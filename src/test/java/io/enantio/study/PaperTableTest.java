package io.enantio.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.SampleStatistics;
import io.enantio.study.comparison.ResponseTable;
import io.enantio.study.comparison.TimeComparison;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.ResponseScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every number of rule H-12, the paper's Table 1 (16 subjects), and those that R confirms. */
class PaperTableTest {
    private static final List<Double> BEFORE =
            List.of(4.0, 8.5, 8.0, 8.0, 10.0, 8.0, 8.0, 7.0, 7.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 8.0);
    private static final List<Double> AFTER =
            List.of(1.0, 7.5, 0.0, 8.0, 5.0, 7.0, 10.0, 4.0, 2.0, 6.0, 10.0, 10.0, 2.0, 4.0, 7.0, 3.0);
    private static final List<Double> AGE =
            List.of(26.0, 25.0, 41.0, 18.0, 20.0, 40.0, 44.0, 25.0, 17.0, 42.0, 38.0, 47.0, 36.0, 45.0, 37.0, 27.0);
    private static final List<Double> HEIGHT = List.of(
            182.9, 157.5, 156.2, 170.2, 160.0, 167.6, 170.2, 160.0, 157.5, 175.3, 165.1, 167.6, 162.6, 177.8, 165.1,
            162.6);
    private static final double DAY_5 = 96;

    @Test
    void whatThePaperCallsStandardDeviationOfPainIsItsStandardError() {
        SampleStatistics before = SampleStatistics.of(BEFORE);
        SampleStatistics after = SampleStatistics.of(AFTER);
        assertThat(before.mean()).hasValue(8.53125);
        assertThat(after.mean()).hasValue(5.40625);
        assertThat(before.sd().orElseThrow()).isCloseTo(1.6680, within(5e-5));
        assertThat(after.sd().orElseThrow()).isCloseTo(3.2824, within(5e-5));
        assertThat(before.sem().orElseThrow()).isCloseTo(0.4170, within(5e-5));
        assertThat(after.sem().orElseThrow()).isCloseTo(0.8206, within(5e-5));
    }

    @Test
    void theReductionOfPainIsThatOfTheRulesAndOfR() {
        MeanAgainstZero test = MeanAgainstZero.paired(BEFORE, AFTER).orElseThrow();
        assertThat(test.mean()).isEqualTo(3.125);
        assertThat(test.sd()).isCloseTo(2.963669, within(5e-7));
        assertThat(test.sd() / Math.sqrt(test.n())).isCloseTo(0.740917, within(5e-7));
        assertThat(test.t()).isCloseTo(4.217745, within(5e-7));
        assertThat(test.n()).isEqualTo(16);
        assertThat(test.p()).isCloseTo(0.00074570, within(5e-9));
        assertThat(test.low95()).isCloseTo(1.545772, within(5e-7));
        assertThat(test.high95()).isCloseTo(4.704228, within(5e-7));
        assertThat(test.t()).isCloseTo(StudyReference.figure("pain", "t"), withinPercentage(1e-9));
        assertThat(test.p()).isCloseTo(StudyReference.figure("pain", "p"), withinPercentage(1e-8));
        assertThat(test.low95()).isCloseTo(StudyReference.figure("pain", "low95"), withinPercentage(1e-8));
        assertThat(test.high95()).isCloseTo(StudyReference.figure("pain", "high95"), withinPercentage(1e-8));
    }

    @Test
    void theTwoLevelAnalysisOfPainGivesTheSquareOfT() {
        TimeComparison comparison = new StudyAnalysis(painPlan())
                .analyse(StudyObjects.records(List.of()))
                .relations()
                .comparisons()
                .get(0);
        assertThat(comparison.anova().orElseThrow().corrected().f()).isCloseTo(17.789374, within(5e-7));
        assertThat(comparison.againstBaseline()).hasSize(1);
        assertThat(comparison.againstBaseline().get(0).sample().orElseThrow().t())
                .isCloseTo(-4.217745, within(5e-7));
        assertThat(comparison.againstBaseline().get(0).paired().orElseThrow().p())
                .isCloseTo(0.00074570, within(5e-9));
        assertThat(comparison.againstBaseline().get(0).model().orElseThrow().p())
                .isCloseTo(0.00074570, within(5e-9));
        assertThat(comparison.model().orElseThrow().test().f()).isCloseTo(17.789374, within(5e-7));
    }

    @Test
    void everySubjectsReductionInPercentIsThatOfTheRules() {
        List<Double> wanted =
                List.of(75.0, 11.8, 100.0, 0.0, 50.0, 12.5, -25.0, 42.9, 71.4, 40.0, 0.0, 0.0, 80.0, 60.0, 30.0, 62.5);
        ResponseTable table = painTable();
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(table.reliefPercent(subject(i), DAY_5).orElseThrow()).isCloseTo(wanted.get(i), within(0.05));
        }
    }

    @Test
    void aReductionOfExactlyThirtyPercentCountsAsAResponse() {
        assertThat(painTable().responders())
                .extracting(each -> each.rule() + ": " + each.count() + " of " + each.of())
                .containsExactly("≥ 30 %: 10 of 16", "≥ 50 %: 7 of 16", "≤ 15 %: 6 of 16");
    }

    @Test
    void ageWeightAndHeightHaveTheMeansAndStandardDeviationsOfTheTable() {
        List<Double> weight = StudyReference.column("weight", 0);
        check(AGE, 33.0, 10.2242);
        check(weight, 67.8563, 19.3044);
        check(HEIGHT, 166.1375, 7.6973);
        SampleStatistics statistics = SampleStatistics.of(weight);
        assertThat(statistics.mean().orElseThrow()).isCloseTo(StudyReference.figure("weight", "mean"), within(1e-10));
        assertThat(statistics.sd().orElseThrow()).isCloseTo(StudyReference.figure("weight", "sd"), within(1e-10));
        assertThat(statistics.median().orElseThrow())
                .isCloseTo(StudyReference.figure("weight", "median"), within(1e-10));
        assertThat(statistics.geometricMean().orElseThrow())
                .isCloseTo(StudyReference.figure("weight", "geometric_mean"), within(1e-10));
        assertThat(statistics.geometricCvPercent().orElseThrow())
                .isCloseTo(StudyReference.figure("weight", "geometric_cv"), within(1e-10));
    }

    private static void check(List<Double> values, double mean, double sd) {
        SampleStatistics statistics = SampleStatistics.of(values);
        assertThat(statistics.n()).isEqualTo(16);
        assertThat(statistics.mean().orElseThrow()).isCloseTo(mean, within(5.1e-5));
        assertThat(statistics.sd().orElseThrow()).isCloseTo(sd, within(5e-5));
    }

    private static ResponseTable painTable() {
        return new ResponseTable(painPlan());
    }

    private static StudyPlan painPlan() {
        List<ResponseScore> scores = new ArrayList<>();
        for (int i = 0; i < BEFORE.size(); i++) {
            scores.add(new ResponseScore(subject(i), 0, BEFORE.get(i)));
            scores.add(new ResponseScore(subject(i), DAY_5, AFTER.get(i)));
        }
        return StudyObjects.planWith(new StudyPlan.Responses("pain", scores, List.of(30.0, 50.0), List.of(15.0)));
    }

    private static String subject(int place) {
        return String.format(Locale.ROOT, "S%02d", place + 1);
    }
}
