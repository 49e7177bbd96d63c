/**
 * What a person does with a run folder: process it, decide about it, sign its results. Command line and review page are two doors to it.
 *
 * <p>Comes in: a folder, what is wanted, who wants it, and when. Goes out: results with their history, lines of decisions.csv, signatures.
 * Never does: print, ask, read a clock of its own, calculate.
 */
@NullMarked
package io.enantio.operation;

import org.jspecify.annotations.NullMarked;
