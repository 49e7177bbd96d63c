package io.enantio.study.profile;

import io.enantio.acceptance.evidence.FigureText;
import io.enantio.method.value.Rounding;
import io.enantio.study.record.InfusionHistory;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.AreaStart;
import io.enantio.study.record.StudyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Pharmacokinetic parameters of one analyte in one subject (rule H-8), each with a value or the reason why there is none. */
public final class CurveParameters {
    /**
     * One parameter of one curve.
     *
     * @param value absent if it is refused
     * @param remark why it is refused, or a comment; may be empty
     */
    public record SubjectParameter(
            StudyAnalyte analyte, String subject, Parameter parameter, OptionalDouble value, String remark) {}

    private final StudyAnalyte analyte;
    private final String subject;
    private final StudyPlan plan;
    private final InfusionHistory infusions;
    private final List<StudyValue> curve;
    private final List<SubjectParameter> found = new ArrayList<>();

    private CurveParameters(StudyPlan plan, StudyAnalyte analyte, String subject, List<StudyValue> curve) {
        this.plan = plan;
        this.analyte = analyte;
        this.subject = subject;
        this.curve = curve;
        this.infusions = InfusionHistory.of(subject, plan.doses());
    }

    /** All parameters of a subject's values of an analyte, in the order of time. */
    public static List<SubjectParameter> of(
            StudyPlan plan, StudyAnalyte analyte, String subject, List<StudyValue> curve, SteadyState steadyState) {
        CurveParameters parameters = new CurveParameters(plan, analyte, subject, curve);
        parameters.peak();
        parameters.area();
        parameters.found.addAll(steadyState.parameters(analyte, subject));
        parameters.fall();
        return List.copyOf(parameters.found);
    }

    private void peak() {
        Optional<StudyValue> highest = Optional.empty();
        for (StudyValue value : curve) {
            OptionalDouble number = value.measuredNgPerMl();
            boolean isHigher = number.isPresent()
                    && (highest.isEmpty()
                            || number.getAsDouble()
                                    > highest.get().measuredNgPerMl().getAsDouble());
            highest = isHigher ? Optional.of(value) : highest;
        }
        boolean hidden = curve.stream().anyMatch(value -> value.basis() == StudyValue.Basis.ABOVE_ULOQ);
        if (highest.isEmpty() || hidden) {
            String reason = hidden ? "a sample above the ULOQ was not repeated" : "nothing was quantified";
            add(Parameter.CMAX, OptionalDouble.empty(), reason);
            add(Parameter.TMAX, OptionalDouble.empty(), reason);
            return;
        }
        OptionalDouble at = highest.get().actualH();
        add(Parameter.CMAX, highest.get().measuredNgPerMl(), "");
        add(
                Parameter.TMAX,
                at,
                at.isPresent()
                        ? highest.get().planned().map(PlannedTime::label).orElse("outside the schedule")
                        : "its actual time is not known");
    }

    private void area() {
        Optional<String> obstacle = obstacleToArea();
        if (obstacle.isPresent()) {
            add(Parameter.AUC_LAST, OptionalDouble.empty(), obstacle.get());
            return;
        }
        List<StudyValue> samples = beginsBeforeTheDose() ? curve : afterTheStart();
        int last = 0;
        for (int i = 0; i < samples.size(); i++) {
            last = samples.get(i).measuredNgPerMl().isPresent() ? i : last;
        }
        List<StudyValue> used = samples.subList(0, last + 1).stream()
                .filter(value -> value.valueNgPerMl().isPresent())
                .toList();
        List<Double> hours = new ArrayList<>();
        List<Double> ngPerMl = new ArrayList<>();
        if (!beginsBeforeTheDose()) {
            hours.add(0.0);
            ngPerMl.add(0.0);
        }
        used.forEach(value -> {
            hours.add(value.actualH().getAsDouble());
            ngPerMl.add(value.valueNgPerMl().getAsDouble());
        });
        double area = AreaUnderCurve.linearUpLogDown(hours, ngPerMl);
        long without = last + 1L - used.size();
        String remark = (beginsBeforeTheDose() ? "" : "from 0 ng/mL at the start of a first dose, as the plan states; ")
                + (without == 0 ? "" : without + " of " + (last + 1) + " samples without a number passed over; ");
        add(
                Parameter.AUC_LAST,
                OptionalDouble.of(area),
                remark + "to "
                        + FigureText.significant(
                                Rounding.DEFAULT,
                                used.get(used.size() - 1).actualH().getAsDouble(),
                                4) + " h");
    }

    private Optional<String> obstacleToArea() {
        if (curve.stream().noneMatch(value -> value.measuredNgPerMl().isPresent())) {
            return Optional.of("nothing was quantified");
        }
        if (curve.stream().anyMatch(value -> value.basis() == StudyValue.Basis.ABOVE_ULOQ)) {
            return Optional.of("a sample above the ULOQ was not repeated");
        }
        if (!beginsBeforeTheDose() && plan.kinetics().areaStart() == AreaStart.PREDOSE) {
            return Optional.of(
                    "no pre-dose sample with a number to begin at; for a first dose the plan may state auc.start: zero");
        }
        List<StudyValue> samples = beginsBeforeTheDose() ? curve : afterTheStart();
        if (samples.stream().anyMatch(value -> value.actualH().isEmpty())) {
            return Optional.of("the actual time of a sample is not known");
        }
        double before = beginsBeforeTheDose() ? Double.NEGATIVE_INFINITY : 0;
        for (StudyValue value : samples) {
            double hours = value.actualH().getAsDouble();
            if (hours <= before) {
                return Optional.of("actual times do not increase with planned times");
            }
            before = hours;
        }
        return Optional.empty();
    }

    private boolean beginsBeforeTheDose() {
        return isPreDose(curve.get(0)) && curve.get(0).valueNgPerMl().isPresent();
    }

    private List<StudyValue> afterTheStart() {
        return curve.stream().filter(value -> !isPreDose(value)).toList();
    }

    private static boolean isPreDose(StudyValue value) {
        return value.planned().map(PlannedTime::isPreDose).orElse(false);
    }

    private void fall() {
        OptionalDouble end = infusions.endH();
        if (end.isEmpty()) {
            add(Parameter.FALL_RATIO, OptionalDouble.empty(), "no doses of this subject");
            return;
        }
        Optional<StudyValue> before = Optional.empty();
        Optional<StudyValue> after = Optional.empty();
        for (StudyValue value : curve) {
            boolean isBefore = value.actualH().isPresent() && value.actualH().getAsDouble() <= end.getAsDouble();
            boolean isAfter = value.actualH().isPresent() && value.actualH().getAsDouble() > end.getAsDouble();
            before = isBefore ? Optional.of(value) : before;
            after = isAfter && after.isEmpty() ? Optional.of(value) : after;
        }
        OptionalDouble high = before.map(StudyValue::measuredNgPerMl).orElse(OptionalDouble.empty());
        OptionalDouble low = after.map(StudyValue::measuredNgPerMl).orElse(OptionalDouble.empty());
        boolean isKnown = high.isPresent() && low.isPresent();
        add(
                Parameter.FALL_RATIO,
                isKnown ? OptionalDouble.of(low.getAsDouble() / high.getAsDouble()) : OptionalDouble.empty(),
                isKnown ? "" : "no quantified sample before or after the end of the infusion");
    }

    private void add(Parameter parameter, OptionalDouble value, String remark) {
        found.add(new SubjectParameter(analyte, subject, parameter, value, remark));
    }
}
