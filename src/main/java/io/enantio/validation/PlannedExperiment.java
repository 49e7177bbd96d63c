package io.enantio.validation;

/** An experiment and what a plan must promise for it to be judged. */
record PlannedExperiment(ExperimentCode code, Experiment experiment) {}
