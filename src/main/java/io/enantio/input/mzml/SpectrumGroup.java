package io.enantio.input.mzml;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.StoredSpectra.Range;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.SpectrumTrace;
import io.enantio.input.mzml.channel.TraceAssembly;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.method.Polarity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Spectra of one kind, as they come: their number, ions and total intensity in time. */
final class SpectrumGroup {
    /** As many different precursors as a method could name; a survey of everything has more, and they are not listed. */
    private static final int MOST_PRECURSORS = 1000;

    private static final double PRECURSOR_STEPS_PER_MZ = 1e4;
    private static final ChromatogramHeader.Ions NO_IONS = new ChromatogramHeader.Ions(
            OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), OptionalDouble.empty());

    private final Kind kind;
    private final SpectrumTrace total;
    private final TreeSet<Double> precursors = new TreeSet<>();
    private Optional<Range> range = Optional.empty();
    private int number;

    /** What the spectra of a group have in common. */
    record Kind(Optional<Acquisition> acquisition, OptionalInt level, Optional<Polarity> polarity) {
        static Kind of(SpectrumHeader header) {
            return new Kind(
                    header.acquisition(), header.scan().level(), header.ions().polarity());
        }

        String word() {
            return acquisition.map(Kind::word).orElse("other");
        }

        private static String word(Acquisition acquisition) {
            return switch (acquisition) {
                case SRM_CHROMATOGRAM, SRM_SPECTRA -> "SRM";
                case SIM_CHROMATOGRAM, SIM_SPECTRA -> "SIM";
                case PRODUCT_SPECTRA -> "product ions";
                case FULL_SCANS -> "full scan";
            };
        }
    }

    SpectrumGroup(SpectrumHeader first, Place file) {
        kind = Kind.of(first);
        total = new SpectrumTrace(first, first.acquisition().orElse(Acquisition.FULL_SCANS), NO_IONS, file);
    }

    /** Counts a spectrum. */
    void add(SpectrumHeader header) {
        number++;
        header.ions().precursorMz().ifPresent(mz -> {
            if (precursors.size() <= MOST_PRECURSORS) {
                precursors.add(Math.rint(mz * PRECURSOR_STEPS_PER_MZ) / PRECURSOR_STEPS_PER_MZ);
            }
        });
        // Of what is no mass spectrum the range is not one of m/z.
        if (kind.acquisition.isPresent()) {
            header.scan().windows().forEach(this::widen);
        }
    }

    private void widen(SpectrumHeader.Window window) {
        range = Optional.of(new Range(
                Math.min(window.low(), range.map(Range::lowMz).orElse(window.low())),
                Math.max(window.high(), range.map(Range::highMz).orElse(window.high()))));
    }

    /** Adds the sum of a spectrum's intensities to those in time, if its time is known. */
    void total(SpectrumHeader header, double counts) {
        if (total.takes(header)) {
            total.add(header, counts);
        }
    }

    StoredSpectra shown() {
        StoredChromatogram stored = total.chromatogram();
        return new StoredSpectra(
                kind.word(),
                kind.level,
                kind.polarity,
                number,
                precursors.size() <= MOST_PRECURSORS ? List.copyOf(precursors) : List.of(),
                range,
                stored.unit().map(TimeAxisUnit::word),
                TraceAssembly.join(List.of(stored), Optional.empty()));
    }
}
