/**
 * Signal in time, and what is wrong with it.
 *
 * <p>Comes in: arrays and findings of a reader. Goes out: {@link io.enantio.chromatogram.RawInjection} with a {@link
 * io.enantio.chromatogram.Trace} per channel. Never does: know a peak, read a file.
 */
@NullMarked
package io.enantio.chromatogram;

import org.jspecify.annotations.NullMarked;
