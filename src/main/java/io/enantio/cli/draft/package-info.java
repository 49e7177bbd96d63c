/**
 * A method drafted from the content of raw files.
 *
 * <p>Comes in: channels and their peaks. Goes out: the text of a method file. Never does: claim which enantiomer a peak is.
 */
@NullMarked
package io.enantio.cli.draft;

import org.jspecify.annotations.NullMarked;
