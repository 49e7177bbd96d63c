package io.enantio.acceptance;

import io.enantio.calibration.StandardLimits;
import io.enantio.calibration.StandardPoint;
import io.enantio.calibration.StandardPoint.Use;
import io.enantio.method.Flag;
import io.enantio.run.SampleType;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** OUT_OF_LIMIT, STANDARD_EXCLUDED: standards and QCs against their nominal concentration. */
final class KnownConcentration implements RowTrigger {
    private final AnalyteEvidence evidence;
    private final StandardLimits limits;
    private final Set<Integer> failingQcSamples;

    KnownConcentration(AnalyteEvidence evidence) {
        this.evidence = evidence;
        this.limits = evidence.standardLimits();
        this.failingQcSamples = evidence.qcSamples().stream()
                .filter(QcSample::isOutOfLimit)
                .map(QcSample::number)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        if (row.type() == SampleType.STANDARD) {
            return evidence.standard(row.number()).map(this::ofStandard).orElse(Set.of());
        }
        return failingQcSamples.contains(row.number()) ? Set.of(Flag.OUT_OF_LIMIT) : Set.of();
    }

    private Set<Flag> ofStandard(StandardPoint point) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (point.backCalculatedNgPerMl().isPresent() && !limits.isInside(point)) {
            flags.add(Flag.OUT_OF_LIMIT);
        }
        if (point.use() == Use.EXCLUDED_BY_RULE) {
            flags.add(Flag.STANDARD_EXCLUDED);
        }
        return flags;
    }
}
