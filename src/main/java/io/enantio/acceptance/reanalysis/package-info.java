/**
 * Incurred samples that were measured again.
 *
 * <p>Comes in: pairs of results of one analyte. Goes out: whether they agree, whether they are enough, and where they disagree
 * together. Never does: replace a reported value.
 */
@NullMarked
package io.enantio.acceptance.reanalysis;

import org.jspecify.annotations.NullMarked;
