package io.enantio.study.profile;

import io.enantio.statistics.MeanAgainstZero;
import io.enantio.statistics.SampleStatistics;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.record.StudyAnalyte;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A parameter of one analyte over the subjects.
 *
 * @param refused subjects without it
 * @param together of slopes: their mean against 0, since the few points of one subject have little power (rule H-9)
 */
public record ParameterSummary(
        StudyAnalyte analyte,
        Parameter parameter,
        SampleStatistics statistics,
        int refused,
        Optional<MeanAgainstZero> together) {

    /** Every parameter of every analyte, in the order of both. */
    public static List<ParameterSummary> of(List<StudyAnalyte> analytes, List<SubjectParameter> all) {
        List<ParameterSummary> summaries = new ArrayList<>();
        for (StudyAnalyte analyte : analytes) {
            for (Parameter parameter : Parameter.values()) {
                List<SubjectParameter> own = all.stream()
                        .filter(each -> each.analyte().equals(analyte) && each.parameter() == parameter)
                        .toList();
                summary(analyte, parameter, own).ifPresent(summaries::add);
            }
        }
        return summaries;
    }

    /** A figure that averages; empty for the time of the maximum, which is described by its median and range. */
    public OptionalDouble averaged(OptionalDouble figure) {
        return parameter == Parameter.TMAX ? OptionalDouble.empty() : figure;
    }

    private static Optional<ParameterSummary> summary(
            StudyAnalyte analyte, Parameter parameter, List<SubjectParameter> own) {
        // A p value is no quantity to average.
        if (own.isEmpty() || parameter == Parameter.STEADY_SLOPE_P || parameter == Parameter.STEADY_SLOPE_SE) {
            return Optional.empty();
        }
        List<Double> values = own.stream()
                .map(SubjectParameter::value)
                .flatMapToDouble(OptionalDouble::stream)
                .boxed()
                .toList();
        Optional<MeanAgainstZero> together =
                parameter == Parameter.STEADY_SLOPE ? MeanAgainstZero.of(values) : Optional.empty();
        return Optional.of(new ParameterSummary(
                analyte, parameter, SampleStatistics.of(values), own.size() - values.size(), together));
    }
}
