/**
 * Figures read from a trace: apex, baseline, half height, trapezoids.
 *
 * <p>Comes in: a trace and bounds. Goes out: numbers with their noise. Never does: know an analyte.
 */
@NullMarked
package io.enantio.peak.signal;

import org.jspecify.annotations.NullMarked;
