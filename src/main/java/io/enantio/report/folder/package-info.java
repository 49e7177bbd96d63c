/**
 * Files and folders written whole or not at all.
 *
 * <p>Comes in: bytes under their names. Goes out: a folder that replaces the one before. Never does: leave half a
 * result behind.
 */
@NullMarked
package io.enantio.report.folder;

import org.jspecify.annotations.NullMarked;
