/**
 * What the validation plan promises.
 *
 * <p>Comes in: checked words of a plan. Goes out: promises with their storage and lots. Never does: relax a promise.
 */
@NullMarked
package io.enantio.validation.plan;

import org.jspecify.annotations.NullMarked;
