/**
 * From amounts to counts: separation, peak shape, detector.
 *
 * <p>Comes in: amounts in an injection. Goes out: recorded traces. Never does: use the integration's code.
 */
@NullMarked
package io.enantio.simulation.instrument;

import org.jspecify.annotations.NullMarked;
