package io.enantio.study.comparison;

import io.enantio.study.comparison.TimeComparison.Question;
import io.enantio.study.comparison.TimeComparison.TimePoint;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyPlan.Scale;
import io.enantio.study.record.StudyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comparisons over time of every analyte and of the scores, corrected together as the plan says (rule H-5). */
public final class Comparisons {
    private Comparisons() {}

    /** In the method's order; the scores last. */
    public static List<TimeComparison> of(
            StudyPlan plan, StudyValues values, List<ProfilePoint> profiles, ResponseTable responses) {
        List<Question> questions = new ArrayList<>();
        for (StudyAnalyte analyte : values.analytes()) {
            List<ProfilePoint> own = profiles.stream()
                    .filter(point -> point.analyte().equals(analyte))
                    .toList();
            questions.add(question(plan, values, own));
        }
        responses.question().ifPresent(questions::add);
        return TimeComparison.all(questions, plan.comparison(), plan.limits().number(StudyLimit.EPSILON_SWITCH));
    }

    /** Planned times whose mean is not withheld; pre-dose only as a baseline, since before the dose all are 0. */
    private static Question question(StudyPlan plan, StudyValues values, List<ProfilePoint> profile) {
        StudyAnalyte analyte = profile.get(0).analyte();
        List<PlannedTime> baselines = plan.comparison().baselines().of(analyte);
        List<String> remarks = new ArrayList<>();
        List<PlannedTime> times = new ArrayList<>();
        int below = 0;
        for (ProfilePoint point : profile) {
            boolean isPreDose = point.time().isPreDose();
            boolean isWanted = !isPreDose || baselines.contains(point.time());
            if (point.statistics().n() == 0 || !isWanted) {
                continue;
            }
            if (point.isWithheld() && !isPreDose) {
                remarks.add(point.time().label() + " left out: too many values below the LLOQ");
            } else {
                times.add(point.time());
                below += isPreDose ? 0 : point.counts().belowLloq();
            }
        }
        if (below > 0) {
            remarks.add(below + (below == 1 ? " value" : " values") + " below the LLOQ entered as half the LLOQ");
        }
        if (baselines.stream().anyMatch(PlannedTime::isPreDose)) {
            remarks.add("warning: the baseline is pre-dose, where concentrations are 0 by nature"
                    + (plan.comparison().scales().concentrations() == Scale.LOG ? " and have no logarithm" : "")
                    + "; choose a time after the start to learn anything");
        }
        return new Question(
                analyte.name() + " concentration",
                Optional.of(analyte),
                plan.comparison().scales().concentrations(),
                times.stream().map(Comparisons::point).toList(),
                values.subjects().stream()
                        .map(subject -> row(values, analyte, subject, times))
                        .toList(),
                baselines.stream().map(Comparisons::point).toList(),
                remarks);
    }

    private static TimePoint point(PlannedTime time) {
        return new TimePoint(time.nominalH(), time.label());
    }

    private static List<Optional<Double>> row(
            StudyValues values, StudyAnalyte analyte, String subject, List<PlannedTime> times) {
        return times.stream()
                .map(time -> values.at(analyte, subject, time)
                        .filter(value -> value.valueNgPerMl().isPresent())
                        .map(value -> value.valueNgPerMl().getAsDouble()))
                .toList();
    }
}
