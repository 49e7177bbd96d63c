/**
 * Known truth to a run folder.
 *
 * <p>Comes in: a seed, a method and options. Goes out: a complete run folder with truth.csv. Never does: use the noise
 * model of the integration it is there to test.
 */
@NullMarked
package io.enantio.simulation;

import org.jspecify.annotations.NullMarked;
