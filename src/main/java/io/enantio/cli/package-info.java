/**
 * The command line: options, order of work, exit status.
 *
 * <p>Comes in: arguments. Goes out: files, a summary, an exit status. Never does: any calculation or evaluation.
 */
@NullMarked
package io.enantio.cli;

import org.jspecify.annotations.NullMarked;
