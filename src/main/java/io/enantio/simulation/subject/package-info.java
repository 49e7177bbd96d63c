/**
 * Subjects, doses and true concentrations.
 *
 * <p>Comes in: a study design. Goes out: concentrations over time. Never does: represent a real patient.
 */
@NullMarked
package io.enantio.simulation.subject;

import org.jspecify.annotations.NullMarked;
