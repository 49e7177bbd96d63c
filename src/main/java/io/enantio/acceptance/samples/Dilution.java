package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FlagTrigger;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.method.AssayFacts;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * DILUTION_UNVALIDATED: a sample or QC was diluted by a factor, or from a concentration, that the method's validation does not cover (ICH
 * M10, 3.2.7). A method that does not state the concentrations has not validated any. The concentration of a study sample is the one
 * that was found; of a sample outside the range as injected, or without a result, only the factor is judged.
 */
public final class Dilution implements FlagTrigger {
    private final AnalyteEvidence evidence;
    private final AssayFacts.Dilution validated;

    public Dilution(AnalyteEvidence evidence) {
        this.evidence = evidence;
        this.validated = evidence.method().facts().validated().dilution();
    }

    @Override
    public Set<Flag> raisedBy(Observation row) {
        boolean isJudged = row.type() == SampleType.STUDY || row.type() == SampleType.QC;
        return isJudged && row.injection().isDiluted() && !isCovered(row)
                ? Set.of(Flag.DILUTION_UNVALIDATED)
                : Set.of();
    }

    private boolean isCovered(Observation row) {
        OptionalDouble undiluted = row.type() == SampleType.QC
                ? evidence.nominalNgPerMl(row)
                : row.estimate()
                        .filter(found -> evidence.effective()
                                .filter(range -> range.holds(found.injectedNgPerMl()))
                                .isPresent())
                        .map(found -> OptionalDouble.of(found.ngPerMl()))
                        .orElse(OptionalDouble.empty());
        return validated.covers(row.injection().dilutionFactor())
                && (undiluted.isEmpty()
                        ? validated.ngPerMl().isPresent()
                        : validated.coversConcentration(undiluted.getAsDouble()));
    }
}
