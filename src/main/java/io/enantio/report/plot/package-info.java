/**
 * Plots as SVG.
 *
 * <p>Comes in: lines, points, axes. Goes out: SVG text, the same on every machine. Never does: know what a run is.
 */
@NullMarked
package io.enantio.report.plot;

import org.jspecify.annotations.NullMarked;
