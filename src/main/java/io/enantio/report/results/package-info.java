/**
 * The results folder of a run: its tables, {@code run.json}, its seal.
 *
 * <p>Comes in: a judged run with its origin. Goes out: files, byte for byte the same on every machine. Never does:
 * round what a machine reads.
 */
@NullMarked
package io.enantio.report.results;

import org.jspecify.annotations.NullMarked;
