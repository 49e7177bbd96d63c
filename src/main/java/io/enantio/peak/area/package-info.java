/**
 * What integration gives: a peak with its area and standard error, or why there is none.
 *
 * <p>Comes in: results of a fit or a cut. Goes out: a {@code Peak} or {@code NotFound}. Never does: integrate.
 */
@NullMarked
package io.enantio.peak.area;

import org.jspecify.annotations.NullMarked;
