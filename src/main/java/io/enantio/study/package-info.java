/**
 * Many results to profiles and statistics of a study.
 *
 * <p>Comes in: the reported concentrations of a study, its doses, responses and plan. Goes out:
 * {@link io.enantio.study.StudyResult}: profiles, parameters, ratios, tests, each with its number of values, and what is
 * refused with the reason. Never does: choose which result of a specimen is reported, impute in a ratio, state a cause.
 */
@NullMarked
package io.enantio.study;

import org.jspecify.annotations.NullMarked;
