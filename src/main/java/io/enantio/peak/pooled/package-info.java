/**
 * One fit of a whole run: the peak shape learned from all of its traces, and the areas of every injection with it.
 *
 * <p>Comes in: the traces of a compound and of its internal standard over a run. Goes out: areas with their uncertainty, and what
 * was learned. Never does: use another run's shape.
 */
@NullMarked
package io.enantio.peak.pooled;

import org.jspecify.annotations.NullMarked;
