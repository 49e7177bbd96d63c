/**
 * Binary arrays of an mzML file.
 *
 * <p>Comes in: encoded text with its stated length, precision and compression. Goes out: numbers. Never does: allocate
 * more than the data can hold.
 */
@NullMarked
package io.enantio.input.mzml.array;

import org.jspecify.annotations.NullMarked;
