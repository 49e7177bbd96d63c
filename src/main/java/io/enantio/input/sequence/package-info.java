/**
 * Sequences of instruments, and lists of samples, as lines of injections.csv and samples.csv.
 *
 * <p>Comes in: a list as its system wrote it, the words of the method, the names of raw files. Goes out: injections and samples with
 * what was not understood. Never does: guess what a word, a level or a file means, or write a file.
 */
@NullMarked
package io.enantio.input.sequence;

import org.jspecify.annotations.NullMarked;
