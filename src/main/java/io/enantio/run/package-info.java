/**
 * What was injected, and what people decided about it.
 *
 * <p>Comes in: the values of a run folder's lists. Goes out: {@link io.enantio.run.AnalyticalRun}. Never does: know a
 * signal or a result.
 */
@NullMarked
package io.enantio.run;

import org.jspecify.annotations.NullMarked;
