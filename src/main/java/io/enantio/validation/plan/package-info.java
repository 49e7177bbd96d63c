/**
 * The validation plan.
 *
 * <p>Comes in: the checked words of a plan. Goes out: what is planned of each experiment. Never does: judge.
 */
@NullMarked
package io.enantio.validation.plan;

import org.jspecify.annotations.NullMarked;
