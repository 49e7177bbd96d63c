package io.enantio.acceptance.blanks;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.internalstandard.IonRatio;
import io.enantio.chromatogram.Chromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.method.Analyte;
import io.enantio.method.Channel;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.peak.area.Peak;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * CROSS_TALK: ions that remain in the collision cell appear as a peak in another channel of the same product ion, at the
 * retention time of the compound they came from (rule A-09). It is looked for if that time lies inside the analyte's window. Apart from the
 * peaks of the channel it is a peak of its own in the trace. Under one of them the trace does not show it, but the qualifier does, whose
 * product ion is another: it confirms less of the area than it should.
 */
public final class CrossTalk implements FlagTrigger {
    private static final double DETECTION_SE = 3;
    private final AnalyteEvidence evidence;
    private final Channel channel;
    private final List<Analyte> ghosts;
    private final OptionalDouble lloqArea;
    private final IonRatio ionRatio;

    public CrossTalk(AnalyteEvidence evidence) {
        this.evidence = evidence;
        this.channel = evidence.compound().channels().quantifier();
        this.ghosts = evidence.method().compounds().stream()
                .filter(other -> !other.equals(evidence.compound()) && sharesProduct(evidence.method(), other))
                .flatMap(other -> other.analytes().stream())
                .filter(other ->
                        Math.abs(other.retentionTimeMin() - evidence.analyte().retentionTimeMin())
                                <= channel.window().halfWidthMin())
                .toList();
        this.lloqArea = evidence.referenceAreas().analyteAtLloq();
        this.ionRatio = new IonRatio(evidence);
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        boolean isDisturbed = lloqArea.isPresent()
                && evidence.limits().has(LimitKey.CROSS_TALK_PERCENT_OF_LLOQ)
                && ghosts.stream()
                        .flatMap(ghost -> detected(row, ghost))
                        .anyMatch(source -> isApart(row, source) ? isSeen(row, source) : isBetrayed(row, source));
        return isDisturbed ? Set.of(Flag.CROSS_TALK) : Set.of();
    }

    private boolean isSeen(Observation row, Peak source) {
        if (!(row.peaks().raw().signal(channel) instanceof Chromatogram chromatogram)) {
            return false;
        }
        double half = InterferentOverlap.baseWidthMin(source).orElse(0) / 2;
        double area =
                areaAboveLine(chromatogram.trace(), source.retentionTimeMin() - half, source.retentionTimeMin() + half);
        double noise =
                row.measured().map(peak -> peak.area().noiseSeCountsMin()).orElse(Double.MAX_VALUE);
        double limit = evidence.limits().number(LimitKey.CROSS_TALK_PERCENT_OF_LLOQ);
        return 100 * area > limit * lloqArea.orElseThrow() && area >= DETECTION_SE * noise;
    }

    /**
     * Whether the qualifier does not confirm a part of the analyte's own peak, and that part can be a ghost of the source that elutes with it:
     * it is smaller than its source.
     */
    private boolean isBetrayed(Observation row, Peak source) {
        double limit = evidence.limits().number(LimitKey.CROSS_TALK_PERCENT_OF_LLOQ);
        return row.detected().filter(own -> overlap(own, source)).isPresent()
                && ionRatio.unconfirmed(row)
                        .filter(part -> 100 * part.countsMin() > limit * lloqArea.orElseThrow()
                                && part.countsMin() >= DETECTION_SE * part.seCountsMin()
                                && part.countsMin() < source.area().countsMin())
                        .isPresent();
    }

    /** Whether the cross-talk peak would overlap no peak of the channel itself. */
    private boolean isApart(Observation row, Peak source) {
        return evidence.compound().analytes().stream()
                .flatMap(analyte -> detected(row, analyte))
                .noneMatch(peak -> overlap(peak, source));
    }

    private static boolean overlap(Peak peak, Peak source) {
        return Math.abs(peak.retentionTimeMin() - source.retentionTimeMin())
                <= (InterferentOverlap.baseWidthMin(peak).orElse(0)
                                + InterferentOverlap.baseWidthMin(source).orElse(0))
                        / 2;
    }

    private static Stream<Peak> detected(Observation row, Analyte analyte) {
        return Stream.of(row.peaks().of(analyte))
                .filter(Peak.class::isInstance)
                .map(Peak.class::cast)
                .filter(Peak::isDetected);
    }

    private boolean sharesProduct(Method method, Compound other) {
        OptionalDouble own = channel.transition().productMz();
        OptionalDouble theirs = other.channels().quantifier().transition().productMz();
        return own.isPresent()
                && theirs.isPresent()
                && Math.abs(own.getAsDouble() - theirs.getAsDouble())
                        <= method.acquisition().mzTolerance().daltonsAt(own.getAsDouble());
    }

    /**
     * Area of a stretch of a trace above the straight line through its ends, by the trapezoidal rule, counts x minute: 0 for
     * fewer than three points.
     */
    private static double areaAboveLine(Trace trace, double fromMin, double toMin) {
        Trace stretch = trace.slice(trace.firstAtOrAfter(fromMin), trace.firstAtOrAfter(toMin));
        int last = stretch.size() - 1;
        if (last < 2) {
            return 0;
        }
        double area = 0;
        for (int i = 1; i <= last; i++) {
            double step = stretch.timeMin(i) - stretch.timeMin(i - 1);
            area += step * (stretch.intensityCounts(i) + stretch.intensityCounts(i - 1)) / 2;
        }
        double ends = (stretch.intensityCounts(0) + stretch.intensityCounts(last)) / 2;
        return area - ends * (stretch.timeMin(last) - stretch.timeMin(0));
    }
}
