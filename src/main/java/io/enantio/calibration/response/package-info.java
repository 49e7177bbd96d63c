/**
 * The response: analyte area over internal standard area.
 *
 * <p>Comes in: two peaks of one injection. Goes out: a ratio with its standard error, or the reason why there is none.
 * Never does: fall back on the raw area.
 */
@NullMarked
package io.enantio.calibration.response;

import org.jspecify.annotations.NullMarked;
