/**
 * Result to files that people and programs read.
 *
 * <p>Comes in: {@link io.enantio.acceptance.result.RunResult} and its provenance. Goes out: a results folder, all of it or none
 * of it. Never does: compute or judge; round anywhere but in reports.
 */
@NullMarked
package io.enantio.report;

import org.jspecify.annotations.NullMarked;
