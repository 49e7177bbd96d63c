/**
 * Pictures: first data (a chart), then a drawing.
 *
 * <p>Comes in: values, axes, styles. Goes out: SVG text and JSON, the same on every machine. Never does: know what a run is.
 */
@NullMarked
package io.enantio.report.plot;

import org.jspecify.annotations.NullMarked;
