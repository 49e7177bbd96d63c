/**
 * Experiments on the matrix: selectivity, specificity, effect, recovery, carry-over.
 *
 * <p>Comes in: validation evidence. Goes out: tables and findings. Never does: pool lots that the guideline keeps
 * apart.
 */
@NullMarked
package io.enantio.validation.matrix;

import org.jspecify.annotations.NullMarked;
