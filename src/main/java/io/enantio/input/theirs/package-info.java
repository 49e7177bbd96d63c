/**
 * Result tables of other programs.
 *
 * <p>Comes in: a table as MultiQuant or SCIEX OS, MassHunter, TargetLynx, LabSolutions or Skyline export it, or any other through a map
 * file. Goes out: the peaks of {@link io.enantio.comparison.TheirResults}, and what was not understood, by line. Never does: convert an
 * area or a concentration, or take a word for a number.
 */
@NullMarked
package io.enantio.input.theirs;

import org.jspecify.annotations.NullMarked;
