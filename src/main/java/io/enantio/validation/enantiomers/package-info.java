/**
 * Experiments on enantiomers: interference, inversion, resolution, skewed ratios.
 *
 * <p>Comes in: samples of the runs and the plan. Goes out: tables and findings. Never does: assume that an enantiomer is stable.
 */
@NullMarked
package io.enantio.validation.enantiomers;

import org.jspecify.annotations.NullMarked;
