package io.enantio.input.mzml.array;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.Oddities;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.input.mzml.xml.XmlCursor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The time and intensity array of a chromatogram, checked against each other. */
public final class ArrayPair {
    /** No detector counts so far; beyond it sums and squares of areas could overflow. */
    private static final double LARGEST_INTENSITY = 1e30;

    /** A week. */
    private static final double LONGEST_MIN = 7 * 24 * 60;

    private final Map<StoredArray.Kind, StoredArray> arrays = new EnumMap<>(StoredArray.Kind.class);
    private final Place place;

    public ArrayPair(Place place) {
        this.place = place;
    }

    /** Reads the arrays of the list the cursor is at. */
    public void read(XmlCursor xml, ArrayContext context) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            if (xml.name().equals("binaryDataArray")) {
                add(StoredArray.read(xml, context));
            }
        }
    }

    void add(StoredArray array) {
        StoredArray before = arrays.put(array.kind(), array);
        if (before != null && array.kind() != StoredArray.Kind.OTHER) {
            throw place.refuse("there are two " + array.kind().word() + " arrays");
        }
    }

    /** The chromatogram, once everything is read. */
    public StoredChromatogram of(ChromatogramHeader header, int declared, Oddities oddities) {
        if (declared == 0 && arrays.isEmpty()) {
            return new StoredChromatogram(source(header, Optional.empty()), new double[0], new double[0]);
        }
        StoredArray time = array(StoredArray.Kind.TIME);
        StoredArray intensity = array(StoredArray.Kind.INTENSITY);
        double[] times = time.values(place);
        double[] intensities = intensity.values(place);
        refuseLengths(time, intensity);
        refuseNumbers(times, intensities);
        if (!time.isEncodedLengthTrue() || !intensity.isEncodedLengthTrue()) {
            oddities.of(header, "encodedLength is not the length of the text");
        }
        Optional<TimeAxisUnit> unit = TimeAxisUnit.of(time.kindTerm(), place);
        StoredChromatogram chromatogram = new StoredChromatogram(source(header, unit), times, intensities);
        note(chromatogram, oddities);
        return chromatogram;
    }

    /** The spectrum, once everything is read. */
    public StoredSpectrum spectrum(SpectrumHeader header, int declared) {
        if (declared == 0 && arrays.isEmpty()) {
            return new StoredSpectrum(header, new double[0], new double[0]);
        }
        StoredArray mz = array(StoredArray.Kind.MZ);
        StoredArray intensity = array(StoredArray.Kind.INTENSITY);
        refuseLengths(mz, intensity);
        double[] intensities = intensity.values(place);
        for (int i = 0; i < intensities.length; i++) {
            refuseIntensity(i, intensities[i]);
        }
        return new StoredSpectrum(header, mz.values(place), intensities);
    }

    private static StoredChromatogram.Source source(ChromatogramHeader header, Optional<TimeAxisUnit> unit) {
        boolean isSrm = header.ions().productMz().isPresent();
        Acquisition acquisition = isSrm ? Acquisition.SRM_CHROMATOGRAM : Acquisition.SIM_CHROMATOGRAM;
        return new StoredChromatogram.Source(header, acquisition, unit);
    }

    private StoredArray array(StoredArray.Kind kind) {
        StoredArray array = arrays.get(kind);
        if (array == null) {
            throw place.refuse("there is no " + kind.word() + " array");
        }
        return array;
    }

    private void refuseLengths(StoredArray axis, StoredArray intensity) {
        int times = axis.values(place).length;
        int intensities = intensity.values(place).length;
        if (times != intensities) {
            throw place.refuse(
                    axis.kind().word() + " array has " + times + " points, intensity array has " + intensities);
        }
        if (times != axis.declared() || times != intensity.declared()) {
            int declared = times != axis.declared() ? axis.declared() : intensity.declared();
            throw place.refuse("its arrays have " + times + " points, declared are " + declared);
        }
    }

    private void refuseNumbers(double[] times, double[] intensities) {
        int n = times.length;
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(times[i])) {
                throw place.refuse("time of point " + i + " is " + times[i]);
            }
            refuseIntensity(i, intensities[i]);
            if (i > 0 && times[i] < times[i - 1]) {
                throw place.refuse("time decreases at point " + i);
            }
        }
        if (n > 1 && times[0] == times[n - 1]) {
            throw place.refuse("all times are equal");
        }
    }

    private void refuseIntensity(int point, double intensity) {
        if (!(Math.abs(intensity) <= LARGEST_INTENSITY)) {
            throw place.refuse("intensity of point " + point + " is " + intensity);
        }
    }

    private static void note(StoredChromatogram chromatogram, Oddities oddities) {
        ChromatogramHeader header = chromatogram.header();
        int n = chromatogram.size();
        int equal = 0;
        for (int i = 1; i < n; i++) {
            equal += chromatogram.time(i) == chromatogram.time(i - 1) ? 1 : 0;
        }
        if (equal > 0) {
            oddities.of(header, equal + " times are equal to the one before");
        }
        if (n > 0 && chromatogram.time(0) < 0) {
            oddities.of(header, "times begin below zero");
        }
        if (chromatogram.unit().isEmpty() && n > 0) {
            oddities.of(header, "the unit of time is not stated");
        }
        double last =
                n == 0 ? 0 : chromatogram.unit().orElse(TimeAxisUnit.MINUTE).toMinutes(chromatogram.time(n - 1));
        if (last > LONGEST_MIN) {
            oddities.of(header, "times go up to " + last + " min");
        }
    }
}
