/**
 * The reader of mzML: streaming, checked; only the requested channels are decoded.
 *
 * <p>Comes in: an mzML file, plain or gzipped, from anybody. Goes out: {@link io.enantio.chromatogram.RawInjection} for a
 * method's channels, with the facts that the file states about itself. Never does: open anything but that file, allocate what the file
 * merely declares, guess a unit.
 */
@NullMarked
package io.enantio.input.mzml;

import org.jspecify.annotations.NullMarked;
