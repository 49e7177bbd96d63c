package io.enantio.study.profile;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.value.Rounding;
import io.enantio.statistics.SampleStatistics;
import io.enantio.statistics.StraightLine;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.record.InfusionHistory;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.ShownBy;
import io.enantio.study.record.StudyPlan.SteadyStateSpan;
import io.enantio.study.record.StudyValue;
import io.enantio.study.record.StudyValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The steady state of every analyte and subject (rule H-8): its drift; the mean only if the drift is shown to be small, of the subject or
 * of the study as the plan says; CL = 1000·(share of the rate in mg/h)/Css only if the rate was constant.
 */
public final class SteadyState {
    private static final int FEWEST_SAMPLES = 3;

    private final StudyPlan plan;
    private final StudyValues values;
    private final Map<StudyAnalyte, List<SteadyDrift>> subjects = new LinkedHashMap<>();

    public SteadyState(StudyPlan plan, StudyValues values) {
        this.plan = plan;
        this.values = values;
        for (StudyAnalyte analyte : values.analytes()) {
            subjects.put(
                    analyte,
                    values.subjects().stream()
                            .flatMap(subject -> drift(analyte, subject).stream())
                            .toList());
        }
    }

    private Optional<SteadyDrift> drift(StudyAnalyte analyte, String subject) {
        List<StudyValue> samples = samples(analyte, subject);
        return plan.kinetics()
                .steadyState()
                .flatMap(span -> SteadyDrift.of(
                        analyte,
                        subject,
                        hours(samples),
                        concentrations(samples),
                        span.hours(),
                        plan.limits().number(StudyLimit.STEADY_DRIFT_PERCENT)));
    }

    /** By analyte: of each subject with three samples, then over the subjects. */
    public List<SteadyDrift> drifts() {
        return subjects.values().stream()
                .flatMap(drifts -> Stream.concat(drifts.stream(), SteadyDrift.over(drifts).stream()))
                .toList();
    }

    /** Those of one curve. */
    List<SubjectParameter> parameters(StudyAnalyte analyte, String subject) {
        List<StudyValue> samples = samples(analyte, subject);
        Optional<SteadyDrift> own = subjects.getOrDefault(analyte, List.of()).stream()
                .filter(drift -> drift.subject().equals(Optional.of(subject)))
                .findFirst();
        Optional<SteadyStateSpan> span = plan.kinetics().steadyState();
        if (span.isEmpty() || own.isEmpty()) {
            return refused(
                    analyte,
                    subject,
                    span.isEmpty()
                            ? "the plan names no steady state"
                            : samples.size() + " quantified samples of known time in the steady state; a slope needs "
                                    + FEWEST_SAMPLES);
        }
        StraightLine line =
                StraightLine.of(hours(samples), concentrations(samples)).orElseThrow();
        List<SubjectParameter> found = new ArrayList<>();
        found.add(given(analyte, subject, Parameter.STEADY_SLOPE, line.slope()));
        found.add(given(analyte, subject, Parameter.STEADY_SLOPE_SE, line.slopeSe()));
        found.add(given(analyte, subject, Parameter.STEADY_SLOPE_P, line.p()));
        boolean isOfStudy = span.get().shownBy() == ShownBy.STUDY;
        Optional<SteadyDrift> deciding = isOfStudy ? SteadyDrift.over(subjects.getOrDefault(analyte, List.of())) : own;
        String whose = isOfStudy ? " over the subjects" : "";
        if (!deciding.map(drift -> drift.test().isShown()).orElse(false)) {
            String reason =
                    deciding.map(drift -> ": " + drift.shortfall()).orElse(": the drift of two subjects is needed");
            found.addAll(refused(analyte, subject, "not shown to be steady" + whose + reason));
            return found;
        }
        double css = SampleStatistics.of(concentrations(samples)).mean().getAsDouble();
        found.add(new SubjectParameter(
                analyte,
                subject,
                Parameter.C_STEADY,
                OptionalDouble.of(css),
                isOfStudy && !own.get().test().isShown()
                        ? "shown over the subjects, not for this one: "
                                + own.get().shortfall()
                        : ""));
        found.addAll(clearance(analyte, subject, css, samples));
        return found;
    }

    private List<StudyValue> samples(StudyAnalyte analyte, String subject) {
        return values.curve(analyte, subject).stream()
                .filter(value -> value.planned()
                        .flatMap(time -> plan.kinetics()
                                .steadyState()
                                .filter(span -> span.nominalH().holds(time.nominalH())))
                        .isPresent())
                .filter(value ->
                        value.measuredNgPerMl().isPresent() && value.actualH().isPresent())
                .toList();
    }

    private List<SubjectParameter> clearance(
            StudyAnalyte analyte, String subject, double css, List<StudyValue> samples) {
        double share = plan.infused().map(infused -> infused.share(analyte)).orElse(0.0);
        if (share == 0) {
            return List.of(
                    refused(analyte, subject, Parameter.CL_STEADY, "it was not infused, or the plan does not say so"));
        }
        double last = samples.get(samples.size() - 1).actualH().getAsDouble();
        double needed = plan.limits().number(StudyLimit.CONSTANT_RATE_HOURS);
        double from = Math.min(samples.get(0).actualH().getAsDouble(), last - needed);
        OptionalDouble rate = InfusionHistory.of(subject, plan.doses()).constantRateMgPerH(from, last);
        if (rate.isEmpty() || !(rate.getAsDouble() > 0)) {
            return List.of(refused(
                    analyte,
                    subject,
                    Parameter.CL_STEADY,
                    "no constant rate on record over the steady state and the "
                            + FigureText.significant(Rounding.DEFAULT, needed, 4) + " h before its last sample"));
        }
        double ownRate = share * rate.getAsDouble();
        return List.of(
                given(analyte, subject, Parameter.CL_STEADY, 1000 * ownRate / css),
                given(analyte, subject, Parameter.STEADY_PER_RATE, css / ownRate));
    }

    private static SubjectParameter given(StudyAnalyte analyte, String subject, Parameter parameter, double value) {
        return new SubjectParameter(analyte, subject, parameter, OptionalDouble.of(value), "");
    }

    private static List<SubjectParameter> refused(StudyAnalyte analyte, String subject, String reason) {
        return List.of(
                refused(analyte, subject, Parameter.C_STEADY, reason),
                refused(analyte, subject, Parameter.CL_STEADY, reason));
    }

    private static SubjectParameter refused(StudyAnalyte analyte, String subject, Parameter parameter, String reason) {
        return new SubjectParameter(analyte, subject, parameter, OptionalDouble.empty(), reason);
    }

    private static List<Double> hours(List<StudyValue> samples) {
        return samples.stream().map(value -> value.actualH().getAsDouble()).toList();
    }

    private static List<Double> concentrations(List<StudyValue> samples) {
        return samples.stream()
                .map(value -> value.measuredNgPerMl().getAsDouble())
                .toList();
    }
}
