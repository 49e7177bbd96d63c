package io.enantio.study.comparison;

import io.enantio.study.comparison.TimeComparison.Question;
import io.enantio.study.comparison.TimeComparison.TimePoint;
import io.enantio.study.profile.ProfilePoint;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyLimits.StudyLimit;
import io.enantio.study.record.StudyPlan;
import io.enantio.study.record.StudyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Comparison of the concentrations of one analyte between planned times whose mean is not withheld; pre-dose only if the
 * plan makes it the baseline (rule H-5: before the dose all are 0, so everything differs from it).
 */
public final class ConcentrationComparison {
    private ConcentrationComparison() {}

    public static TimeComparison of(StudyPlan plan, StudyValues values, List<ProfilePoint> profile) {
        StudyAnalyte analyte = profile.get(0).analyte();
        PlannedTime baseline = plan.comparison().baseline();
        List<String> remarks = new ArrayList<>();
        List<PlannedTime> times = new ArrayList<>();
        List<ProfilePoint> compared = profile.stream()
                .filter(point -> point.statistics().n() > 0)
                .filter(point -> !point.time().isPreDose() || point.time().equals(baseline))
                .toList();
        for (ProfilePoint point : compared) {
            if (point.isWithheld() && !point.time().isPreDose()) {
                remarks.add(point.time().label() + " left out: too many values below the LLOQ");
            } else {
                times.add(point.time());
            }
        }
        if (baseline.isPreDose()) {
            remarks.add(
                    "warning: the baseline is pre-dose, where concentrations are 0 by nature; choose a time after the"
                            + " start to learn anything");
        }
        Optional<Integer> place = times.contains(baseline) ? Optional.of(times.indexOf(baseline)) : Optional.empty();
        if (place.isEmpty()) {
            remarks.add("no comparison with the baseline " + baseline.label() + ": no values there");
        }
        Question question = new Question(
                analyte.name() + " concentration",
                times.stream()
                        .map(time -> new TimePoint(time.nominalH(), time.label()))
                        .toList(),
                values.subjects().stream()
                        .map(subject -> row(values, analyte, subject, times))
                        .toList(),
                place,
                remarks);
        return TimeComparison.of(
                question, plan.comparison().postHoc(), plan.limits().number(StudyLimit.EPSILON_SWITCH));
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
