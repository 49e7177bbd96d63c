/**
 * Statistical tests and their distributions.
 *
 * <p>Comes in: plain numbers. Goes out: statistics, p values, intervals. Never does: know a study.
 */
@NullMarked
package io.enantio.study.statistics;

import org.jspecify.annotations.NullMarked;
