/**
 * Elution order, resolution and the ratio of racemic standards.
 *
 * <p>Comes in: the evidence of one analyte, column records. Goes out: findings of the rules CHI and SST. Never does:
 * assume which enantiomer elutes first.
 */
@NullMarked
package io.enantio.acceptance.enantiomers;

import org.jspecify.annotations.NullMarked;
