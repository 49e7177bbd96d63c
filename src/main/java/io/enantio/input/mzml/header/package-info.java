/**
 * What an mzML file states: its chromatograms, spectra, instrument and start time.
 *
 * <p>Comes in: terms of the markup. Goes out: headers and facts. Never does: guess a unit.
 */
@NullMarked
package io.enantio.input.mzml.header;

import org.jspecify.annotations.NullMarked;
