package io.enantio.database.cdisc;

import io.enantio.run.TabulationTerms;
import io.enantio.run.TabulationTerms.TimePoint;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The terms of an analysis: those of the sponsor, with the planned times of the study's plan where they have none. */
record PlanTerms(StudyPlan plan, TabulationTerms terms) {

    /**
     * The terms with a schedule.
     *
     * @throws ExportException if plan and terms give one number two times
     */
    TabulationTerms agreed() {
        Map<Integer, TimePoint> schedule = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (PlannedTime time : plan.schedule()) {
            schedule.put(time.number(), new TimePoint(time.label(), time.elapsed()));
            TimePoint other = terms.planned().schedule().get(time.number());
            if (other != null && !Duration.parse(other.elapsed()).equals(Duration.parse(time.elapsed()))) {
                problems.add(ExportException.line(
                        "schedule of the terms",
                        "time " + time.number() + " is " + other.elapsed() + ", in the plan " + time.elapsed(),
                        "Correct one of them."));
            }
        }
        if (!problems.isEmpty()) {
            throw new ExportException(problems);
        }
        return terms.planned().schedule().isEmpty()
                ? new TabulationTerms(
                        terms.words(),
                        terms.specimenTypes(),
                        terms.analytes(),
                        new TabulationTerms.Planned(schedule, terms.planned().visits()),
                        terms.demographics())
                : terms;
    }
}
