/**
 * Calibration standards: acquired, used, excluded.
 *
 * <p>Comes in: the standards of a run. Goes out: points for the fit, with the rule that excluded each excluded one.
 * Never does: remove a standard from the record.
 */
@NullMarked
package io.enantio.calibration.standards;

import org.jspecify.annotations.NullMarked;
