/**
 * Concentration-time profiles and their parameters.
 *
 * <p>Comes in: reported concentrations of one subject. Goes out: areas, peaks, steady state, or a refusal with its
 * reason. Never does: extrapolate without a remark.
 */
@NullMarked
package io.enantio.study.profile;

import org.jspecify.annotations.NullMarked;
