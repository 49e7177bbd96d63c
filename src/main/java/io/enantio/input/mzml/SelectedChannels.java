package io.enantio.input.mzml;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.ScanPoints;
import io.enantio.input.mzml.channel.SpectrumTrace;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.ScanSetting;
import io.enantio.input.mzml.header.SpectrumHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The channels of a file's SRM and SIM spectra, to be shown: every ion that they hold. */
final class SelectedChannels {
    /** More channels than a method has: such points are not selected ions, even if the file states that they are. */
    private static final int MOST_CHANNELS = 500;

    private static final double[] NO_IONS = {};

    private final Place file;
    private final SpectrumTrace.SelectedIons ions = new SpectrumTrace.SelectedIons();
    private final Map<Source, Scans> scans = new LinkedHashMap<>();
    private boolean isTooMany;

    /** What the spectra of a channel have in common. */
    private record Source(Acquisition acquisition, ChromatogramHeader.Ions selected, ScanSetting setting) {}

    /** A spectrum: its ions, by the m/z that identifies each, and their counts. */
    private record Points(ScanPoints.Scan scan, double[] ions, double[] counts) {
        double countsOf(double ion) {
            return IntStream.range(0, ions.length)
                    .filter(i -> ions[i] == ion)
                    .mapToDouble(i -> counts[i])
                    .max()
                    .orElse(0);
        }

        boolean holds(double ion) {
            return Arrays.stream(ions).anyMatch(own -> own == ion);
        }
    }

    /** The spectra of a source, and all their ions in the order in which they were met. */
    private record Scans(SpectrumHeader first, SpectrumTrace times, List<Points> points, Set<Double> ions) {}

    SelectedChannels(Place file) {
        this.file = file;
    }

    /** Adds a spectrum of selected ions; one that states no time cannot be shown. */
    void add(StoredSpectrum spectrum, ScanSetting setting) {
        if (isTooMany) {
            return;
        }
        SpectrumHeader header = spectrum.header();
        Source source = new Source(header.acquisition().orElseThrow(), header.ions(), setting);
        Scans of = scans.computeIfAbsent(
                source,
                key -> new Scans(
                        header,
                        new SpectrumTrace(header, key.acquisition, header.ions(), file),
                        new ArrayList<>(),
                        new LinkedHashSet<>()));
        if (of.times.takes(header)) {
            double[] own = IntStream.range(0, spectrum.size())
                    .mapToDouble(i -> ions.ion(spectrum.mz(i)))
                    .toArray();
            double[] counts = IntStream.range(0, spectrum.size())
                    .mapToDouble(spectrum::intensity)
                    .toArray();
            of.times.add(header, 0);
            of.points.add(new Points(ScanPoints.Scan.of(header, file), own, counts));
            Arrays.stream(own).forEach(of.ions::add);
        }
        isTooMany = scans.values().stream().mapToInt(known -> known.ions.size()).sum() > MOST_CHANNELS;
        if (isTooMany) {
            scans.clear();
        }
    }

    /** A chromatogram of each ion, in the order in which they were met. */
    List<StoredChromatogram> chromatograms() {
        List<StoredChromatogram> all = new ArrayList<>();
        scans.values().forEach(of -> of.ions.forEach(ion -> all.addAll(chromatograms(of, ion))));
        return all;
    }

    private static List<StoredChromatogram> chromatograms(Scans of, double ion) {
        ScanPoints points = new ScanPoints(of.first, of.first.ionsAt(ion), ScanPoints.Experiment.NAMED_IF_SEVERAL);
        List<SpectrumHeader.Window> windows = of.first.scan().windows();
        boolean isCovered = windows.stream().anyMatch(window -> window.covers(ion));
        for (Points spectrum : of.points) {
            points.add(
                    spectrum.scan,
                    new ScanPoints.Found(
                            spectrum.holds(ion) ? ion : Double.NaN,
                            spectrum.countsOf(ion),
                            windows.isEmpty() ? spectrum.ions : NO_IONS,
                            isCovered));
        }
        return points.chromatograms(note -> {});
    }

    /** What is unusual about them. */
    Optional<String> remark() {
        return isTooMany
                ? Optional.of("its SRM or SIM spectra contain more than " + MOST_CHANNELS
                        + " different ions; they are not shown as channels")
                : Optional.empty();
    }
}
