/**
 * Signatures of results, and what follows from them.
 *
 * <p>Comes in: a results folder, the people of a laboratory, and who decided about the run. Goes out: its signatures, each with what it is
 * worth, and the state of the results: processed, reviewed, approved or released. Never does: change a results folder, keep a state
 * anywhere else than in the signatures, check the seal of results (who calls has done that, and says so).
 *
 * <p>{@link io.enantio.record.signature.SignedResults} is the entry: {@code read} gives {@code state()}, {@code signatures()} and
 * {@code problems()}; {@code sign} adds a signature. Statements lie in {@code RESULTS.history/signatures/0001.txt}, ..., each with its
 * {@code .minisig}.
 */
@NullMarked
package io.enantio.record.signature;

import org.jspecify.annotations.NullMarked;
