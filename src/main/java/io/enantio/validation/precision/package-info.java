/**
 * Experiments on the numbers: accuracy and precision, curves, dilution, reanalysis.
 *
 * <p>Comes in: validation evidence. Goes out: tables and findings. Never does: exclude an outlier.
 */
@NullMarked
package io.enantio.validation.precision;

import org.jspecify.annotations.NullMarked;
