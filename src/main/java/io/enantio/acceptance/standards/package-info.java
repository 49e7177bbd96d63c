/**
 * Calibration standards and the curve's range.
 *
 * <p>Comes in: the evidence of one analyte. Goes out: findings of the rules CAL and LLOQ. Never does: fit a curve.
 */
@NullMarked
package io.enantio.acceptance.standards;

import org.jspecify.annotations.NullMarked;
