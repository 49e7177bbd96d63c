/**
 * Experiments on the matrix: selectivity, specificity, matrix effect, recovery, carry-over.
 *
 * <p>Comes in: samples of the runs and the plan. Goes out: tables and findings. Never does: pool lots that the guideline judges one by
 * one.
 */
@NullMarked
package io.enantio.validation.matrix;

import org.jspecify.annotations.NullMarked;
