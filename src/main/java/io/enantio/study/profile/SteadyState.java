package io.enantio.study.profile;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.value.Range;
import io.enantio.statistics.SampleStatistics;
import io.enantio.statistics.StraightLine;
import io.enantio.study.profile.CurveParameters.SubjectParameter;
import io.enantio.study.record.InfusionHistory;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Mean and clearance of the steady state of one analyte in one subject (rule H-8): the mean only if the slope of its
 * samples does not differ from 0, CL = 1000·(share of the rate in mg/h)/Css only if the rate was constant.
 */
final class SteadyState {
    private final StudyPlan plan;
    private final StudyAnalyte analyte;
    private final String subject;
    private final List<StudyValue> curve;

    SteadyState(StudyPlan plan, StudyAnalyte analyte, String subject, List<StudyValue> curve) {
        this.plan = plan;
        this.analyte = analyte;
        this.subject = subject;
        this.curve = curve;
    }

    List<SubjectParameter> parameters() {
        List<StudyValue> samples = plan.steadyState().map(this::samples).orElse(List.of());
        Optional<StraightLine> line = StraightLine.of(hours(samples), concentrations(samples));
        List<SubjectParameter> found = new ArrayList<>();
        if (line.isEmpty()) {
            String reason = plan.steadyState().isEmpty()
                    ? "the plan names no steady state"
                    : samples.size() + " quantified samples of known time in the steady state; a slope needs 3";
            found.add(refused(Parameter.C_STEADY, reason));
            found.add(refused(Parameter.CL_STEADY, reason));
            return found;
        }
        found.add(given(Parameter.STEADY_SLOPE, line.get().slope()));
        found.add(given(Parameter.STEADY_SLOPE_SE, line.get().slopeSe()));
        found.add(given(Parameter.STEADY_SLOPE_P, line.get().p()));
        if (line.get().p() < plan.limits().number(StudyLimit.SLOPE_P)) {
            String reason = "not steady: the slope differs from 0, p "
                    + FigureText.significant(line.get().p(), 4);
            found.add(refused(Parameter.C_STEADY, reason));
            found.add(refused(Parameter.CL_STEADY, reason));
            return found;
        }
        double css = SampleStatistics.of(concentrations(samples)).mean().getAsDouble();
        found.add(given(Parameter.C_STEADY, css));
        found.addAll(clearance(css, samples));
        return found;
    }

    private List<StudyValue> samples(Range nominalH) {
        return curve.stream()
                .filter(value -> value.planned()
                        .filter(time -> time.nominalH() >= nominalH.low() && time.nominalH() <= nominalH.high())
                        .isPresent())
                .filter(value ->
                        value.measuredNgPerMl().isPresent() && value.actualH().isPresent())
                .toList();
    }

    private List<SubjectParameter> clearance(double css, List<StudyValue> samples) {
        double share = plan.infused().map(infused -> infused.share(analyte)).orElse(0.0);
        if (share == 0) {
            return List.of(refused(Parameter.CL_STEADY, "it was not infused, or the plan does not say so"));
        }
        double last = samples.get(samples.size() - 1).actualH().getAsDouble();
        double needed = plan.limits().number(StudyLimit.CONSTANT_RATE_HOURS);
        double from = Math.min(samples.get(0).actualH().getAsDouble(), last - needed);
        OptionalDouble rate = InfusionHistory.of(subject, plan.doses()).constantRateMgPerH(from, last);
        if (rate.isEmpty() || !(rate.getAsDouble() > 0)) {
            return List.of(refused(
                    Parameter.CL_STEADY,
                    "no constant rate on record over the steady state and the " + FigureText.significant(needed, 4)
                            + " h before its last sample"));
        }
        double ownRate = share * rate.getAsDouble();
        return List.of(
                given(Parameter.CL_STEADY, 1000 * ownRate / css), given(Parameter.STEADY_PER_RATE, css / ownRate));
    }

    private SubjectParameter given(Parameter parameter, double value) {
        return new SubjectParameter(analyte, subject, parameter, OptionalDouble.of(value), "");
    }

    private SubjectParameter refused(Parameter parameter, String reason) {
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
