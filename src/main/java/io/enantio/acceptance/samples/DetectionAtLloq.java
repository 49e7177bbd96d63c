package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.result.ReferenceAreas;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Peak;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * BELOW_PRECISION_LIMIT of a row without a detected peak: what cannot be measured is not absent (rule C-01). Absent is only what would have
 * been detected at the LLOQ. An area of an absent substance is near 0, so one that is far below 0 is wrong by as much, whatever its standard
 * error says.
 */
public final class DetectionAtLloq implements FlagTrigger {
    private final ReferenceAreas references;

    public DetectionAtLloq(AnalyteEvidence evidence) {
        this.references = evidence.referenceAreas();
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        OptionalDouble lloq = areaAtLloq(row);
        boolean isHidden = lloq.isPresent()
                && row.detected().isEmpty()
                && row.measured()
                        .map(Peak::area)
                        .filter(area -> Math.max(Peak.DETECTION_SE * area.seCountsMin(), -area.countsMin())
                                > lloq.getAsDouble())
                        .isPresent();
        return isHidden ? Set.of(Flag.BELOW_PRECISION_LIMIT) : Set.of();
    }

    /** The area that the LLOQ would have in this injection: with half of the internal standard, half of the usual one. */
    private OptionalDouble areaAtLloq(Observation row) {
        OptionalDouble own = row.standardArea();
        OptionalDouble usual = references.standardAtLloq();
        boolean isScaled = !row.type().hasNoInternalStandard()
                && own.isPresent()
                && usual.isPresent()
                && references.analyteAtLloq().isPresent();
        return isScaled
                ? OptionalDouble.of(references.analyteAtLloq().getAsDouble() * own.getAsDouble() / usual.getAsDouble())
                : references.analyteAtLloq();
    }
}
