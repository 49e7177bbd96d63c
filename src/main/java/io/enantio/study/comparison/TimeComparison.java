package io.enantio.study.comparison;

import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.PostHoc;
import io.enantio.statistics.RepeatedMeasuresAnova;
import io.enantio.statistics.Sphericity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Do the times differ, and which from the baseline: repeated-measures analysis of variance and paired t tests of the same
 * complete cases (rule H-5).
 *
 * @param quantity what was measured, for people
 * @param times compared, in order
 * @param droppedSubjects without a value at one of the times
 * @param anova absent if it is undefined; the remarks say why
 */
public record TimeComparison(
        String quantity,
        List<TimePoint> times,
        int subjects,
        int droppedSubjects,
        Optional<Analysis> anova,
        List<AgainstBaseline> againstBaseline,
        List<String> remarks) {

    /** A time by its hours and its name. */
    public record TimePoint(double nominalH, String label) {}

    /** The analysis, its correction for the lack of sphericity and its F test after it. */
    public record Analysis(
            RepeatedMeasuresAnova anova, Sphericity.Correction correction, RepeatedMeasuresAnova.FTest corrected) {}

    /**
     * A time against the baseline.
     *
     * @param test of time minus baseline; absent without scatter
     */
    public record AgainstBaseline(
            TimePoint time, TimePoint baseline, Optional<MeanAgainstZero> test, double adjustedP, PostHoc correction) {}

    /**
     * What is compared.
     *
     * @param rows by subject, then by time; a missing value is absent
     * @param baseline place of the baseline among the times
     */
    record Question(
            String quantity,
            List<TimePoint> times,
            List<List<Optional<Double>>> rows,
            Optional<Integer> baseline,
            List<String> remarks) {}

    static TimeComparison of(Question question, PostHoc correction, double epsilonSwitch) {
        List<List<Double>> complete = question.rows().stream()
                .filter(row -> row.stream().allMatch(Optional::isPresent))
                .map(row -> row.stream().map(Optional::orElseThrow).toList())
                .toList();
        Optional<Analysis> analysis = RepeatedMeasuresAnova.of(complete).map(anova -> {
            Sphericity.Correction epsilon = anova.sphericity().correction(epsilonSwitch);
            return new Analysis(anova, epsilon, anova.corrected(epsilon.epsilon()));
        });
        List<String> remarks = new ArrayList<>(question.remarks());
        if (analysis.isEmpty()) {
            remarks.add("no analysis of variance: " + complete.size() + " complete subjects at "
                    + question.times().size() + " times, or no scatter within subjects");
        }
        return new TimeComparison(
                question.quantity(),
                question.times(),
                complete.size(),
                question.rows().size() - complete.size(),
                analysis,
                againstBaseline(question, complete, correction),
                remarks);
    }

    private static List<AgainstBaseline> againstBaseline(
            Question question, List<List<Double>> complete, PostHoc correction) {
        if (question.baseline().isEmpty()) {
            return List.of();
        }
        int baseline = question.baseline().get();
        List<Integer> others = IntStream.range(0, question.times().size())
                .filter(place -> place != baseline)
                .boxed()
                .toList();
        List<Optional<MeanAgainstZero>> tests = others.stream()
                .map(place -> MeanAgainstZero.paired(column(complete, place), column(complete, baseline)))
                .toList();
        // A comparison without a result still counts as one: it was planned.
        List<Double> adjusted = correction.adjusted(tests.stream()
                .map(test -> test.map(MeanAgainstZero::p).orElse(1.0))
                .toList());
        return IntStream.range(0, others.size())
                .mapToObj(i -> new AgainstBaseline(
                        question.times().get(others.get(i)),
                        question.times().get(baseline),
                        tests.get(i),
                        adjusted.get(i),
                        correction))
                .toList();
    }

    private static List<Double> column(List<List<Double>> rows, int place) {
        return rows.stream().map(row -> row.get(place)).toList();
    }
}
