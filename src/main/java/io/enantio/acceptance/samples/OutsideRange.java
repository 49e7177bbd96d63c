package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import io.enantio.run.SampleType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * TRUNCATED_LLOQ, TRUNCATED_ULOQ: a study sample inside the method's range but outside the effective range.
 * DILUTED_BELOW_LLOQ: a study sample that was diluted too far. The range applies to the injected sample (rule A-05).
 */
public final class OutsideRange implements FlagTrigger {
    private final Optional<Range> effective;
    private final Optional<Range> methodRange;

    public OutsideRange(AnalyteEvidence evidence) {
        this.effective = evidence.effective();
        this.methodRange = evidence.methodRange();
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        if (row.type() != SampleType.STUDY || effective.isEmpty() || methodRange.isEmpty()) {
            return Set.of();
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        row.estimate().ifPresent(found -> {
            double injected = found.injectedNgPerMl();
            boolean isInMethodRange = methodRange.get().holds(injected);
            if (isInMethodRange && injected < effective.get().low()) {
                flags.add(Flag.TRUNCATED_LLOQ);
            }
            if (isInMethodRange && injected > effective.get().high()) {
                flags.add(Flag.TRUNCATED_ULOQ);
            }
        });
        if (row.injection().dilutionFactor() > 1 && isBelow(row, effective.get())) {
            flags.add(Flag.DILUTED_BELOW_LLOQ);
        }
        return flags;
    }

    /** Nothing detected is below the LLOQ too; a peak that could not be measured is not. */
    private static boolean isBelow(Observation row, Range range) {
        boolean isAbsent = row.measured().isPresent() && row.detected().isEmpty();
        return isAbsent
                || row.estimate()
                        .filter(found -> found.injectedNgPerMl() < range.low())
                        .isPresent();
    }
}
