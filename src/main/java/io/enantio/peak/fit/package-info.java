/**
 * One trace fitted by peaks of a known family on a baseline, under a prior.
 *
 * <p>Comes in: points of a trace, start values, prior. Goes out: parameters, areas and their covariance. Never does:
 * know a run or an injection.
 */
@NullMarked
package io.enantio.peak.fit;

import org.jspecify.annotations.NullMarked;
