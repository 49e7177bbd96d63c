/**
 * Experiments on storage: samples and stock solutions.
 *
 * <p>Comes in: samples of the runs and the plan. Goes out: tables and findings. Never does: extrapolate to a time that was not tested.
 */
@NullMarked
package io.enantio.validation.stability;

import org.jspecify.annotations.NullMarked;
