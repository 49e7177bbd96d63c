/**
 * The reader of mzML, a sub-room of {@code input}: streaming, checked, and only what is asked for is decoded.
 *
 * <p>Comes in: an mzML file, plain or gzipped, from anybody. Goes out: {@link io.enantio.chromatogram.RawInjection} for a
 * method's channels, with what the file says about itself. Never does: open anything but that file, allocate what the file
 * merely declares, guess a unit.
 */
@NullMarked
package io.enantio.input.mzml;

import org.jspecify.annotations.NullMarked;
