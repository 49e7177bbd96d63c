/**
 * The validation report as a page (rule E-1).
 *
 * <p>Comes in: what came of a validation, and where it comes from. Goes out: a page of sections with tables and pictures. Never
 * does: judge anything, or compute what a table does not hold.
 */
@NullMarked
package io.enantio.report.validation;

import org.jspecify.annotations.NullMarked;
