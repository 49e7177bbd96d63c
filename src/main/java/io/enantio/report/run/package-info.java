/**
 * The report of one run.
 *
 * <p>Comes in: {@link io.enantio.acceptance.result.RunResult} with its provenance. Goes out: a {@link io.enantio.report.page.Page}, verdicts
 * first. Never does: compute or judge; say anything that is not in the result.
 */
@NullMarked
package io.enantio.report.run;

import org.jspecify.annotations.NullMarked;
