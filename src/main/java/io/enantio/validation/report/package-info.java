/**
 * Tables and findings of the experiments.
 *
 * <p>Comes in: rows and judged figures. Goes out: tables of unrounded values, findings, the report of a validation. Never does: round,
 * or format for a page.
 */
@NullMarked
package io.enantio.validation.report;

import org.jspecify.annotations.NullMarked;
