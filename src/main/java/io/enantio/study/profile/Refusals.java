package io.enantio.study.profile;

import io.enantio.study.record.InfusionHistory;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Parameters and statements that the samples of a study do not support, with the reasons (rule H-10). */
public final class Refusals {
    /**
     * Something that is not given, with the reason (rule H-10).
     *
     * @param what is not given, for people
     * @param reason for people, without a full stop
     */
    public record Refusal(String what, String reason) {}

    private final StudyPlan plan;
    private final StudyValues values;

    public Refusals(StudyPlan plan, StudyValues values) {
        this.plan = plan;
        this.values = values;
    }

    public List<Refusal> all() {
        List<Refusal> refusals = new ArrayList<>();
        String terminal = terminal();
        for (Parameter parameter : List.of(
                Parameter.HALF_LIFE,
                Parameter.LAMBDA_Z,
                Parameter.AUC_INFINITY,
                Parameter.VOLUME_Z,
                Parameter.MEAN_RESIDENCE_TIME,
                Parameter.CLEARANCE_FROM_AUC_INFINITY)) {
            refusals.add(new Refusal(parameter.meaning(), terminal));
        }
        refusals.add(new Refusal(
                Parameter.ACCUMULATION.meaning(),
                "a continuous infusion has no dosing interval whose exposures could be compared"));
        refusals.add(new Refusal(
                "time of the highest concentration finer than the sampling windows",
                "between two samples nothing was measured"));
        if (plan.doses().isEmpty()) {
            refusals.add(new Refusal(
                    Parameter.CL_STEADY.meaning(), "the plan has no doses: no subject's rate history is known"));
        }
        refusals.add(new Refusal(
                "any statement of cause and effect between concentration and "
                        + plan.responses().name(),
                "the study is uncontrolled and observational"));
        return refusals;
    }

    private String terminal() {
        int needed = (int) plan.limits().number(StudyLimit.TERMINAL_SAMPLES);
        if (plan.doses().isEmpty()) {
            return "the end of the infusion is not known: the plan has no doses";
        }
        long most = values.subjects().stream()
                .mapToLong(this::samplesAfterEnd)
                .max()
                .orElse(0);
        return most < needed
                ? "at most " + most + " sample" + (most == 1 ? "" : "s")
                        + " of a subject after the end of the infusion; " + needed + " are needed"
                : "terminal phases are not fitted by this version";
    }

    private long samplesAfterEnd(String subject) {
        OptionalDouble end = InfusionHistory.of(subject, plan.doses()).endH();
        if (end.isEmpty()) {
            return 0;
        }
        return values.analytes().stream()
                .mapToLong(analyte -> values.curve(analyte, subject).stream()
                        .filter(value ->
                                value.actualH().isPresent() && value.actualH().getAsDouble() > end.getAsDouble())
                        .count())
                .max()
                .orElse(0);
    }
}
