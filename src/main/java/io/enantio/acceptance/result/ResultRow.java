package io.enantio.acceptance.result;

import io.enantio.calibration.Quantitation;
import io.enantio.method.Analyte;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.peak.area.Integration;
import io.enantio.run.Injection;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The result of one injection and analyte, with everything it rests on.
 *
 * @param peak on the quantifier channel
 * @param internalStandard the peak it is measured against; absent if the method has none
 * @param quantitation by the curve; absent for an analyte that is not quantified
 * @param judgement what was made of it
 */
public record ResultRow(
        Injection injection,
        Analyte analyte,
        Integration peak,
        Optional<Integration> internalStandard,
        Optional<Quantitation> quantitation,
        Judgement judgement) {

    /**
     * What was made of a result.
     *
     * @param role QCs: of the level, or dilution if it was diluted; absent for a level without one
     * @param nominalNgPerMl standards and QCs: in the original sample
     * @param relativeErrorPercent of the estimate against it
     * @param ionRatioPercent of the expected ion ratio
     * @param usedInCurve standards only
     */
    public record Judgement(
            ResultStatus status,
            Optional<LevelRole> role,
            OptionalDouble nominalNgPerMl,
            OptionalDouble relativeErrorPercent,
            OptionalDouble ionRatioPercent,
            Optional<Boolean> usedInCurve,
            Set<Flag> flags) {
        public Judgement {
            flags = Collections.unmodifiableSet(new TreeSet<>(flags));
        }
    }

    /** The estimate, if there is one. */
    public Optional<Quantitation.Estimate> estimate() {
        return quantitation.filter(Quantitation.Estimate.class::isInstance).map(Quantitation.Estimate.class::cast);
    }

    /** The concentration to report: only of a quantified row. */
    public OptionalDouble reportedNgPerMl() {
        return judgement.status() == ResultStatus.QUANTIFIED
                ? estimate().map(found -> OptionalDouble.of(found.ngPerMl())).orElse(OptionalDouble.empty())
                : OptionalDouble.empty();
    }
}
