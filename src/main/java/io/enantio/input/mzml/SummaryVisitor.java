package io.enantio.input.mzml;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.StoredSpectra.Range;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.MzmlVisitor;
import io.enantio.input.mzml.channel.SpectrumTrace;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.method.Polarity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Collects for a summary what a file contains: every chromatogram, the number of spectra of each kind, and the channels of
 * SRM and SIM stored as spectra. A scan is decoded only if the file does not state the sum of its intensities.
 */
final class SummaryVisitor implements MzmlVisitor {
    /** More channels than a method has: such points are not selected ions, even if the file states that they are. */
    private static final int MOST_CHANNELS = 500;

    private final Place file;
    private final SpectrumTrace.SelectedIons selectedIons = new SpectrumTrace.SelectedIons();
    private final List<StoredTrace> traces = new ArrayList<>();
    private final Map<Group.Kind, Group> groups = new LinkedHashMap<>();
    private final Map<ChromatogramHeader.Ions, SpectrumTrace> channels = new LinkedHashMap<>();
    private boolean isTooManyChannels;

    SummaryVisitor(Place file) {
        this.file = file;
    }

    @Override
    public boolean wants(ChromatogramHeader header) {
        return true;
    }

    @Override
    public void accept(StoredChromatogram chromatogram) {
        traces.add(StoredTrace.of(chromatogram));
    }

    @Override
    public boolean wantsSpectra() {
        return true;
    }

    @Override
    public boolean wants(SpectrumHeader header) {
        Group group = groups.computeIfAbsent(Group.Kind.of(header), kind -> new Group(header, file));
        group.add(header);
        OptionalDouble stated = header.scan().totalCounts();
        boolean isScan = !header.isOfSelectedIons();
        if (isScan && stated.isPresent()) {
            group.total(header, stated.getAsDouble());
        }
        return header.acquisition().isPresent() && (!isScan || stated.isEmpty());
    }

    @Override
    public void accept(StoredSpectrum spectrum) {
        SpectrumHeader header = spectrum.header();
        for (int i = 0; header.isOfSelectedIons() && !isTooManyChannels && i < spectrum.size(); i++) {
            addToChannel(spectrum, i);
        }
        groups.computeIfPresent(Group.Kind.of(header), (kind, group) -> {
            group.total(header, spectrum.sum());
            return group;
        });
    }

    private void addToChannel(StoredSpectrum spectrum, int point) {
        SpectrumHeader header = spectrum.header();
        ChromatogramHeader.Ions ions = header.ionsAt(selectedIons.ion(spectrum.mz(point)));
        SpectrumTrace trace = channels.computeIfAbsent(
                ions, key -> new SpectrumTrace(header, header.acquisition().orElseThrow(), ions, file));
        if (trace.takes(header)) {
            trace.add(header, spectrum.intensity(point));
        }
        if (channels.size() > MOST_CHANNELS) {
            channels.clear();
            isTooManyChannels = true;
        }
    }

    /** Every chromatogram, in the file's order. */
    List<StoredTrace> traces() {
        return traces;
    }

    /** Kinds of spectra, and channels stored as spectra. */
    MzmlSummary.Spectra spectra() {
        return new MzmlSummary.Spectra(
                groups.values().stream().map(Group::shown).toList(),
                channels.values().stream()
                        .map(SpectrumTrace::chromatogram)
                        .map(StoredTrace::of)
                        .toList());
    }

    /** What is unusual about the spectra. */
    Optional<String> oddity() {
        return isTooManyChannels
                ? Optional.of("its SRM or SIM spectra contain more than " + MOST_CHANNELS
                        + " different ions; they are not shown as channels")
                : Optional.empty();
    }

    /** Spectra of one kind: their number, ions and total intensity in time. */
    private static final class Group {
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
                        header.acquisition(),
                        header.scan().level(),
                        header.ions().polarity());
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

        Group(SpectrumHeader first, Place file) {
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
            // The range of a spectrum that is no mass spectrum is not one of m/z.
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
                    StoredChromatogram.joined(List.of(stored), Optional.empty()));
        }
    }
}
