package io.enantio.acceptance.blanks;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.BaseWidth;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.RowTrigger;
import io.enantio.method.Channel;
import io.enantio.method.MonitoredCompound;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Peak;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** INTERFERENT_OVERLAP: a monitored compound that threatens this one elutes within one base width of the analyte. */
public final class InterferentOverlap implements RowTrigger {
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
        OptionalDouble base = BaseWidth.ofMin(analyte);
        return base.isPresent() && Math.abs(other.retentionTimeMin() - analyte.retentionTimeMin()) < base.getAsDouble();
    }
}
