/**
 * Decisions of people, on their way into a file.
 *
 * <p>Comes in: a decision as a person states it. Goes out: decisions.csv with one line more. Never does: judge a run, or change
 * a line that was written.
 */
@NullMarked
package io.enantio.review;

import org.jspecify.annotations.NullMarked;
