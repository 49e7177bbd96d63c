package io.enantio.input.mzml.channel;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.array.StoredChromatogram;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.input.mzml.xml.CvParam;
import java.util.Arrays;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** A chromatogram put together from spectra, one point each. */
public final class SpectrumTrace {
    /** Of at least 0. */
    private static final String PLAIN_NUMBER = "[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]{1,2})?";

    private final ChromatogramHeader header;
    private final Acquisition acquisition;
    private final Place file;
    private double[] times = new double[256];
    private double[] intensities = new double[256];
    private int size;
    private Optional<TimeAxisUnit> unit = Optional.empty();

    public SpectrumTrace(SpectrumHeader first, Acquisition acquisition, ChromatogramHeader.Ions ions, Place file) {
        ChromatogramHeader.Type type =
                ions.productMz().isPresent() ? ChromatogramHeader.Type.SRM : ChromatogramHeader.Type.SIM;
        this.header =
                new ChromatogramHeader("spectra from " + first.element(), first.id(), type, ions, Optional.empty());
        this.acquisition = acquisition;
        this.file = file;
    }

    /** Whether a spectrum states a time, in the same unit as those before, and not before theirs. */
    public boolean takes(SpectrumHeader spectrum) {
        Optional<CvParam> start =
                spectrum.scan().time().filter(term -> term.value().matches(PLAIN_NUMBER));
        return start.isPresent()
                && (size == 0
                        || TimeAxisUnit.of(start.get(), file).equals(unit)
                                && Double.parseDouble(start.get().value()) >= times[size - 1]);
    }

    /** Adds the intensity of a spectrum at its time. */
    public void add(SpectrumHeader spectrum, double intensity) {
        Place place = file.at(spectrum.element());
        CvParam start = spectrum.scan().time().orElseThrow(() -> place.refuse("it has no scan start time"));
        Optional<TimeAxisUnit> stated = TimeAxisUnit.of(start, place);
        if (size > 0 && !stated.equals(unit)) {
            throw place.refuse("its unit of time is another than that of the spectra before");
        }
        double time = start.number("scan start time", place);
        if (size > 0 && time < times[size - 1]) {
            throw place.refuse("scan start time decreases");
        }
        unit = stated;
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            intensities = Arrays.copyOf(intensities, 2 * size);
        }
        times[size] = time;
        intensities[size++] = intensity;
    }

    public StoredChromatogram chromatogram() {
        return new StoredChromatogram(
                new StoredChromatogram.Source(header, acquisition, unit),
                Arrays.copyOf(times, size),
                Arrays.copyOf(intensities, size));
    }

    /**
     * Ions of SRM and SIM stored as spectra. The m/z of one ion may differ from spectrum to spectrum by what was measured; it is
     * the same ion within a distance that no quadrupole resolves.
     */
    public static final class SelectedIons {
        public static final double SAME_ION_MZ = 0.02;

        private final TreeSet<Double> ions = new TreeSet<>();

        /** The m/z that identifies an ion: the one it was first seen at. */
        public double ion(double mz) {
            NavigableSet<Double> near = ions.subSet(mz - SAME_ION_MZ, true, mz + SAME_ION_MZ, true);
            if (near.isEmpty()) {
                ions.add(mz);
                return mz;
            }
            return near.stream()
                    .min(Comparator.comparingDouble(ion -> Math.abs(ion - mz)))
                    .orElseThrow();
        }
    }
}
