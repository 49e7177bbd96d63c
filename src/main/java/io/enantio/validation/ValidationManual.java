package io.enantio.validation;

import io.enantio.validation.enantiomers.CrossInterference;
import io.enantio.validation.enantiomers.Inversion;
import io.enantio.validation.enantiomers.QuotedRule;
import io.enantio.validation.enantiomers.ResolutionOverLife;
import io.enantio.validation.enantiomers.SkewedRatios;
import io.enantio.validation.matrix.CarryOverExperiment;
import io.enantio.validation.matrix.MatrixEffect;
import io.enantio.validation.matrix.MatrixFactor;
import io.enantio.validation.matrix.Recovery;
import io.enantio.validation.matrix.Selectivity;
import io.enantio.validation.matrix.Specificity;
import io.enantio.validation.precision.BetweenRun;
import io.enantio.validation.precision.CrossValidation;
import io.enantio.validation.precision.CurvesOfRuns;
import io.enantio.validation.precision.DilutionIntegrity;
import io.enantio.validation.precision.IncurredSamples;
import io.enantio.validation.precision.Parallelism;
import io.enantio.validation.precision.ReinjectionExperiment;
import io.enantio.validation.precision.WithinRun;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.stability.Stability;
import io.enantio.validation.stability.StockStability;
import java.util.List;
import java.util.stream.Stream;

/** Every table that a validation may print, without rows: what the reference pages and file names are made from. */
public final class ValidationManual {
    private ValidationManual() {}

    /** Tables in the order of docs/rules/validation.md. */
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
                        CarryOverExperiment.TABLE,
                        Stability.TABLE,
                        StockStability.TABLE,
                        ReinjectionExperiment.TABLE,
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
