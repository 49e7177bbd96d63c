package io.enantio.study.record;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Require;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The result of one injection for one specimen and analyte.
 *
 * @param run its name
 * @param injection position in the run
 * @param flags sorted
 */
public record Measurement(String run, int injection, ResultStatus status, Amount amount, List<Flag> flags) {

    /**
     * Concentrations in the original specimen, ng/mL: dilution is applied to all of them (rule A-05).
     *
     * @param concentrationNgPerMl only of a quantified result
     * @param estimateNgPerMl from the curve, also outside the range
     * @param lloqNgPerMl lowest reportable concentration: effective LLOQ of the run, times the dilution factor
     * @param uloqNgPerMl highest reportable concentration
     */
    public record Amount(
            OptionalDouble concentrationNgPerMl,
            OptionalDouble estimateNgPerMl,
            OptionalDouble lloqNgPerMl,
            OptionalDouble uloqNgPerMl,
            double dilutionFactor) {
        public Amount {
            concentrationNgPerMl.ifPresent(value -> Require.positive("concentration", value));
            lloqNgPerMl.ifPresent(value -> Require.positive("LLOQ", value));
            Require.positive("dilution factor", dilutionFactor);
        }
    }

    public Measurement {
        Require.text("run", run);
        flags = flags.stream().distinct().sorted().toList();
        Require.that(
                amount.concentrationNgPerMl().isPresent() == (status == ResultStatus.QUANTIFIED),
                "a concentration belongs to a quantified result and only to it");
    }

    /** Below the limit of quantification: measured, and too low for a number. */
    boolean isBelowLloq() {
        return status == ResultStatus.BELOW_LLOQ || status == ResultStatus.NOT_DETECTED;
    }
}
