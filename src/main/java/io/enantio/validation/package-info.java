/**
 * The experiments of a validation (docs/rules/validation.md).
 *
 * <p>Comes in: the validation plan and its processed runs. Goes out: a report on every planned experiment, with tables, limits met or
 * missed, and what is planned and missing. Never does: read files, process runs, or leave out a result because it is outside its
 * limit.
 */
@NullMarked
package io.enantio.validation;

import org.jspecify.annotations.NullMarked;
