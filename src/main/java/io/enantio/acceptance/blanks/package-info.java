/**
 * Blanks, zero samples and carry-over.
 *
 * <p>Comes in: the evidence of one analyte. Goes out: findings of the blank rules, flags on rows. Never does: decide
 * whether a run is accepted.
 */
@NullMarked
package io.enantio.acceptance.blanks;

import org.jspecify.annotations.NullMarked;
