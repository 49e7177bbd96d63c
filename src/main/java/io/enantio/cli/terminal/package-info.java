/**
 * Log lines, progress and what the terminal can do.
 *
 * <p>Comes in: messages. Goes out: text on the error stream. Never does: write to a file.
 */
@NullMarked
package io.enantio.cli.terminal;

import org.jspecify.annotations.NullMarked;
