/**
 * Small values that every room uses, each checked when it is made.
 *
 * <p>Comes in: plain numbers and words. Goes out: ranges, fractions, units. Never does: accept NaN.
 */
@NullMarked
package io.enantio.method.value;

import org.jspecify.annotations.NullMarked;
