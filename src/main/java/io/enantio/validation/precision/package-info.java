/**
 * Experiments on results: accuracy and precision, curves, dilution, reinjection, reanalysis.
 *
 * <p>Comes in: samples of the runs and the plan. Goes out: tables and findings. Never does: exclude an outlier.
 */
@NullMarked
package io.enantio.validation.precision;

import org.jspecify.annotations.NullMarked;
