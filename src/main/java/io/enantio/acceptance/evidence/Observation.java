package io.enantio.acceptance.evidence;

import io.enantio.calibration.Quantitation;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.run.Injection;
import io.enantio.run.SampleType;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One injection as one analyte sees it, before any rule.
 *
 * @param internalStandard absent where the method has none
 * @param quantitation absent for an analyte that is not quantified
 * @param flags of the raw file, the peaks and the estimate itself
 */
public record Observation(
        InjectionPeaks peaks,
        Integration peak,
        Optional<Integration> internalStandard,
        Optional<Quantitation> quantitation,
        Set<Flag> flags) {

    public Injection injection() {
        return peaks.injection();
    }

    public int number() {
        return injection().number();
    }

    public SampleType type() {
        return injection().type();
    }

    public boolean isAcquired() {
        return !flags.contains(Flag.NOT_ACQUIRED);
    }

    /** Whether rules count it: acquired, and not left out by a person (rule B-05). */
    public boolean isCounted() {
        return isAcquired() && !flags.contains(Flag.EXCLUDED_BY_DECISION);
    }

    /** The peak, also where its area is no more than noise. */
    public Optional<Peak> measured() {
        return peakOf(Optional.of(peak));
    }

    /** The peak, where its area is at least 3 standard errors (rule C-01). */
    public Optional<Peak> detected() {
        return measured().filter(Peak::isDetected);
    }

    /** The internal standard's peak, also where its area is no more than noise. */
    public Optional<Peak> measuredStandard() {
        return peakOf(internalStandard);
    }

    /** Area of the internal standard where it was found. */
    public OptionalDouble standardArea() {
        return measuredStandard()
                .filter(Peak::isDetected)
                .map(found -> OptionalDouble.of(found.area().countsMin()))
                .orElse(OptionalDouble.empty());
    }

    public Optional<Quantitation.Estimate> estimate() {
        return quantitation.filter(Quantitation.Estimate.class::isInstance).map(Quantitation.Estimate.class::cast);
    }

    boolean isUnquantifiable() {
        return flags.stream().anyMatch(flag -> flag.severity() == Severity.NOT_QUANTIFIABLE);
    }

    /** Whether there is a number that can be judged (rule B-05). */
    public boolean hasResult() {
        return estimate().isPresent() && detected().isPresent() && !isUnquantifiable();
    }

    private static Optional<Peak> peakOf(Optional<Integration> integration) {
        return integration.filter(Peak.class::isInstance).map(Peak.class::cast);
    }
}
