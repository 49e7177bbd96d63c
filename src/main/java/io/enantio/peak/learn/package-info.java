/**
 * What a first look at a transition needs: its points and the limits of its detector, a first width, places, a first guess of the noise.
 *
 * <p>Comes in: traces of one transition. Goes out: what a fit starts from. Never does: take a single trace for the run.
 */
@NullMarked
package io.enantio.peak.learn;

import org.jspecify.annotations.NullMarked;
