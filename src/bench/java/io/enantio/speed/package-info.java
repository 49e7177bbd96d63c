/**
 * What a run costs, beside what cannot be saved.
 *
 * <p>Comes in: simulated runs of several sizes. Goes out: processor time of the whole program, and its ratio to that of {@link
 * io.enantio.speed.Limit}. Never does: judge by the clock on the wall.
 */
@NullMarked
package io.enantio.speed;

import org.jspecify.annotations.NullMarked;
