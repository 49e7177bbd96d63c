package io.enantio.validation.enantiomers;

import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.PlannedExperiment.Count;
import io.enantio.validation.plan.PlannedExperiment.Key;
import io.enantio.validation.plan.PlannedExperiment.Names;

/** The entry of a plan for the experiments on enantiomers: one for all of them. */
final class EnantiomerPlan {
    static final ExperimentCode CODE = ExperimentCode.of(
            "CHI",
            "Experiments on enantiomers (CHI-V1 to CHI-V6).",
            "pure enantiomers: `single_enantiomer` whose level names the analyte; skewed ratios: `qc` of a level with unequal"
                    + " amounts; inversion: `qc` of a level that holds one enantiomer alone, `condition` as for `STB`",
            Key.names(Names.PURE, "Analytes that are injected alone, at the ULOQ (CHI-V2).", "S-ketamine", "R-ketamine")
                    .optional(),
            Key.names(
                            Names.SKEWED,
                            "QC levels that hold the enantiomers in unequal amounts (CHI-V4).",
                            "SKEW_S",
                            "SKEW_R")
                    .optional(),
            Key.count(Count.SKEWED_REPLICATES, "Replicates of each skewed level.", 5)
                    .optional(),
            Key.names(Names.INVERSION, "QC levels that hold one enantiomer alone (CHI-V3).", "S_LOW", "R_LOW")
                    .optional(),
            Key.count(Count.INVERSION_REPLICATES, "Replicates of each condition and level.", 3)
                    .optional(),
            Key.conditions("Conditions, each with its time or cycles.").optional());

    private EnantiomerPlan() {}
}
