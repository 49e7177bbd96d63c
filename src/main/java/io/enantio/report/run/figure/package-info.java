/**
 * Figures of a run: chromatograms with fit and residuals, scatter plots.
 *
 * <p>Comes in: the result of a run and its traces. Goes out: figures for the report. Never does: draw anything that was not
 * measured or fitted.
 */
@NullMarked
package io.enantio.report.run.figure;

import org.jspecify.annotations.NullMarked;
