/**
 * How an experiment tells its outcome: tables, findings, notes.
 *
 * <p>Comes in: findings. Goes out: printable rows, unrounded. Never does: format for a page.
 */
@NullMarked
package io.enantio.validation.report;

import org.jspecify.annotations.NullMarked;
