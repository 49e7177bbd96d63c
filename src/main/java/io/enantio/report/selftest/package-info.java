/**
 * The report of the self-test.
 *
 * <p>Comes in: checks with their outcome, requirements. Goes out: a page and two tables. Never does: run a check.
 */
@NullMarked
package io.enantio.report.selftest;

import org.jspecify.annotations.NullMarked;
