/**
 * The peaks of a run for another program, such as a LIMS, in the layout that it wants.
 *
 * <p>Comes in: stored results, their method, a layout. Goes out: one file, complete or not at all. Never does: give a number where the
 * status of a result forbids one, or another character in place of one that an encoding lacks.
 */
@NullMarked
package io.enantio.report.peaks;

import org.jspecify.annotations.NullMarked;
