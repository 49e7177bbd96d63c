/**
 * Linear algebra in small dimensions.
 *
 * <p>Comes in: matrices. Goes out: decompositions, solutions, or nothing if a matrix is singular. Never does: hide a
 * singular matrix.
 */
@NullMarked
package io.enantio.peak.linear;

import org.jspecify.annotations.NullMarked;
