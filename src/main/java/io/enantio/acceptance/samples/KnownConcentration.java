package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.QcSample;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** OUT_OF_LIMIT, STANDARD_EXCLUDED: standards and QCs compared with their nominal concentration. */
public final class KnownConcentration implements FlagTrigger {
    private final AnalyteEvidence evidence;
    private final StandardLimits limits;
    private final Set<Integer> failingQcSamples;

    public KnownConcentration(AnalyteEvidence evidence) {
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
        if (point.use() == Use.EXCLUDED_BY_RULE || point.use() == Use.OF_FAILED_BATCH) {
            flags.add(Flag.STANDARD_EXCLUDED);
        }
        return flags;
    }
}
