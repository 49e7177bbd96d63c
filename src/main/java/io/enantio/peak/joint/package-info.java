/**
 * The joint fit of a run as the integrator sees it: which channels are fitted together, and what their areas are worth.
 *
 * <p>Comes in: the traces of a run and its method. Goes out: areas of every injection with uncertainty and flags. Never does: the fit
 * itself, which is the room {@code pooled}.
 */
@NullMarked
package io.enantio.peak.joint;

import org.jspecify.annotations.NullMarked;
