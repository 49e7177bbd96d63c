/**
 * Perpendicular drop.
 *
 * <p>Comes in: one channel and the places of its peaks. Goes out: areas, bounds, figures of the peaks. Never does: fit
 * a shape.
 */
@NullMarked
package io.enantio.peak.drop;

import org.jspecify.annotations.NullMarked;
