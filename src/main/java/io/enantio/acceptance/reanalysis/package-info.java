/**
 * Samples that were measured again.
 *
 * <p>Comes in: pairs of results of one analyte; a result on record. Goes out: whether incurred samples agree, whether they are enough,
 * and where they disagree together; what a record says about a reason to report another result. Never does: replace a reported value.
 */
@NullMarked
package io.enantio.acceptance.reanalysis;

import org.jspecify.annotations.NullMarked;
