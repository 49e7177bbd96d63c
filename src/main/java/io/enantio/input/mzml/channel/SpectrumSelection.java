package io.enantio.input.mzml.channel;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.method.MzTolerance;
import io.enantio.method.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Picks transitions out of the spectra of a file. SRM and SIM stored as spectra give the point nearest to the ion; product
 * ion spectra and full scans the sum within the tolerance. The most selective kind that shows a transition is taken.
 */
public final class SpectrumSelection implements MzmlVisitor {
    private record Source(Transition transition, Acquisition acquisition, ChromatogramHeader.Ions ions) {}

    private final List<Transition> transitions;
    private final MzTolerance tolerance;
    private final Place file;
    private final SpectrumTrace.SelectedIons selectedIons = new SpectrumTrace.SelectedIons();
    private final Map<Source, SpectrumTrace> traces = new LinkedHashMap<>();

    public SpectrumSelection(Collection<Transition> transitions, MzTolerance tolerance, Place file) {
        this.transitions = List.copyOf(transitions);
        this.tolerance = tolerance;
        this.file = file;
    }

    @Override
    public boolean wantsSpectra() {
        return true;
    }

    @Override
    public boolean wants(SpectrumHeader header) {
        return transitions.stream().anyMatch(transition -> shows(transition, header));
    }

    @Override
    public void accept(StoredSpectrum spectrum) {
        for (Transition transition : transitions) {
            if (shows(transition, spectrum.header())) {
                add(transition, spectrum);
            }
        }
    }

    /** What the spectra gave for each transition: chromatograms of the most selective kind. */
    public List<StoredChromatogram> chromatograms() {
        List<StoredChromatogram> all = new ArrayList<>();
        for (Transition transition : transitions) {
            Acquisition best = traces.keySet().stream()
                    .filter(source -> source.transition().equals(transition))
                    .map(Source::acquisition)
                    .min(Acquisition::compareTo)
                    .orElse(Acquisition.FULL_SCANS);
            traces.forEach((source, trace) -> {
                if (source.transition().equals(transition) && source.acquisition() == best) {
                    all.add(trace.chromatogram());
                }
            });
        }
        return all;
    }

    /** Whether a spectrum could hold the last ion that a transition selects. */
    private boolean shows(Transition transition, SpectrumHeader header) {
        if (header.acquisition().isEmpty()
                || !header.isOfSelectedIons() && !header.scan().covers(ion(transition))) {
            return false;
        }
        if (header.isOfProducts() == transition.isSim()) {
            return false;
        }
        ChromatogramHeader.Ions ions = header.ions();
        return transition.isSim()
                || isNear(transition.precursorMz(), ions.precursorMz())
                        && (ions.productMz().isEmpty()
                                || isNear(transition.productMz().orElseThrow(), ions.productMz()));
    }

    private boolean isNear(double askedMz, OptionalDouble statedMz) {
        return statedMz.isPresent() && Math.abs(statedMz.getAsDouble() - askedMz) <= tolerance.daltonsAt(askedMz);
    }

    private static double ion(Transition transition) {
        return transition.isSim()
                ? transition.precursorMz()
                : transition.productMz().orElseThrow();
    }

    private void add(Transition transition, StoredSpectrum spectrum) {
        double ion = ion(transition);
        double daltons = tolerance.daltonsAt(ion);
        Acquisition acquisition = spectrum.header().acquisition().orElseThrow();
        switch (acquisition) {
            case SRM_SPECTRA, SIM_SPECTRA -> {
                int nearest = spectrum.nearest(ion, daltons);
                if (nearest >= 0) {
                    trace(transition, spectrum.header(), selectedIons.ion(spectrum.mz(nearest)))
                            .add(spectrum.header(), spectrum.intensity(nearest));
                }
            }
            default ->
                trace(transition, spectrum.header(), ion).add(spectrum.header(), spectrum.sumWithin(ion, daltons));
        }
    }

    /** Spectra of one polarity, energy and ions make one trace. */
    private SpectrumTrace trace(Transition transition, SpectrumHeader header, double ionMz) {
        ChromatogramHeader.Ions ions = header.ionsAt(ionMz);
        Source source = new Source(transition, header.acquisition().orElseThrow(), ions);
        return traces.computeIfAbsent(source, key -> new SpectrumTrace(header, key.acquisition(), ions, file));
    }
}
