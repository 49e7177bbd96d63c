/**
 * Results that are on file already, and their seal.
 *
 * <p>Comes in: a results folder. Goes out: the record of a run, proven unchanged. Never does: repair what was changed.
 */
@NullMarked
package io.enantio.input.results;

import org.jspecify.annotations.NullMarked;
