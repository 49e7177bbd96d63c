package io.enantio.validation;

import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.plan.ExperimentCode;

/** An experiment and what a plan must promise for it to be judged. */
record PlannedExperiment(ExperimentCode code, Experiment experiment) {}
