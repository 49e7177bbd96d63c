/**
 * What is to be simulated.
 *
 * <p>Comes in: options of a person. Goes out: a plan with its faults. Never does: draw a random number.
 */
@NullMarked
package io.enantio.simulation.plan;

import org.jspecify.annotations.NullMarked;
