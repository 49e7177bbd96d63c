/**
 * What every rule works with: the evidence of one analyte, and the shape of a rule and its finding.
 *
 * <p>Comes in: peaks, curves and estimates of a run. Goes out: one {@code AnalyteEvidence} for each analyte. Never
 * does: judge anything.
 */
@NullMarked
package io.enantio.acceptance.evidence;

import org.jspecify.annotations.NullMarked;
