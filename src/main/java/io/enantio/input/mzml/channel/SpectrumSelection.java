package io.enantio.input.mzml.channel;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.array.StoredSpectrum;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.channel.ScanPoints.Found;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.ScanSetting;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.method.MzTolerance;
import io.enantio.method.Polarity;
import io.enantio.method.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Picks transitions out of the spectra of a file. SRM and SIM stored as spectra give the point nearest to the ion; scans of a
 * range, of product ions too, the sum within the tolerance. The most selective kind that shows a transition is taken, and each
 * way of scanning is a chromatogram of its own.
 */
public final class SpectrumSelection implements MzmlVisitor {
    private static final double[] NO_IONS = {};

    /** Spectra of one kind, polarity, energy and setting make one trace. */
    private record Source(
            Transition transition,
            Acquisition acquisition,
            Optional<Polarity> polarity,
            OptionalDouble collisionEnergyEv,
            ScanSetting setting) {}

    private final List<Transition> transitions;
    private final MzTolerance tolerance;
    private final Place file;
    private final SpectrumTrace.SelectedIons selectedIons = new SpectrumTrace.SelectedIons();
    private final ScanSetting.Found settings = new ScanSetting.Found();
    private final Map<Source, ScanPoints> points = new LinkedHashMap<>();
    private final Map<Transition, PassedOver> passedOver = new HashMap<>();

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
        Optional<double[]> ions = Optional.empty();
        for (Transition transition : transitions) {
            if (shows(transition, spectrum.header())) {
                ions = ions.or(() -> Optional.of(selectedIons(spectrum)));
                add(transition, spectrum, ions.orElseThrow());
            }
        }
    }

    /**
     * What the spectra gave for each transition: chromatograms of the most selective kind.
     *
     * @param note takes each line about what was put together
     */
    public List<StoredChromatogram> chromatograms(Consumer<String> note) {
        List<StoredChromatogram> all = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (Transition transition : transitions) {
            List<StoredChromatogram> found = new ArrayList<>();
            points.forEach((source, scans) -> {
                if (source.transition().equals(transition)) {
                    found.addAll(scans.chromatograms(notes::add));
                }
            });
            Acquisition best = found.stream()
                    .map(StoredChromatogram::acquisition)
                    .min(Acquisition::compareTo)
                    .orElse(Acquisition.FULL_SCANS);
            found.stream().filter(one -> one.acquisition() == best).forEach(all::add);
        }
        notes.forEach(note);
        return all;
    }

    /** Whether a spectrum could hold the last ion that a transition selects. */
    private boolean shows(Transition transition, SpectrumHeader header) {
        if (header.acquisition().isEmpty()
                || !header.isOfSelectedIons() && !header.scan().covers(ion(transition))
                || header.isOfProducts() == transition.isSim()) {
            return false;
        }
        if (!isOfIons(transition, header.ions())) {
            passedOver(transition).precursor(header.ions().precursorMz());
            return false;
        }
        if (!isChosen(transition, header.scan())) {
            passedOver(transition).setting(header.scan().text());
            return false;
        }
        return true;
    }

    private boolean isOfIons(Transition transition, ChromatogramHeader.Ions ions) {
        return transition.isSim()
                || isNear(transition.precursorMz(), ions.precursorMz())
                        && (ions.productMz().isEmpty()
                                || isNear(transition.productMz().orElseThrow(), ions.productMz()));
    }

    private PassedOver passedOver(Transition transition) {
        return passedOver.computeIfAbsent(transition, PassedOver::new);
    }

    /** The spectra of a transition's kind that were not taken for it: what a person needs to know if nothing was. */
    public String passedOverFor(Transition transition) {
        PassedOver over = passedOver.get(transition);
        return over == null ? "" : over.text();
    }

    /** Spectra that a transition does not take. */
    private static final class PassedOver {
        private static final int MOST = 4;

        private final double precursorMz;
        private final Set<String> settings = new LinkedHashSet<>();
        private OptionalDouble nearestMz = OptionalDouble.empty();

        PassedOver(Transition transition) {
            this.precursorMz = transition.precursorMz();
        }

        void precursor(OptionalDouble mz) {
            if (mz.isPresent()
                    && (nearestMz.isEmpty()
                            || Math.abs(mz.getAsDouble() - precursorMz)
                                    < Math.abs(nearestMz.getAsDouble() - precursorMz))) {
                nearestMz = mz;
            }
        }

        void setting(String text) {
            if (settings.size() <= MOST) {
                settings.add("\"" + text + "\"");
            }
        }

        String text() {
            if (!settings.isEmpty()) {
                return "its scans are "
                        + settings.stream().limit(MOST).collect(Collectors.joining(", "))
                        + (settings.size() > MOST ? " and others" : "");
            }
            return nearestMz.isPresent() ? "its nearest product ion spectra are of " + nearestMz.getAsDouble() : "";
        }
    }

    private static boolean isChosen(Transition transition, SpectrumHeader.Scan scan) {
        Optional<String> chosen = transition.choice().scanContains();
        return chosen.isEmpty() || holds(scan.text(), chosen.get());
    }

    /** Whether a text has a part; a number at the part's end is whole, so that experiment 1 is not experiment 12. */
    private static boolean holds(String text, String part) {
        boolean endsInNumber = isDigit(part, part.length() - 1);
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            if (!endsInNumber || !isDigit(text, at + part.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean isNear(double askedMz, OptionalDouble statedMz) {
        return statedMz.isPresent() && Math.abs(statedMz.getAsDouble() - askedMz) <= tolerance.daltonsAt(askedMz);
    }

    private static double ion(Transition transition) {
        return transition.isSim()
                ? transition.precursorMz()
                : transition.productMz().orElseThrow();
    }

    /** The ions of a spectrum of selected ions; none if its windows state what was looked for, or if it is a scan of a range. */
    private double[] selectedIons(StoredSpectrum spectrum) {
        SpectrumHeader header = spectrum.header();
        if (!header.isOfSelectedIons() || !header.scan().windows().isEmpty()) {
            return NO_IONS;
        }
        double[] ions = new double[spectrum.size()];
        for (int i = 0; i < ions.length; i++) {
            ions[i] = selectedIons.ion(spectrum.mz(i));
        }
        return ions;
    }

    private void add(Transition transition, StoredSpectrum spectrum, double[] ions) {
        SpectrumHeader header = spectrum.header();
        points(transition, header).add(ScanPoints.Scan.of(header, file), found(transition, spectrum, ions));
    }

    private Found found(Transition transition, StoredSpectrum spectrum, double[] ions) {
        SpectrumHeader header = spectrum.header();
        double ion = ion(transition);
        double daltons = tolerance.daltonsAt(ion);
        boolean isInWindow = header.scan().windows().stream().anyMatch(window -> window.covers(ion));
        boolean isRange = !header.isOfSelectedIons()
                || header.scan().windows().stream().anyMatch(window -> window.isWide() && window.covers(ion));
        if (isRange) {
            return new Found(ion, spectrum.sumWithin(ion, daltons), ions, true);
        }
        int nearest = spectrum.nearest(ion, daltons);
        return nearest < 0
                ? new Found(Double.NaN, 0, ions, isInWindow)
                : new Found(selectedIons.ion(spectrum.mz(nearest)), spectrum.intensity(nearest), ions, isInWindow);
    }

    private ScanPoints points(Transition transition, SpectrumHeader header) {
        Source source = new Source(
                transition,
                header.acquisition().orElseThrow(),
                header.ions().polarity(),
                header.ions().collisionEnergyEv(),
                settings.same(header.scan().setting()));
        ChromatogramHeader.Ions asked = new ChromatogramHeader.Ions(
                OptionalDouble.of(transition.precursorMz()),
                transition.productMz(),
                header.ions().polarity(),
                OptionalDouble.empty());
        ScanPoints.Experiment experiment = transition.choice().scanContains().isPresent()
                ? ScanPoints.Experiment.NAMED
                : ScanPoints.Experiment.NAMED_IF_SEVERAL;
        return points.computeIfAbsent(source, key -> new ScanPoints(header, asked, experiment));
    }
}
