/**
 * Tables that other programs wrote: sequences, sample lists, results.
 *
 * <p>Comes in: a file in the encoding, with the separator, the decimal sign and the dates of its program. Goes out: text, cells, numbers
 * and times with their lines. Never does: know what a column means, or guess what could be read in two ways.
 */
@NullMarked
package io.enantio.input.foreign;

import org.jspecify.annotations.NullMarked;
