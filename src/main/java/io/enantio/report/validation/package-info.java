/**
 * The results of a validation as tables and a report (rule E-1).
 *
 * <p>Comes in: the outcome of a validation and its provenance. Goes out: CSV, HTML, PDF and JSON. Never does: decide anything, or
 * compute a figure that is not in a table.
 */
@NullMarked
package io.enantio.report.validation;

import org.jspecify.annotations.NullMarked;
