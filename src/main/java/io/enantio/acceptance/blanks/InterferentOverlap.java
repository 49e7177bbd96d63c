package io.enantio.acceptance.blanks;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.Channel;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Peak;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** INTERFERENT_OVERLAP: a monitored compound that threatens this one elutes within one base width of the analyte. */
public final class InterferentOverlap implements FlagTrigger {
    /** Of a Gaussian: four standard deviations over the width at half height. */
    private static final double BASE_OVER_HALF_HEIGHT_WIDTH = 1.7;

    private final List<Channel> threats;

    public InterferentOverlap(AnalyteEvidence evidence) {
        this.threats = evidence.method().monitored().stream()
                .filter(monitored ->
                        monitored.threatens().contains(evidence.compound().name()))
                .map(MonitoredCompound::channel)
                .toList();
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        return row.detected()
                        .filter(peak -> interferents(row).anyMatch(other -> overlap(peak, other)))
                        .isPresent()
                ? Set.of(Flag.INTERFERENT_OVERLAP)
                : Set.of();
    }

    private Stream<Peak> interferents(Observation row) {
        return threats.stream()
                .flatMap(channel -> row.peaks().in(channel).peaks().stream())
                .filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .filter(Peak::isDetected);
    }

    private static boolean overlap(Peak analyte, Peak other) {
        OptionalDouble base = baseWidthMin(analyte);
        return base.isPresent() && Math.abs(other.retentionTimeMin() - analyte.retentionTimeMin()) < base.getAsDouble();
    }

    /** Width of a peak at its base, minutes; absent if its width at half height was not measurable. */
    static OptionalDouble baseWidthMin(Peak peak) {
        OptionalDouble width = peak.figures().widthMin();
        return width.isPresent() ? OptionalDouble.of(BASE_OVER_HALF_HEIGHT_WIDTH * width.getAsDouble()) : width;
    }
}
