package io.enantio.input.mzml;

import io.enantio.chromatogram.Trace;
import io.enantio.method.Polarity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Spectra of one kind, to be shown.
 *
 * @param kind for example {@code SRM}, {@code full scan}
 * @param msLevel number of selections of ions; absent if it is not stated
 * @param number of spectra
 * @param precursors m/z that were isolated, ascending; none if the file states none
 * @param range of m/z that was scanned, if it is stated
 * @param timeUnit as the file states it; absent: the times of the trace are in an unknown unit
 * @param total sum of the intensities of each spectrum, in minutes; without the spectra that state no time
 * @param scan how they were taken, in words; empty if nothing is stated
 */
public record StoredSpectra(
        String kind,
        OptionalInt msLevel,
        Optional<Polarity> polarity,
        int number,
        List<Double> precursors,
        Optional<Range> range,
        Optional<String> timeUnit,
        Trace total,
        String scan) {

    /** A range of m/z. */
    public record Range(double lowMz, double highMz) {
        /** Whether the file states its end. */
        public boolean isClosed() {
            return highMz < Double.MAX_VALUE;
        }
    }

    public StoredSpectra {
        precursors = List.copyOf(precursors);
    }
}
