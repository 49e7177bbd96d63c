/**
 * The results folder of a run: a class per table, and {@code run.json}.
 *
 * <p>Comes in: the result of a run with its provenance. Goes out: files, identical on every machine. Never does: round.
 */
@NullMarked
package io.enantio.report.results;

import org.jspecify.annotations.NullMarked;
