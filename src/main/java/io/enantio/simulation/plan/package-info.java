/**
 * Plan of a simulation.
 *
 * <p>Comes in: options of the user. Goes out: a plan with its faults, and random numbers that depend on its seed alone. Never
 * does: simulate.
 */
@NullMarked
package io.enantio.simulation.plan;

import org.jspecify.annotations.NullMarked;
