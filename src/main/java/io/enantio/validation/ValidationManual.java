package io.enantio.validation;

import java.util.List;
import java.util.stream.Stream;

/** Every table that a validation may print, without rows: what the reference pages and file names are made from. */
public final class ValidationManual {
    private ValidationManual() {}

    /** Tables in the order of RULES D. */
    public static List<ExperimentTable> tables() {
        return Stream.of(
                        WithinRun.TABLE,
                        BetweenRun.TABLE,
                        CurvesOfRuns.CURVES,
                        CurvesOfRuns.STANDARDS,
                        Selectivity.TABLE,
                        Specificity.TABLE,
                        MatrixEffect.TABLE,
                        MatrixFactor.TABLE,
                        Recovery.TABLE,
                        DilutionIntegrity.TABLE,
                        CarryOver.TABLE,
                        Stability.TABLE,
                        StockStability.TABLE,
                        Reinjection.TABLE,
                        IncurredSamples.TABLE,
                        Parallelism.TABLE,
                        CrossValidation.SAMPLES,
                        CrossValidation.LEVELS,
                        ResolutionOverLife.TABLE,
                        CrossInterference.TABLE,
                        Inversion.TABLE,
                        SkewedRatios.TABLE,
                        QuotedRule.ORDER,
                        QuotedRule.RACEMATE)
                .map(form -> form.of(List.of()))
                .toList();
    }
}
