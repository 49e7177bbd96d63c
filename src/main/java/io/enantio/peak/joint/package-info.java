/**
 * The joint fit of a run: internal standards first, then analytes, then qualifiers.
 *
 * <p>Comes in: the traces of a run, located. Goes out: areas of every injection with their uncertainty. Never does: use
 * another run's shape.
 */
@NullMarked
package io.enantio.peak.joint;

import org.jspecify.annotations.NullMarked;
