/**
 * The judged run, as reports and databases read it.
 *
 * <p>Comes in: what the rules found. Goes out: rows, rule outcomes, verdicts. Never does: compute a number again.
 */
@NullMarked
package io.enantio.acceptance.result;

import org.jspecify.annotations.NullMarked;
