/**
 * Run folders with known true values.
 *
 * <p>Comes in: a seed, a method and options. Goes out: complete run folders with truth.csv. Never does: use the noise
 * model of the integration that it tests.
 */
@NullMarked
package io.enantio.simulation;

import org.jspecify.annotations.NullMarked;
