/**
 * Response ratios, the curve through them by weighted least squares, and its uncertainty.
 *
 * <p>Comes in: peaks of an analyte and its internal standard, standard points with their weights. Goes out: a {@code
 * CalibrationCurve} or the reason why there is none. Never does: choose which standards are used, use a raw area for a
 * missing ratio.
 */
@NullMarked
package io.enantio.calibration.curve;

import org.jspecify.annotations.NullMarked;
