/**
 * The bytes of an mzML file: content, hashing, places, and what is refused.
 *
 * <p>Comes in: a file, plain or gzipped. Goes out: a stream of markup with positions. Never does: interpret an element.
 */
@NullMarked
package io.enantio.input.mzml.bytes;

import org.jspecify.annotations.NullMarked;
