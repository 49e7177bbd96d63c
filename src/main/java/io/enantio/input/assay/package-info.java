/**
 * The method file, its rules and the column records.
 *
 * <p>Comes in: YAML and CSV files of an assay. Goes out: a checked {@link io.enantio.method.Method}. Never does: fill
 * in what the file leaves out, except stated defaults.
 */
@NullMarked
package io.enantio.input.assay;

import org.jspecify.annotations.NullMarked;
