package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Set;

/** DILUTION_UNVALIDATED: a sample or QC was diluted by a factor that the method's validation does not cover. */
public final class Dilution implements FlagTrigger {
    private static final Set<SampleType> DILUTED_TYPES = Set.of(SampleType.STUDY, SampleType.QC);
    private final List<Double> validated;

    public Dilution(AnalyteEvidence evidence) {
        this.validated = evidence.method().facts().validated().dilutionFactors();
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        return DILUTED_TYPES.contains(row.type())
                        && row.injection().isDiluted()
                        && !validated.contains(row.injection().dilutionFactor())
                ? Set.of(Flag.DILUTION_UNVALIDATED)
                : Set.of();
    }
}
