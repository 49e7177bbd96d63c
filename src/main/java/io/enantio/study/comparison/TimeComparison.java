package io.enantio.study.comparison;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.value.Rounding;
import io.enantio.statistics.Estimate;
import io.enantio.statistics.Estimate.Interval;
import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.PostHoc;
import io.enantio.statistics.RandomInterceptModel;
import io.enantio.statistics.RepeatedMeasuresAnova;
import io.enantio.statistics.RepeatedMeasuresAnova.FTest;
import io.enantio.statistics.Sphericity;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan.Comparison;
import io.enantio.study.record.StudyPlan.Family;
import io.enantio.study.record.StudyPlan.Scale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Do the times differ, and which from a baseline (rule H-5)? By a mixed model, in which every subject counts with the values that there are;
 * and, as a second result, by repeated-measures analysis of variance and paired t tests of the complete cases.
 *
 * @param quantity what was measured, for people
 * @param analyte absent for the scores
 * @param scale on which values are compared
 * @param times compared, in order
 * @param values in the model
 * @param subjects complete cases
 * @param droppedSubjects without a value at one of the times
 * @param model absent if the data do not determine it; the remarks say so
 * @param anova absent if it is undefined; the remarks say why
 */
public record TimeComparison(
        String quantity,
        Optional<StudyAnalyte> analyte,
        Scale scale,
        List<TimePoint> times,
        int values,
        int subjects,
        int droppedSubjects,
        Optional<Modelled> model,
        Optional<Analysis> anova,
        List<AgainstBaseline> againstBaseline,
        List<String> remarks) {
    /** The error that intervals and corrections share among the tests of a family. */
    private static final double ERROR = 0.05;

    /** A time by its hours and its name. */
    public record TimePoint(double nominalH, String label) {}

    /**
     * The mixed model and its test of the times.
     *
     * @param adjustedP corrected for the number of such tests in the family
     */
    public record Modelled(RandomInterceptModel fit, FTest test, double adjustedP, int tests) {}

    /** The analysis of complete cases, its correction for the lack of sphericity and its F test after it. */
    public record Analysis(RepeatedMeasuresAnova anova, Sphericity.Correction correction, FTest corrected) {}

    /**
     * A time against a baseline, on the scale of the comparison.
     *
     * @param model by the mixed model; absent without one
     * @param sample differences of the complete cases; absent without scatter
     * @param paired their t test
     * @param tests in the family, those without a result included: they were planned
     */
    public record AgainstBaseline(
            TimePoint time,
            TimePoint baseline,
            Optional<Corrected> model,
            Optional<MeanAgainstZero> sample,
            Optional<Corrected> paired,
            int tests,
            PostHoc correction) {}

    /**
     * A difference corrected for the number of tests.
     *
     * @param p by the correction of the plan
     * @param simultaneous 95 % interval that holds for all tests of the family at once, by Bonferroni
     */
    public record Corrected(Estimate estimate, double p, Interval simultaneous) {}

    /**
     * What is compared, before the scale.
     *
     * @param rows by subject, then by time; a missing value is absent
     * @param baselines places of the baselines among the times
     */
    record Question(
            String quantity,
            Optional<StudyAnalyte> analyte,
            Scale scale,
            List<TimePoint> times,
            List<List<Optional<Double>>> rows,
            List<TimePoint> baselines,
            List<String> remarks) {}

    /** Answers all questions, with p values corrected over each family. */
    static List<TimeComparison> all(List<Question> questions, Comparison plan, double epsilonSwitch) {
        List<Answer> answers = questions.stream()
                .map(question -> Answer.of(question, epsilonSwitch))
                .toList();
        Correction correction = new Correction(answers, plan);
        return answers.stream().map(correction::of).toList();
    }

    /** A pair of times, not yet corrected. */
    private record Pair(
            TimePoint time, TimePoint baseline, Optional<Estimate> model, Optional<MeanAgainstZero> sample) {}

    /** A question with everything but the corrections. */
    private record Answer(
            Question question,
            List<TimePoint> times,
            List<List<Optional<Double>>> rows,
            List<List<Double>> complete,
            Optional<RandomInterceptModel> model,
            Optional<Analysis> anova,
            List<Pair> pairs,
            List<String> remarks) {

        static Answer of(Question question, double epsilonSwitch) {
            List<String> remarks = new ArrayList<>(question.remarks());
            List<List<Optional<Double>>> scaled = question.rows().stream()
                    .map(row -> row.stream()
                            .map(value -> value.flatMap(question.scale()::of))
                            .toList())
                    .toList();
            long without = count(question.rows()) - count(scaled);
            if (without > 0) {
                remarks.add(without + (without == 1 ? " value of 0 has" : " values of 0 have") + " no logarithm and "
                        + (without == 1 ? "is" : "are") + " left out");
            }
            List<Integer> places = IntStream.range(0, question.times().size())
                    .filter(place ->
                            scaled.stream().anyMatch(row -> row.get(place).isPresent()))
                    .boxed()
                    .toList();
            List<TimePoint> times = places.stream().map(question.times()::get).toList();
            List<List<Optional<Double>>> rows = scaled.stream()
                    .map(row -> places.stream().map(row::get).toList())
                    .toList();
            List<List<Double>> complete = rows.stream()
                    .filter(row -> row.stream().allMatch(Optional::isPresent))
                    .map(row -> row.stream().map(Optional::orElseThrow).toList())
                    .toList();
            Optional<RandomInterceptModel> model = RandomInterceptModel.of(rows);
            if (model.isEmpty()) {
                remarks.add("no mixed model: too few values within subjects, or no scatter within them");
            }
            Optional<Analysis> anova = RepeatedMeasuresAnova.of(complete).map(found -> {
                Sphericity.Correction epsilon = found.sphericity().correction(epsilonSwitch);
                return new Analysis(found, epsilon, found.corrected(epsilon.epsilon()));
            });
            if (anova.isEmpty()) {
                remarks.add("no analysis of variance: " + complete.size() + " complete subjects at " + times.size()
                        + " times, or no scatter within subjects");
            }
            anova.map(found -> found.anova().sphericity().greenhouseGeisser())
                    .filter(epsilon -> model.isPresent() && epsilon < epsilonSwitch)
                    .ifPresent(epsilon -> remarks.add(
                            "the mixed model takes variances and covariances of the times as equal, which the complete"
                                    + " cases do not show (Greenhouse-Geisser's epsilon "
                                    + FigureText.significant(Rounding.DEFAULT, epsilon, 2)
                                    + "): rely on the second result, which does not need it"));
            question.baselines().stream()
                    .filter(baseline -> !times.contains(baseline))
                    .forEach(baseline ->
                            remarks.add("no comparison with the baseline " + baseline.label() + ": no values there"));
            List<Integer> baselines = question.baselines().stream()
                    .filter(times::contains)
                    .map(times::indexOf)
                    .distinct()
                    .toList();
            return new Answer(
                    question, times, rows, complete, model, anova, pairs(times, baselines, complete, model), remarks);
        }

        private static long count(List<List<Optional<Double>>> rows) {
            return rows.stream()
                    .flatMap(List::stream)
                    .filter(Optional::isPresent)
                    .count();
        }

        /** Every other time against each baseline; two baselines against each other only once. */
        private static List<Pair> pairs(
                List<TimePoint> times,
                List<Integer> baselines,
                List<List<Double>> complete,
                Optional<RandomInterceptModel> model) {
            List<Pair> pairs = new ArrayList<>();
            Set<Integer> done = new HashSet<>();
            for (int baseline : baselines) {
                done.add(baseline);
                for (int place = 0; place < times.size(); place++) {
                    if (!done.contains(place)) {
                        int time = place;
                        pairs.add(new Pair(
                                times.get(time),
                                times.get(baseline),
                                model.map(fit -> fit.difference(time, baseline)),
                                MeanAgainstZero.paired(column(complete, time), column(complete, baseline))));
                    }
                }
            }
            return pairs;
        }

        private static List<Double> column(List<List<Double>> rows, int place) {
            return rows.stream().map(row -> row.get(place)).toList();
        }

        int values() {
            return (int) count(rows);
        }
    }

    /** Corrects the tests of each family for their number. */
    private record Correction(List<Answer> answers, Comparison plan) {

        TimeComparison of(Answer answer) {
            List<Answer> family = answers.stream()
                    .filter(other -> other.equals(answer) || isRelated(answer, other))
                    .toList();
            List<Pair> pairs =
                    family.stream().flatMap(each -> each.pairs().stream()).toList();
            int before = family.subList(0, family.indexOf(answer)).stream()
                    .mapToInt(each -> each.pairs().size())
                    .sum();
            List<Double> modelP = adjusted(pairs, pair -> pair.model().map(Estimate::p));
            List<Double> pairedP = adjusted(pairs, pair -> pair.sample().map(MeanAgainstZero::p));
            List<AgainstBaseline> rows = new ArrayList<>();
            for (int i = 0; i < answer.pairs().size(); i++) {
                Pair pair = answer.pairs().get(i);
                int place = before + i;
                rows.add(new AgainstBaseline(
                        pair.time(),
                        pair.baseline(),
                        pair.model().map(estimate -> corrected(estimate, modelP.get(place), pairs.size())),
                        pair.sample(),
                        pair.sample().map(test -> corrected(test.estimate(), pairedP.get(place), pairs.size())),
                        pairs.size(),
                        plan.postHoc()));
            }
            List<Double> overall = adjusted(
                    family, each -> each.model().map(fit -> fit.timesDiffer().p()));
            return new TimeComparison(
                    answer.question().quantity(),
                    answer.question().analyte(),
                    answer.question().scale(),
                    answer.times(),
                    answer.values(),
                    answer.complete().size(),
                    answer.rows().size() - answer.complete().size(),
                    answer.model()
                            .map(fit -> new Modelled(
                                    fit, fit.timesDiffer(), overall.get(family.indexOf(answer)), family.size())),
                    answer.anova(),
                    rows,
                    answer.remarks());
        }

        private boolean isRelated(Answer one, Answer other) {
            return plan.family() == Family.ALL_ANALYTES
                    && one.question().analyte().isPresent()
                    && other.question().analyte().isPresent();
        }

        private static Corrected corrected(Estimate estimate, double p, int tests) {
            return new Corrected(estimate, p, estimate.simultaneous(ERROR, tests));
        }

        /** A comparison without a result still counts as one: it was planned. */
        private <T> List<Double> adjusted(List<T> tests, Function<T, Optional<Double>> p) {
            return plan.postHoc()
                    .adjusted(tests.stream()
                            .map(test -> p.apply(test).orElse(1.0))
                            .toList());
        }
    }
}
