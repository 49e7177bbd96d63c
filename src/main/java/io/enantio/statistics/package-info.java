/**
 * Statistics of results: descriptive figures, variance components, regression lines and tests.
 *
 * <p>Comes in: plain numbers. Goes out: statistics, confidence intervals, p values. Never does: know a run, a validation or a
 * study.
 */
@NullMarked
package io.enantio.statistics;

import org.jspecify.annotations.NullMarked;
