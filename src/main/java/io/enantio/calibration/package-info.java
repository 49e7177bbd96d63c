/**
 * Response ratio to concentration and back.
 *
 * <p>Comes in: areas of analytes and internal standards, nominal concentrations of standards. Goes out: a {@link
 * io.enantio.calibration.curve.CurveFit} per analyte and an estimate with its interval per injection. Never does: replace a
 * missing internal standard, turn an unknown weighting into none, take a root outside the curve's branch.
 */
@NullMarked
package io.enantio.calibration;

import org.jspecify.annotations.NullMarked;
