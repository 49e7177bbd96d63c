/**
 * Decisions about a run on their way into a file.
 *
 * <p>Comes in: a decision as stated by a person. Goes out: decisions.csv with one more line. Never does: evaluate a run, change an
 * existing line.
 */
@NullMarked
package io.enantio.review;

import org.jspecify.annotations.NullMarked;
