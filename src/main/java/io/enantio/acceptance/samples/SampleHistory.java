package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.RowTrigger;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.run.SampleType;
import io.enantio.run.StudySample;
import io.enantio.run.StudySample.Timing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What samples.csv says of a study sample: SAMPLE_UNKNOWN, PREDOSE_QUANTIFIABLE, TIME_WINDOW, STABILITY_EXCEEDED. Without
 * that file nothing is said.
 */
public final class SampleHistory implements RowTrigger {
    private static final double SECONDS_PER_MINUTE = 60;
    private final boolean isKnown;
    private final Map<String, StudySample> samples = new HashMap<>();
    private final Optional<Range> effective;
    private final StabilityLimits stability;

    public SampleHistory(AnalyteEvidence evidence) {
        this.isKnown = evidence.run().samples().isPresent();
        evidence.run().samples().ifPresent(list -> list.forEach(sample -> samples.put(sample.sampleId(), sample)));
        this.effective = evidence.effective();
        this.stability = StabilityLimits.of(evidence.whole());
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        if (!isKnown || row.type() != SampleType.STUDY) {
            return Set.of();
        }
        return Optional.ofNullable(samples.get(row.injection().sample().id()))
                .map(sample -> of(row, sample))
                .orElse(Set.of(Flag.SAMPLE_UNKNOWN));
    }

    private Set<Flag> of(Observation row, StudySample sample) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (sample.isPreDose() && isQuantifiable(row)) {
            flags.add(Flag.PREDOSE_QUANTIFIABLE);
        }
        if (isOutsideWindow(sample.timing())) {
            flags.add(Flag.TIME_WINDOW);
        }
        if (stability.isExceededBy(row.peaks(), sample)) {
            flags.add(Flag.STABILITY_EXCEEDED);
        }
        return flags;
    }

    private boolean isQuantifiable(Observation row) {
        return row.estimate()
                .filter(found -> effective
                        .filter(range -> found.injectedNgPerMl() >= range.low())
                        .isPresent())
                .isPresent();
    }

    private static boolean isOutsideWindow(Timing timing) {
        if (timing.collectedAt().isEmpty() || timing.infusionStart().isEmpty()) {
            return false;
        }
        double minutes = Duration.between(
                                timing.infusionStart().get(),
                                timing.collectedAt().get())
                        .toSeconds()
                / SECONDS_PER_MINUTE;
        return minutes < timing.windowFromMin().orElse(minutes)
                || minutes > timing.windowToMin().orElse(minutes);
    }
}
