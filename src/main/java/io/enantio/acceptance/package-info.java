/**
 * Criteria, flags, verdicts.
 *
 * <p>Comes in: peaks, curves and estimates of a run. Goes out: {@link io.enantio.acceptance.result.RunResult}: a row per
 * injection and analyte, every rule with its counts, a verdict per analyte. Never does: change a number, round before
 * comparing, hold a limit of its own.
 */
@NullMarked
package io.enantio.acceptance;

import org.jspecify.annotations.NullMarked;
