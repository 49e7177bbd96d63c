package io.enantio.study.comparison;

import io.enantio.statistics.PostHoc;
import io.enantio.statistics.WithinSubjectCorrelation;
import io.enantio.statistics.WithinSubjectCorrelation.Pair;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.Scale;
import io.enantio.study.record.StudyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether concentration and relief move together within subjects (rule H-11): repeated-measures correlation of the measured
 * concentrations with the relief at the same planned times, exploratory. Points of different subjects are never pooled. Where the plan
 * names a steady state only its times count: while concentrations rise, everything that changes with time goes along with them.
 *
 * @param hours planned times with scores that are used
 * @param scale of the concentrations; relief is score(0) - score(t)
 * @param tests how many correlations were made
 * @param adjustedP corrected for them; absent without a correlation
 */
public record ReliefWithinSubjects(
        StudyAnalyte analyte,
        List<Double> hours,
        Scale scale,
        Optional<WithinSubjectCorrelation> correlation,
        int tests,
        PostHoc correction,
        OptionalDouble adjustedP) {

    public ReliefWithinSubjects {
        hours = List.copyOf(hours);
    }

    /** One for each analyte; none without scores at such times. */
    public static List<ReliefWithinSubjects> of(StudyPlan plan, StudyValues values, ResponseTable responses) {
        List<Double> hours = responses.hours().stream()
                .filter(time -> time > 0)
                .filter(time -> plan.kinetics()
                        .steadyState()
                        .map(span -> span.nominalH().holds(time))
                        .orElse(true))
                .toList();
        if (hours.isEmpty()) {
            return List.of();
        }
        Scale scale = plan.comparison().scales().concentrations();
        PostHoc correction = plan.comparison().postHoc();
        List<StudyAnalyte> analytes = values.analytes();
        List<Optional<WithinSubjectCorrelation>> found = analytes.stream()
                .map(analyte -> WithinSubjectCorrelation.of(values.subjects().stream()
                        .map(subject -> pairs(plan, values, responses, hours, analyte, subject))
                        .toList()))
                .toList();
        List<Double> adjusted = correction.adjusted(found.stream()
                .map(each -> each.map(WithinSubjectCorrelation::p).orElse(1.0))
                .toList());
        List<ReliefWithinSubjects> all = new ArrayList<>();
        for (int i = 0; i < analytes.size(); i++) {
            OptionalDouble own = found.get(i).isPresent() ? OptionalDouble.of(adjusted.get(i)) : OptionalDouble.empty();
            all.add(new ReliefWithinSubjects(
                    analytes.get(i), hours, scale, found.get(i), analytes.size(), correction, own));
        }
        return all;
    }

    private static List<Pair> pairs(
            StudyPlan plan,
            StudyValues values,
            ResponseTable responses,
            List<Double> hours,
            StudyAnalyte analyte,
            String subject) {
        List<Pair> pairs = new ArrayList<>();
        for (double time : hours) {
            Optional<Double> relief = responses.relief(subject, time);
            Optional<Double> concentration = plan.timeAt(time)
                    .flatMap(planned -> values.at(analyte, subject, planned))
                    .filter(value -> value.measuredNgPerMl().isPresent())
                    .map(value -> value.measuredNgPerMl().getAsDouble())
                    .flatMap(plan.comparison().scales().concentrations()::of);
            if (relief.isPresent() && concentration.isPresent()) {
                pairs.add(new Pair(concentration.get(), relief.get()));
            }
        }
        return pairs;
    }
}
