/**
 * Random numbers that are the same on every machine.
 *
 * <p>Comes in: a seed and names. Goes out: streams of numbers. Never does: share a stream between two purposes.
 */
@NullMarked
package io.enantio.simulation.chance;

import org.jspecify.annotations.NullMarked;
