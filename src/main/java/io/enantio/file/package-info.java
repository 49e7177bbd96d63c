/**
 * The door for files that are read.
 *
 * <p>Comes in: a path. Goes out: the bytes of a regular file, or why there are none: absent, no file at all, or a disk that fails.
 * Never does: wait for a pipe, read a device, take a failing disk for bad content.
 */
@NullMarked
package io.enantio.file;

import org.jspecify.annotations.NullMarked;
