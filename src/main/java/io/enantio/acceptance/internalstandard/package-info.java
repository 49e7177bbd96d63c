/**
 * Internal standard responses and qualifier ratios.
 *
 * <p>Comes in: the evidence of one analyte. Goes out: findings of IS-1, flags on rows. Never does: replace a missing
 * internal standard.
 */
@NullMarked
package io.enantio.acceptance.internalstandard;

import org.jspecify.annotations.NullMarked;
