/**
 * Peak shapes: the exponentially modified Gaussian and its figures.
 *
 * <p>Comes in: sigma, tau, a place. Goes out: heights, areas, derivatives. Never does: fit.
 */
@NullMarked
package io.enantio.peak.shape;

import org.jspecify.annotations.NullMarked;
