/**
 * Tables, YAML and JSON as text: cells with their places, schemas.
 *
 * <p>Comes in: text files. Goes out: values with their line and column. Never does: know what a column means.
 */
@NullMarked
package io.enantio.input.text;

import org.jspecify.annotations.NullMarked;
