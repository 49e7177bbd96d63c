package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.enantio.statistics.RepeatedMeasuresAnova.FTest;
import io.enantio.study.StudyReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against lme4 and pbkrtest (validation/reference/r-study/mixed.R), the closed form of complete data, and simulated truth. */
class RandomInterceptModelTest {
    /** Of R's root of the derivative of its REML criterion: 1e-9 of the variances is what its numeric derivative gives. */
    private static final double SAME_PERCENT = 1e-6;

    @ParameterizedTest
    @ValueSource(strings = {"six", "sixteen", "six_gaps", "sixteen_gaps", "log_gaps", "flat"})
    void everyFigureIsThatOfR(String data) {
        RandomInterceptModel model = of(data);
        same(model.betweenVariance(), data, "between");
        same(model.withinVariance(), data, "within");
        FTest test = model.timesDiffer();
        same(test.f(), data, "f");
        same(test.df2(), data, "ddf");
        same(test.p(), data, "p");
        List<Double> means = MixedReference.figures(data, "mean");
        for (int time = 0; time < means.size(); time++) {
            assertThat(model.mean(time)).isCloseTo(means.get(time), withinPercentage(SAME_PERCENT));
        }
        for (int time = 1; time < means.size(); time++) {
            Estimate difference = model.difference(time, 0);
            same(difference.value(), data, "difference", time - 1);
            same(difference.se(), data, "difference_se", time - 1);
            same(difference.df(), data, "difference_df", time - 1);
            same(difference.p(), data, "difference_p", time - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"six", "sixteen"})
    void completeDataGiveTheAnalysisOfVarianceToTenDigits(String data) {
        RepeatedMeasuresAnova anova =
                RepeatedMeasuresAnova.of(StudyReference.data(data)).orElseThrow();
        double error = anova.errorSquares() / ((anova.times() - 1.0) * (anova.subjects() - 1));
        double subjects = anova.subjectSquares() / (anova.subjects() - 1);
        RandomInterceptModel model = of(data);
        assertThat(model.withinVariance()).isCloseTo(error, withinPercentage(1e-8));
        assertThat(model.betweenVariance()).isCloseTo((subjects - error) / anova.times(), withinPercentage(1e-8));
        assertThat(model.timesDiffer().f()).isCloseTo(anova.uncorrected().f(), withinPercentage(1e-8));
        assertThat(model.timesDiffer().df2()).isCloseTo(anova.uncorrected().df2(), withinPercentage(1e-8));
    }

    @Test
    void twoTimesGiveThePairedTTest() {
        List<Double> before = StudyReference.column("pain", 0);
        List<Double> after = StudyReference.column("pain", 1);
        RandomInterceptModel model =
                RandomInterceptModel.of(rows(StudyReference.data("pain"))).orElseThrow();
        MeanAgainstZero paired = MeanAgainstZero.paired(after, before).orElseThrow();
        assertThat(model.difference(1, 0).t()).isCloseTo(paired.t(), within(1e-9));
        assertThat(model.difference(1, 0).df()).isCloseTo(15, within(1e-9));
        assertThat(model.timesDiffer().p()).isCloseTo(paired.p(), withinPercentage(1e-7));
    }

    @Test
    void threeSubjectsAtTwoTimesHaveTwoDegreesOfFreedom() {
        List<List<Double>> rows = List.of(List.of(1.0, 2.1), List.of(3.0, 4.2), List.of(2.0, 2.7));
        RandomInterceptModel model = RandomInterceptModel.of(rows(rows)).orElseThrow();
        MeanAgainstZero paired = MeanAgainstZero.paired(List.of(2.1, 4.2, 2.7), List.of(1.0, 3.0, 2.0))
                .orElseThrow();
        assertThat(model.timesDiffer().df2()).isCloseTo(2, within(1e-9));
        assertThat(model.timesDiffer().p()).isCloseTo(paired.p(), withinPercentage(1e-7));
        List<List<Double>> two = List.of(List.of(1.0, 2.1, 3.0), List.of(3.0, 4.2, 4.4));
        FTest test = RandomInterceptModel.of(rows(two)).orElseThrow().timesDiffer();
        assertThat(test.df2()).isCloseTo(2, within(1e-7));
        assertThat(test.f())
                .isCloseTo(
                        RepeatedMeasuresAnova.of(two)
                                .orElseThrow()
                                .uncorrected()
                                .f(),
                        withinPercentage(1e-6));
    }

    @Test
    void aSubjectsOwnLevelDoesNotMatterIfDataAreComplete() {
        List<List<Double>> rows = StudyReference.data("sixteen");
        List<List<Double>> moved = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double level = 40.0 * i;
            moved.add(rows.get(i).stream().map(value -> value + level).toList());
        }
        assertThat(RandomInterceptModel.of(rows(moved))
                        .orElseThrow()
                        .timesDiffer()
                        .f())
                .isCloseTo(of("sixteen").timesDiffer().f(), withinPercentage(1e-6));
    }

    @Test
    void whatTheDataDoNotDetermineIsAbsent() {
        assertThat(RandomInterceptModel.of(List.of())).isEmpty();
        assertThat(RandomInterceptModel.of(rows(List.of(List.of(1.0, 2.0), List.of(3.0, 4.0)))))
                .as("no scatter")
                .isEmpty();
        assertThat(RandomInterceptModel.of(rows(List.of(List.of(1.0, 2.0)))))
                .as("one subject")
                .isEmpty();
        assertThat(RandomInterceptModel.of(List.of(
                        List.of(Optional.of(1.0), Optional.empty()),
                        List.of(Optional.of(2.0), Optional.empty()),
                        List.of(Optional.of(2.5), Optional.empty()))))
                .as("a time without a value")
                .isEmpty();
    }

    @Test
    void withGapsATrueDifferenceOfZeroIsFoundInOneCaseOfTwenty() {
        int found = 0;
        int runs = 2000;
        Random random = new Random(20260307);
        for (int run = 0; run < runs; run++) {
            List<List<Optional<Double>>> rows = new ArrayList<>();
            for (int subject = 0; subject < 8; subject++) {
                double level = 0.3 * random.nextGaussian();
                List<Optional<Double>> row = new ArrayList<>();
                for (int time = 0; time < 4; time++) {
                    double value = level + 0.2 * random.nextGaussian();
                    row.add(random.nextDouble() < 0.2 ? Optional.empty() : Optional.of(value));
                }
                rows.add(row);
            }
            found += RandomInterceptModel.of(rows)
                    .filter(model -> model.timesDiffer().p() < 0.05)
                    .map(model -> 1)
                    .orElse(0);
        }
        // Three standard errors of a share of 0.05 in 2000.
        assertThat((double) found / runs).isCloseTo(0.05, within(0.015));
    }

    private static RandomInterceptModel of(String data) {
        return RandomInterceptModel.of(MixedReference.data(data)).orElseThrow();
    }

    private static List<List<Optional<Double>>> rows(List<List<Double>> rows) {
        return rows.stream().map(row -> row.stream().map(Optional::of).toList()).toList();
    }

    private static void same(double value, String data, String figure) {
        same(value, data, figure, 0);
    }

    private static void same(double value, String data, String figure, int place) {
        double wanted = MixedReference.figures(data, figure).get(place);
        assertThat(value)
                .as(data + " " + figure + " " + place)
                .isCloseTo(wanted, within(Math.abs(wanted) * SAME_PERCENT / 100));
    }
}
