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
    private String lastMobility = "";

    public SpectrumTrace(SpectrumHeader first, Acquisition acquisition, ChromatogramHeader.Ions ions, Place file) {
        ChromatogramHeader.Type type =
                ions.productMz().isPresent() ? ChromatogramHeader.Type.SRM : ChromatogramHeader.Type.SIM;
        this.header =
                new ChromatogramHeader("spectra from " + first.element(), first.id(), type, ions, Optional.empty(), "");
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

    /** Adds the intensity of a spectrum at its time; the spectra of one ion mobility frame are summed. */
    public void add(SpectrumHeader spectrum, double intensity) {
        Point point = Point.of(spectrum, file);
        if (size > 0) {
            point.checkAfter(times[size - 1], unit, file.at(spectrum.element()));
        }
        unit = point.unit;
        String mobility = spectrum.scan().mobility();
        if (size > 0 && times[size - 1] == point.time && !mobility.equals(lastMobility)) {
            intensities[size - 1] += intensity;
        } else {
            append(point.time, intensity);
        }
        lastMobility = mobility;
    }

    private void append(double time, double intensity) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            intensities = Arrays.copyOf(intensities, 2 * size);
        }
        times[size] = time;
        intensities[size++] = intensity;
    }

    /** When a spectrum was taken, as stored. */
    public record Point(double time, Optional<TimeAxisUnit> unit) {
        /** The time that a spectrum states; one that states none cannot be a point of a trace. */
        static Point of(SpectrumHeader spectrum, Place file) {
            Place place = file.at(spectrum.element());
            CvParam start = spectrum.scan().time().orElseThrow(() -> place.refuse("it has no scan start time"));
            return new Point(start.number("scan start time", place), TimeAxisUnit.of(start, place));
        }

        /** Refuses a spectrum that is not in order with the one before. */
        void checkAfter(double before, Optional<TimeAxisUnit> unitBefore, Place place) {
            if (!unit.equals(unitBefore)) {
                throw place.refuse("its unit of time is another than that of the spectra before");
            }
            if (time < before) {
                throw place.refuse("scan start time decreases");
            }
        }
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
