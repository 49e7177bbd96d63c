/**
 * What the experiments have in common: samples of the runs, groups of replicates, blanks, matrix lots, findings.
 *
 * <p>Comes in: processed runs and the plan. Goes out: samples that count, judged groups, findings. Never does: leave out a result
 * because it is outside its limit.
 */
@NullMarked
package io.enantio.validation.evidence;

import org.jspecify.annotations.NullMarked;
