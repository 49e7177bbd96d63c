/**
 * The command line: options, order of work, exit status.
 *
 * <p>Comes in: arguments. Goes out: files, a table, an exit status. Never does: science.
 */
@NullMarked
package io.enantio.cli;

import org.jspecify.annotations.NullMarked;
