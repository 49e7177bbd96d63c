/**
 * Which chromatogram or spectra belong to a channel of the method.
 *
 * <p>Comes in: headers and arrays. Goes out: a trace for each channel, or why there is none. Never does: take a trace
 * that fits two channels equally well.
 */
@NullMarked
package io.enantio.input.mzml.channel;

import org.jspecify.annotations.NullMarked;
