package io.enantio.simulation.subject;

import io.enantio.method.Analyte;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.plan.Schedule;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One study sample.
 *
 * @param subject number, from 1
 * @param drawnH actual hours after the start of the infusion
 * @param dilutionFactor before injection
 * @param trueNgPerMl in the sample, by analyte name
 * @param faults of the sample or of its injection
 */
public record Specimen(
        int subject,
        Schedule.TimePoint timePoint,
        double drawnH,
        double dilutionFactor,
        Map<String, Double> trueNgPerMl,
        Set<Fault> faults) {

    /** For example {@code S003-T02}. */
    public String sampleId() {
        return String.format(Locale.ROOT, "S%03d-T%02d", subject, timePoint.number());
    }

    double trueNgPerMl(Analyte analyte) {
        return trueNgPerMl.getOrDefault(analyte.name(), 0.0);
    }
}
