/**
 * Shapes, noise and integration: from traces to areas with their uncertainty.
 *
 * <p>Comes in: the {@link io.enantio.chromatogram.RawInjection}s of a whole run. Goes out: {@link
 * io.enantio.peak.InjectionPeaks}, exactly the method's peaks, each with its area and standard error or a reason. Never
 * does: look for "the largest peak", know a concentration or a sample's verdict.
 */
@NullMarked
package io.enantio.peak;

import org.jspecify.annotations.NullMarked;
