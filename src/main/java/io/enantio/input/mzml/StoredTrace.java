package io.enantio.input.mzml;

import io.enantio.chromatogram.Trace;
import io.enantio.method.Polarity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One chromatogram of a file, to be shown.
 *
 * @param element for example {@code chromatogram[4]}
 * @param id as one harmless line
 * @param type for example {@code SRM}, {@code TIC}
 * @param timeUnit as the file states it; absent: the times of the trace are in an unknown unit
 * @param trace in minutes, points of equal time averaged
 */
public record StoredTrace(
        String element, String id, String type, Selected selected, Optional<String> timeUnit, Trace trace) {

    /** Converters put the name that the laboratory gave last, behind a hundred characters. */
    private static final int LONGEST_ID = 250;

    /** What the mass spectrometer selected; each absent where it is not stated. */
    public record Selected(
            OptionalDouble precursorMz,
            OptionalDouble productMz,
            Optional<Polarity> polarity,
            OptionalDouble collisionEnergyEv) {}

    static StoredTrace of(StoredChromatogram chromatogram) {
        ChromatogramHeader header = chromatogram.header();
        ChromatogramHeader.Ions ions = header.ions();
        return new StoredTrace(
                header.element(),
                Place.quote(header.id(), LONGEST_ID),
                header.type().word(),
                new Selected(ions.precursorMz(), ions.productMz(), ions.polarity(), ions.collisionEnergyEv()),
                chromatogram.unit().map(TimeAxisUnit::word),
                TraceAssembly.join(List.of(chromatogram), Optional.empty()));
    }

    /** Points per second between the first and the last; absent for fewer than two points or without a unit. */
    public OptionalDouble pointsPerSecond() {
        int last = trace.size() - 1;
        return last < 1 || timeUnit.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(last / (60 * (trace.timeMin(last) - trace.timeMin(0))));
    }
}
