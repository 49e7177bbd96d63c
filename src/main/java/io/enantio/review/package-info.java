/**
 * Decisions about a run on their way into a file, and what happened to results.
 *
 * <p>Comes in: a decision as stated by a person; results on their way to their place. Goes out: decisions.csv with one more line; the
 * journal with one more line and the results that were replaced. Never does: evaluate a run, change an existing line.
 */
@NullMarked
package io.enantio.review;

import org.jspecify.annotations.NullMarked;
