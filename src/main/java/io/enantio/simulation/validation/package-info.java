/**
 * The runs that a validation plan promises.
 *
 * <p>Comes in: a validation plan. Goes out: planned injections of each run. Never does: judge an experiment.
 */
@NullMarked
package io.enantio.simulation.validation;

import org.jspecify.annotations.NullMarked;
