/**
 * Weighted least squares and what a curve knows of its own uncertainty.
 *
 * <p>Comes in: standard points with their weights. Goes out: a {@code CalibrationCurve} or the reason why there is
 * none. Never does: choose which standards are used.
 */
@NullMarked
package io.enantio.calibration.curve;

import org.jspecify.annotations.NullMarked;
