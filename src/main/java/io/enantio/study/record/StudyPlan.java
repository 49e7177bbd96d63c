package io.enantio.study.record;

import io.enantio.method.value.Range;
import io.enantio.method.value.Require;
import io.enantio.statistics.PostHoc;
import io.enantio.study.record.InfusionHistory.Dose;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a study (rule H-15).
 *
 * @param schedule in the order of nominal time
 * @param steadyState first and last planned time of the steady state
 * @param rsRatioLimits limits of R/S by compound, set beforehand
 */
public record StudyPlan(
        Identity identity,
        List<PlannedTime> schedule,
        List<Dose> doses,
        Responses responses,
        Comparison comparison,
        Optional<InfusedDrug> infused,
        Optional<Range> steadyState,
        Map<String, Range> rsRatioLimits,
        StudyLimits limits) {
    /** Score of a subject at a planned time, for example of pain; the one at 0 h is before the dose. */
    public record ResponseScore(String subject, double nominalH, double score) {
        public ResponseScore {
            Require.text("subject", subject);
            Require.notNegative("nominal hours", nominalH);
            Require.finite("score", score);
        }
    }

    /** Name of the study and where its data come from. */
    public record Identity(String study, Origin origin) {
        public Identity {
            Require.text("study", study);
        }
    }

    /** Where the data come from. */
    public enum Origin {
        MEASURED,
        SIMULATED
    }

    /**
     * Scores of the subjects.
     *
     * @param name what is scored, for people
     * @param atLeastPercent reductions that are counted: subjects with at least so many percent
     * @param atMostPercent subjects with at most so many percent
     */
    public record Responses(
            String name, List<ResponseScore> scores, List<Double> atLeastPercent, List<Double> atMostPercent) {
        public Responses {
            scores = List.copyOf(scores);
            atLeastPercent = List.copyOf(atLeastPercent);
            atMostPercent = List.copyOf(atMostPercent);
        }
    }

    /** Against which planned time the others are compared, and how p values are corrected for their number. */
    public record Comparison(PlannedTime baseline, PostHoc postHoc) {}

    public StudyPlan {
        schedule = List.copyOf(schedule);
        doses = List.copyOf(doses);
        rsRatioLimits = Collections.unmodifiableMap(new LinkedHashMap<>(rsRatioLimits));
        for (int i = 1; i < schedule.size(); i++) {
            Require.that(schedule.get(i).nominalH() > schedule.get(i - 1).nominalH(), "planned times must increase");
        }
    }

    /** The planned time of this nominal time. */
    public Optional<PlannedTime> timeAt(double nominalH) {
        return schedule.stream().filter(time -> time.nominalH() == nominalH).findFirst();
    }

    /** The planned time of this number. */
    Optional<PlannedTime> timeNumbered(String number) {
        return schedule.stream()
                .filter(time -> String.valueOf(time.number()).equals(number))
                .findFirst();
    }
}
