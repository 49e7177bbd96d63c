package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.enantio.study.StudyReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against rule H-6 to its printed digits, and against R (validation/reference/r-study). */
class RepeatedMeasuresAnovaTest {
    private static final double SAME_PERCENT = 1e-7;

    @Test
    void theExampleOfTheRulesIsReproducedToItsLastDigit() {
        RepeatedMeasuresAnova anova = of("six");
        assertThat(anova.timeSquares()).isCloseTo(473.6667, within(5e-5));
        assertThat(anova.subjectSquares()).isCloseTo(100.8333, within(5e-5));
        assertThat(anova.errorSquares()).isCloseTo(48.8333, within(5e-5));
        RepeatedMeasuresAnova.FTest test = anova.uncorrected();
        assertThat(test.f()).isCloseTo(48.49829, within(5e-6));
        assertThat(test.df1()).isEqualTo(3);
        assertThat(test.df2()).isEqualTo(15);
        assertThat(test.p()).isCloseTo(5.9131e-8, within(5e-13));
        assertThat(anova.sphericity().greenhouseGeisser()).isCloseTo(0.647648, within(5e-7));
        assertThat(anova.sphericity().huynhFeldt()).isCloseTo(1.0530, within(5e-5));
        assertThat(anova.corrected(anova.sphericity().greenhouseGeisser()).p()).isCloseTo(9.3919e-6, within(5e-11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"six", "sixteen"})
    void everyFigureIsThatOfR(String data) {
        RepeatedMeasuresAnova anova = of(data);
        same(anova.timeSquares(), data, "ss_time");
        same(anova.subjectSquares(), data, "ss_subject");
        same(anova.errorSquares(), data, "ss_error");
        same(anova.uncorrected().f(), data, "f");
        same(anova.uncorrected().p(), data, "p");
        Sphericity sphericity = anova.sphericity();
        same(sphericity.greenhouseGeisser(), data, "epsilon_gg");
        same(sphericity.huynhFeldt(), data, "epsilon_hf");
        same(anova.corrected(sphericity.greenhouseGeisser()).p(), data, "p_gg");
        same(anova.corrected(Math.min(1, sphericity.huynhFeldt())).p(), data, "p_hf");
        same(sphericity.mauchly().orElseThrow().w(), data, "mauchly_w");
        same(sphericity.mauchly().orElseThrow().p(), data, "mauchly_p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"six", "sixteen"})
    void pairedTestsAgainstTheFirstTimeAndTheirCorrectionsAreThoseOfR(String data) {
        List<List<Double>> rows = StudyReference.data(data);
        List<MeanAgainstZero> tests = IntStream.range(1, rows.get(0).size())
                .mapToObj(place -> MeanAgainstZero.paired(
                                StudyReference.column(data, place), StudyReference.column(data, 0))
                        .orElseThrow())
                .toList();
        List<Double> p = tests.stream().map(MeanAgainstZero::p).toList();
        same(tests.stream().map(MeanAgainstZero::t).toList(), data, "t");
        same(p, data, "t_p");
        same(PostHoc.HOLM.adjusted(p), data, "holm");
        same(PostHoc.BONFERRONI.adjusted(p), data, "bonferroni");
    }

    @Test
    void twoTimesGiveTheSquareOfThePairedT() {
        RepeatedMeasuresAnova anova = of("pain");
        double t = MeanAgainstZero.paired(StudyReference.column("pain", 0), StudyReference.column("pain", 1))
                .orElseThrow()
                .t();
        assertThat(anova.uncorrected().f()).isCloseTo(t * t, withinPercentage(1e-10));
        assertThat(anova.uncorrected().f()).isCloseTo(17.789374, within(5e-7));
        assertThat(anova.sphericity().greenhouseGeisser()).isCloseTo(1, within(1e-12));
        assertThat(anova.sphericity().mauchly()).isEmpty();
    }

    @Test
    void aConstantForEverySubjectChangesNothingButTheSubjects() {
        List<List<Double>> rows = StudyReference.data("six");
        List<List<Double>> moved = IntStream.range(0, rows.size())
                .mapToObj(i ->
                        rows.get(i).stream().map(value -> value + 100.0 * i).toList())
                .toList();
        RepeatedMeasuresAnova other = RepeatedMeasuresAnova.of(moved).orElseThrow();
        assertThat(other.uncorrected().f()).isCloseTo(of("six").uncorrected().f(), withinPercentage(1e-8));
        assertThat(other.sphericity().greenhouseGeisser())
                .isCloseTo(of("six").sphericity().greenhouseGeisser(), withinPercentage(1e-8));
    }

    @Test
    void withMoreTimesThanSubjectsMauchlysTestIsAbsent() {
        List<List<Double>> rows = StudyReference.data("sixteen").subList(0, 5);
        assertThat(RepeatedMeasuresAnova.of(rows).orElseThrow().sphericity().mauchly())
                .isEmpty();
    }

    @Test
    void withoutScatterThereIsNoAnalysis() {
        assertThat(RepeatedMeasuresAnova.of(List.of(List.of(1.0, 2.0), List.of(3.0, 4.0))))
                .isEmpty();
        assertThat(RepeatedMeasuresAnova.of(List.of(List.of(1.0, 2.0)))).isEmpty();
        assertThat(RepeatedMeasuresAnova.of(List.of())).isEqualTo(Optional.empty());
    }

    private static RepeatedMeasuresAnova of(String data) {
        return RepeatedMeasuresAnova.of(StudyReference.data(data)).orElseThrow();
    }

    private static void same(double value, String data, String figure) {
        assertThat(value)
                .as(data + " " + figure)
                .isCloseTo(StudyReference.figure(data, figure), withinPercentage(SAME_PERCENT));
    }

    private static void same(List<Double> values, String data, String figure) {
        List<Double> wanted = StudyReference.figures(data, figure);
        assertThat(values).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(values.get(i))
                    .as(data + " " + figure + " " + i)
                    .isCloseTo(wanted.get(i), withinPercentage(SAME_PERCENT));
        }
    }
}
