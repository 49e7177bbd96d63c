package io.enantio.acceptance.result;

import io.enantio.calibration.EnantiomerRatio;
import io.enantio.method.Compound;
import io.enantio.run.Injection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The two enantiomers of a compound in one injection, beside each other.
 *
 * @param ratio of the concentrations, R / S; only where both are quantified
 * @param areaCorrelation of the two areas' errors
 * @param valleyPercent between the two, of the smaller top
 */
public record PairRow(
        Injection injection,
        Compound compound,
        Optional<EnantiomerRatio> ratio,
        OptionalDouble areaCorrelation,
        OptionalDouble valleyPercent) {

    /** One row per injection and pair, in the order of injections and of the method. */
    public static List<PairRow> of(RunResult result) {
        List<PairOfRun> pairs = result.method().compounds().stream()
                .flatMap(compound -> Enantiomers.of(compound).stream())
                .map(pair -> new PairOfRun(result, pair))
                .toList();
        return result.injections().stream()
                .flatMap(peaks -> pairs.stream().map(pair -> pair.row(peaks)))
                .toList();
    }
}
