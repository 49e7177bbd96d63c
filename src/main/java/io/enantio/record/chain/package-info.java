/**
 * Files of lines that are only added to: decisions, the journal of processings, the people of a laboratory.
 *
 * <p>Comes in: the cells of a new line. Goes out: the file with one more line, tied to the line before by a hash; or the lines of a
 * file whose chain holds. Never does: change a line, take one out, know what a line means.
 *
 * <p>{@link io.enantio.record.chain.ChainLayout} says which columns a file has and how a line is tied to the one before.
 * {@link io.enantio.record.chain.ChainedFile} is such a file at a place: {@code read()} gives its
 * {@link io.enantio.record.chain.ChainedLines}, of which {@code continues} compares a chain with one that was seen longer or equal;
 * {@code append} adds a line, completely or not at all, while no other process does; {@code alone}, {@code with} and {@code write} are
 * for a caller who checks the new text before it is written. Whatever cannot be used is a
 * {@link io.enantio.record.chain.RecordException}.
 */
@NullMarked
package io.enantio.record.chain;

import org.jspecify.annotations.NullMarked;
