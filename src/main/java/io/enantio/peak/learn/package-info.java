/**
 * Shape, noise and background, learned from the run itself.
 *
 * <p>Comes in: traces of one transition. Goes out: a shape with its uncertainty, a noise model. Never does: take a
 * single trace for the run.
 */
@NullMarked
package io.enantio.peak.learn;

import org.jspecify.annotations.NullMarked;
