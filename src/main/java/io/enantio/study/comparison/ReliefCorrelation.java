package io.enantio.study.comparison;

import io.enantio.statistics.PostHoc;
import io.enantio.statistics.Spearman;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.profile.Parameter;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Mean of the steady state against the reduction of the score in percent (rule H-11): exploratory.
 *
 * @param nominalH time of the score
 * @param tests how many correlations were made
 * @param adjustedP corrected for them; absent without a p
 */
public record ReliefCorrelation(
        StudyAnalyte analyte,
        double nominalH,
        Optional<Spearman> correlation,
        int tests,
        PostHoc correction,
        OptionalDouble adjustedP) {
    /** Two pairs of ranks always agree or disagree entirely. */
    private static final int FEWEST = 3;

    /** One for each analyte, against the last score of the steady state; none without a steady state or scores. */
    public static List<ReliefCorrelation> of(
            StudyPlan plan, List<SubjectParameter> parameters, ResponseTable responses) {
        List<Double> hours = responses.hours().stream()
                .filter(time -> time > 0
                        && plan.kinetics()
                                .steadyState()
                                .filter(span -> span.nominalH().holds(time))
                                .isPresent())
                .toList();
        if (hours.isEmpty()) {
            return List.of();
        }
        double last = hours.get(hours.size() - 1);
        List<StudyAnalyte> analytes =
                parameters.stream().map(SubjectParameter::analyte).distinct().toList();
        List<Optional<Spearman>> found = analytes.stream()
                .map(analyte -> correlation(analyte, parameters, responses, last))
                .toList();
        List<Double> p = found.stream()
                .map(each -> each.flatMap(Spearman::p).orElse(1.0))
                .toList();
        PostHoc correction = plan.comparison().postHoc();
        List<Double> adjusted = correction.adjusted(p);
        List<ReliefCorrelation> all = new ArrayList<>();
        for (int i = 0; i < analytes.size(); i++) {
            boolean hasP = found.get(i).flatMap(Spearman::p).isPresent();
            OptionalDouble own = hasP ? OptionalDouble.of(adjusted.get(i)) : OptionalDouble.empty();
            all.add(new ReliefCorrelation(analytes.get(i), last, found.get(i), analytes.size(), correction, own));
        }
        return all;
    }

    private static Optional<Spearman> correlation(
            StudyAnalyte analyte, List<SubjectParameter> parameters, ResponseTable responses, double hours) {
        List<Double> steady = new ArrayList<>();
        List<Double> reduction = new ArrayList<>();
        for (SubjectParameter each : parameters) {
            Optional<Double> relief = responses.reliefPercent(each.subject(), hours);
            boolean isSteady = each.parameter() == Parameter.C_STEADY
                    && each.analyte().equals(analyte)
                    && each.value().isPresent();
            if (isSteady && relief.isPresent()) {
                steady.add(each.value().getAsDouble());
                reduction.add(relief.get());
            }
        }
        return steady.size() < FEWEST ? Optional.empty() : Spearman.of(steady, reduction);
    }
}
