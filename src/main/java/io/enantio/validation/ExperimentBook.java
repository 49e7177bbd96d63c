package io.enantio.validation;

import java.util.List;

/** Every experiment, in the order of RULES D. */
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
            new PlannedExperiment(ExperimentCode.CO, new CarryOver()),
            new PlannedExperiment(ExperimentCode.STB, new Stability()),
            new PlannedExperiment(ExperimentCode.RI, new Reinjection()),
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
