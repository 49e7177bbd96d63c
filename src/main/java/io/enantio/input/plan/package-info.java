/**
 * Plans: of a validation, a study, an export.
 *
 * <p>Comes in: YAML and CSV files. Goes out: checked plans. Never does: invent a planned sample.
 */
@NullMarked
package io.enantio.input.plan;

import org.jspecify.annotations.NullMarked;
