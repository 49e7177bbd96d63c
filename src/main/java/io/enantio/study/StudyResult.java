package io.enantio.study;

import io.enantio.study.comparison.Ratios.RatioSummary;
import io.enantio.study.comparison.Ratios.SampleRatio;
import io.enantio.study.comparison.ReliefCorrelation;
import io.enantio.study.comparison.ReliefWithinSubjects;
import io.enantio.study.comparison.ResponseTable;
import io.enantio.study.comparison.TimeComparison;
import io.enantio.study.conduct.IncurredByAnalyte;
import io.enantio.study.conduct.QcPrecision;
import io.enantio.study.conduct.Repeats;
import io.enantio.study.conduct.RunDocumentation;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.profile.ParameterSummary;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.profile.Refusals.Refusal;
import io.enantio.study.profile.SteadyDrift;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyValue;
import java.util.List;

/**
 * All results of a study; reports only print them.
 *
 * @param values one for each measured specimen and analyte, including those without a reported result
 */
public record StudyResult(
        StudyPlan plan,
        StudyRecords records,
        List<StudyValue> values,
        List<ProfilePoint> profiles,
        Kinetics kinetics,
        Relations relations,
        Conduct conduct,
        List<Refusal> refusals) {

    /** Parameters of curves and ratios. */
    public record Kinetics(
            List<SubjectParameter> parameters,
            List<ParameterSummary> parameterSummaries,
            List<SteadyDrift> drifts,
            List<SampleRatio> sampleRatios,
            List<RatioSummary> ratioSummaries) {}

    /** Comparisons of times, scores and their relation to concentrations. */
    public record Relations(
            List<TimeComparison> comparisons,
            List<ResponseTable.Point> responses,
            List<ResponseTable.Responders> responders,
            List<ReliefCorrelation> correlations,
            List<ReliefWithinSubjects> correlationsWithin) {}

    /**
     * How the runs of the study went.
     *
     * @param incurred one evaluation per analyte
     */
    public record Conduct(
            List<QcPrecision> qcs,
            Repeats repeats,
            List<IncurredByAnalyte> incurred,
            RunDocumentation runs,
            List<StudyFlag> flags,
            List<String> remarks) {}

    public StudyResult {
        values = List.copyOf(values);
        profiles = List.copyOf(profiles);
        refusals = List.copyOf(refusals);
    }

    /** In the method's order. */
    public List<StudyAnalyte> analytes() {
        return profiles.stream().map(ProfilePoint::analyte).distinct().toList();
    }

    /** By name. */
    public List<String> subjects() {
        return values.stream().map(StudyValue::subject).distinct().sorted().toList();
    }

    /** The profile of one analyte, in the order of time. */
    public List<ProfilePoint> profile(StudyAnalyte analyte) {
        return profiles.stream()
                .filter(point -> point.analyte().equals(analyte))
                .toList();
    }

    /** Values of one subject and analyte with a number and a time, in the order of the records. */
    public List<StudyValue> curve(StudyAnalyte analyte, String subject) {
        return values.stream()
                .filter(value -> value.subject().equals(subject)
                        && value.reported().analyte().equals(analyte)
                        && value.valueNgPerMl().isPresent()
                        && value.actualH().isPresent())
                .toList();
    }
}
