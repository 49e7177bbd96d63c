/**
 * The results of another program beside ours.
 *
 * <p>Comes in: our peaks, their peaks, names that are not the same on both sides. Goes out: pairs of peaks, and every peak that
 * has no counterpart with the reason. Never does: match by similarity, convert a unit, read a file.
 */
@NullMarked
package io.enantio.comparison;

import org.jspecify.annotations.NullMarked;
