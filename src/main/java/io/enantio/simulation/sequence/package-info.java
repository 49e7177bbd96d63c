/**
 * The order of injections and the faults planted in them.
 *
 * <p>Comes in: a plan. Goes out: planned injections with their true amounts. Never does: deal with file formats.
 */
@NullMarked
package io.enantio.simulation.sequence;

import org.jspecify.annotations.NullMarked;
