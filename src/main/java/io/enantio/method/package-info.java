/**
 * The assay as its method defines it: channels, peaks, levels, limits, and the flags for what does not meet them.
 *
 * <p>Comes in: the values of a method and a rules file. Goes out: {@link io.enantio.method.Method}. Never does: read a
 * file, know an injection, hold a number that a laboratory could want to change.
 */
@NullMarked
package io.enantio.method;

import org.jspecify.annotations.NullMarked;
