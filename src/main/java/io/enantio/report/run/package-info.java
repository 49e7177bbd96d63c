/**
 * The report of a run, a class per section.
 *
 * <p>Comes in: {@link io.enantio.acceptance.result.RunResult} with its provenance. Goes out: a {@link io.enantio.report.page.Page},
 * verdicts first. Never does: compute or decide anything.
 */
@NullMarked
package io.enantio.report.run;

import org.jspecify.annotations.NullMarked;
