/**
 * The runs of a validation plan.
 *
 * <p>Comes in: a validation plan. Goes out: planned injections of each run. Never does: evaluate an experiment.
 */
@NullMarked
package io.enantio.simulation.validation;

import org.jspecify.annotations.NullMarked;
