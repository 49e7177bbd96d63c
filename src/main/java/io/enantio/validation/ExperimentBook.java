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
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.precision.BetweenRun;
import io.enantio.validation.precision.CrossValidation;
import io.enantio.validation.precision.CurvesOfRuns;
import io.enantio.validation.precision.DilutionIntegrity;
import io.enantio.validation.precision.IncurredSamples;
import io.enantio.validation.precision.Parallelism;
import io.enantio.validation.precision.ReinjectionExperiment;
import io.enantio.validation.precision.WithinRun;
import io.enantio.validation.stability.Stability;
import java.util.List;

/** Every experiment, in the order of docs/rules/validation.md. */
final class ExperimentBook {
    static final List<PlannedExperiment> EXPERIMENTS = List.of(
            new PlannedExperiment(ExperimentCode.AP, new WithinRun()),
            new PlannedExperiment(ExperimentCode.AP, new BetweenRun()),
            new PlannedExperiment(ExperimentCode.CAL, new CurvesOfRuns()),
            new PlannedExperiment(ExperimentCode.SEL, new Selectivity()),
            new PlannedExperiment(ExperimentCode.SPE, new Specificity()),
            new PlannedExperiment(ExperimentCode.ME, new MatrixEffect()),
            new PlannedExperiment(ExperimentCode.ME_E, new MatrixFactor()),
            new PlannedExperiment(ExperimentCode.REC, new Recovery()),
            new PlannedExperiment(ExperimentCode.DIL, new DilutionIntegrity()),
            new PlannedExperiment(ExperimentCode.CO, new CarryOverExperiment()),
            new PlannedExperiment(ExperimentCode.STB, new Stability()),
            new PlannedExperiment(ExperimentCode.RI, new ReinjectionExperiment()),
            new PlannedExperiment(ExperimentCode.ISR, new IncurredSamples()),
            new PlannedExperiment(ExperimentCode.PAR, new Parallelism()),
            new PlannedExperiment(ExperimentCode.XV, new CrossValidation()),
            new PlannedExperiment(ExperimentCode.CHI, new ResolutionOverLife()),
            new PlannedExperiment(ExperimentCode.CHI, new CrossInterference()),
            new PlannedExperiment(ExperimentCode.CHI, new Inversion()),
            new PlannedExperiment(ExperimentCode.CHI, new SkewedRatios()),
            new PlannedExperiment(ExperimentCode.CHI, QuotedRule.elutionOrder()),
            new PlannedExperiment(ExperimentCode.CHI, QuotedRule.racemateRatio()));

    private ExperimentBook() {}
}
