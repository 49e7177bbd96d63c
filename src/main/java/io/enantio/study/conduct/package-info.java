/**
 * Performance of the assay in the study: QCs over all runs, repeats, incurred samples.
 *
 * <p>Comes in: runs and repeats on record. Goes out: precision and reproducibility. Never does: judge a run again.
 */
@NullMarked
package io.enantio.study.conduct;

import org.jspecify.annotations.NullMarked;
