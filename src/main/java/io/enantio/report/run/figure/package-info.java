/**
 * Pictures of a run: chromatograms with fit and residuals.
 *
 * <p>Comes in: a judged run and its traces. Goes out: figures for the report. Never does: draw what was not measured.
 */
@NullMarked
package io.enantio.report.run.figure;

import org.jspecify.annotations.NullMarked;
