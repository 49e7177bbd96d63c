/**
 * What is checked for a single row: dilution, range, history, stability.
 *
 * <p>Comes in: one observation with its evidence. Goes out: flags on that row. Never does: change the row's number.
 */
@NullMarked
package io.enantio.acceptance.samples;

import org.jspecify.annotations.NullMarked;
