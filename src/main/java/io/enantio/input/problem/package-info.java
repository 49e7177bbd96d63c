/**
 * Problems of input files, each in one line: file, element, problem, remedy.
 *
 * <p>Comes in: places and words. Goes out: {@code InputException}. Never does: go on with a file that cannot be used.
 */
@NullMarked
package io.enantio.input.problem;

import org.jspecify.annotations.NullMarked;
