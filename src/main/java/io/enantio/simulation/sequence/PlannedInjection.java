package io.enantio.simulation.sequence;

import io.enantio.method.Analyte;
import io.enantio.run.SampleType;
import io.enantio.simulation.plan.Fault;
import io.enantio.simulation.subject.Specimen;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One injection of the simulated run.
 *
 * @param number position, from 1
 * @param dilutionFactor of the injected sample
 * @param trueNgPerMl in the original sample, by analyte name
 * @param faults that affect it
 */
public record PlannedInjection(
        int number, Kind kind, double dilutionFactor, Map<String, Double> trueNgPerMl, Set<Fault> faults) {

    /**
     * What it is.
     *
     * @param specimen for study samples
     * @param comment free text; may be empty
     */
    public record Kind(
            String sampleId, SampleType type, Optional<String> level, Optional<Specimen> specimen, String comment) {}

    public SampleType type() {
        return kind.type();
    }

    public boolean has(Fault fault) {
        return faults.contains(fault);
    }

    /** Whether the injection has this level. */
    boolean isOfLevel(String level) {
        return kind.level().equals(Optional.of(level));
    }

    /** True concentration in the original sample; 0 for an analyte that is not in it. */
    public double trueNgPerMl(Analyte analyte) {
        return trueNgPerMl.getOrDefault(analyte.name(), 0.0);
    }

    /** Name of its run inside the raw file, for example {@code injection-007}. */
    public String name() {
        return String.format(Locale.ROOT, "injection-%03d", number);
    }

    /** Path of the raw file relative to the run folder; absent: not acquired. */
    public Optional<String> file() {
        return has(Fault.NOT_ACQUIRED)
                ? Optional.empty()
                : Optional.of(String.format(Locale.ROOT, "raw/%03d.mzML", number));
    }

    public PlannedInjection at(int position) {
        return new PlannedInjection(position, kind, dilutionFactor, trueNgPerMl, faults);
    }

    PlannedInjection struckBy(Fault fault) {
        Set<Fault> more = EnumSet.of(fault);
        more.addAll(faults);
        return new PlannedInjection(number, kind, dilutionFactor, trueNgPerMl, more);
    }

    PlannedInjection holding(Map<String, Double> others) {
        return new PlannedInjection(number, kind, dilutionFactor, others, faults);
    }
}
