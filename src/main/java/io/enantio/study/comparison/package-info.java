/**
 * Ratios, comparisons and correlations over a study.
 *
 * <p>Comes in: profiles, scores. Goes out: estimates, intervals and tests. Never does: test what was not planned.
 */
@NullMarked
package io.enantio.study.comparison;

import org.jspecify.annotations.NullMarked;
