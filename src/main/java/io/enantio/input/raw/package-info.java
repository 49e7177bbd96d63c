/**
 * How a reader of raw files is found and asked.
 *
 * <p>Comes in: a file and the channels wanted. Goes out: a raw injection. Never does: know a file format.
 */
@NullMarked
package io.enantio.input.raw;

import org.jspecify.annotations.NullMarked;
