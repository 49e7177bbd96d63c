/**
 * From the words of a command to a loaded run.
 *
 * <p>Comes in: paths and options. Goes out: methods, runs and their raw files. Never does: judge what it loads.
 */
@NullMarked
package io.enantio.cli.loading;

import org.jspecify.annotations.NullMarked;
