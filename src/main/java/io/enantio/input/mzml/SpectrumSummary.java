package io.enantio.input.mzml;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.SelectedIons;
import io.enantio.input.mzml.channel.SpectrumTrace;
import io.enantio.input.mzml.channel.SpectrumVisitor;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.SpectrumHeader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Collects what a file holds as spectra: how many of each kind, and the channels of SRM and SIM stored as spectra. A
 * scan is decoded only where the file does not state the sum of its intensities.
 */
final class SpectrumSummary implements SpectrumVisitor {
    /** More channels than a method has: such points are not selected ions, whatever the file calls them. */
    private static final int MOST_CHANNELS = 500;

    private final Place file;
    private final SelectedIons selectedIons = new SelectedIons();
    private final Map<SpectrumGroup.Kind, SpectrumGroup> groups = new LinkedHashMap<>();
    private final Map<ChromatogramHeader.Ions, SpectrumTrace> channels = new LinkedHashMap<>();
    private boolean isTooManyChannels;

    SpectrumSummary(Place file) {
        this.file = file;
    }

    @Override
    public boolean wantsAny() {
        return true;
    }

    @Override
    public boolean wants(SpectrumHeader header) {
        SpectrumGroup group =
                groups.computeIfAbsent(SpectrumGroup.Kind.of(header), kind -> new SpectrumGroup(header, file));
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
        groups.computeIfPresent(SpectrumGroup.Kind.of(header), (kind, group) -> {
            group.total(header, spectrum.sum());
            return group;
        });
    }

    private void addToChannel(StoredSpectrum spectrum, int point) {
        SpectrumHeader header = spectrum.header();
        ChromatogramHeader.Ions ions = ions(header, selectedIons.ion(spectrum.mz(point)));
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

    private static ChromatogramHeader.Ions ions(SpectrumHeader header, double ionMz) {
        ChromatogramHeader.Ions stated = header.ions();
        boolean isSim = header.acquisition().orElseThrow() == Acquisition.SIM_SPECTRA;
        return new ChromatogramHeader.Ions(
                isSim ? OptionalDouble.of(ionMz) : stated.precursorMz(),
                isSim ? OptionalDouble.empty() : OptionalDouble.of(ionMz),
                stated.polarity(),
                stated.collisionEnergyEv());
    }

    /** What was collected. */
    MzmlSummary.Spectra spectra() {
        return new MzmlSummary.Spectra(
                groups.values().stream().map(SpectrumGroup::shown).toList(),
                channels.values().stream()
                        .map(SpectrumTrace::chromatogram)
                        .map(StoredTrace::of)
                        .toList());
    }

    /** What is unusual about the spectra. */
    Optional<String> oddity() {
        return isTooManyChannels
                ? Optional.of("its SRM or SIM spectra hold more than " + MOST_CHANNELS
                        + " different ions; they are not shown as channels")
                : Optional.empty();
    }
}
