package io.enantio.input.mzml.array;

import io.enantio.chromatogram.Acquisition;
import io.enantio.chromatogram.Trace;
import io.enantio.input.mzml.array.ArrayTerms.Kind;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.header.ChromatogramHeader;
import io.enantio.input.mzml.header.Oddities;
import io.enantio.input.mzml.header.SpectrumHeader;
import io.enantio.input.mzml.header.TimeAxisUnit;
import io.enantio.input.mzml.xml.CvParam;
import io.enantio.input.mzml.xml.ParamGroups;
import io.enantio.input.mzml.xml.XmlCursor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The binaryDataArrayList of a chromatogram or a spectrum: its arrays, decoded and checked against each other and against
 * the number of points that the file declares. Arrays that are neither time, m/z nor intensity are not decoded.
 */
public final class BinaryDataArrays {
    /** A week. */
    private static final double LONGEST_MIN = 7 * 24 * 60;

    private final Map<Kind, StoredArray> arrays = new EnumMap<>(Kind.class);
    private final Place place;
    private final ParamGroups groups;
    private final ArrayDecoder decoder;
    private final int defaultLength;

    /** @param defaultArrayLength points that the chromatogram or spectrum declares, as stored */
    public BinaryDataArrays(
            Place place, ParamGroups groups, ArrayDecoder decoder, Optional<String> defaultArrayLength) {
        this.place = place;
        this.groups = groups;
        this.decoder = decoder;
        this.defaultLength = length(
                "defaultArrayLength",
                defaultArrayLength.orElseThrow(() -> place.refuse("it has no defaultArrayLength")),
                place);
    }

    /** A number of points as a file declares it. */
    private static int length(String attribute, String text, Place place) {
        try {
            int length = Integer.parseInt(text);
            if (length >= 0 && length <= ArrayDecoder.MOST_POINTS) {
                return length;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a length that is out of range.
        }
        throw place.refuse(
                attribute + " is \"" + Place.quote(text) + "\"; 0 to " + ArrayDecoder.MOST_POINTS + " are possible");
    }

    /** Reads the arrays of the list the cursor is at. */
    public void read(XmlCursor xml) {
        int list = xml.depth();
        while (xml.nextChild(list)) {
            if (xml.name().equals("binaryDataArray")) {
                readArray(xml);
            }
        }
    }

    private void readArray(XmlCursor xml) {
        StoredArray array = new StoredArray(
                xml.attribute("arrayLength"), xml.attribute("encodedLength").orElse(""));
        int element = xml.depth();
        while (xml.nextChild(element)) {
            if (xml.name().equals("binary")) {
                array.read(xml);
            } else {
                groups.collect(xml, array.terms);
            }
        }
        add(array);
    }

    /**
     * Adds an array that another reader took apart; its bytes are decoded as ours are.
     *
     * @param arrayLength as stored, if the array declares its own
     * @param stored its bytes, base64 undone
     */
    public void add(List<CvParam> terms, Optional<String> arrayLength, String encodedLength, byte[] stored) {
        StoredArray array = new StoredArray(arrayLength, encodedLength);
        array.terms.addAll(terms);
        array.decode(stored);
        add(array);
    }

    private void add(StoredArray array) {
        StoredArray before = arrays.put(array.kind(), array);
        if (before != null && array.kind() != Kind.OTHER) {
            throw place.refuse("there are two " + array.kind().word() + " arrays");
        }
    }

    /** The chromatogram, once everything is read. */
    public StoredChromatogram chromatogram(ChromatogramHeader header, Oddities oddities) {
        if (defaultLength == 0 && arrays.isEmpty()) {
            return new StoredChromatogram(source(header, Optional.empty()), new double[0], new double[0]);
        }
        StoredArray time = array(Kind.TIME);
        StoredArray intensity = array(Kind.INTENSITY);
        double[] times = time.values();
        double[] intensities = intensity.values();
        refuseLengths(time, intensity);
        int equal = refuseNumbers(times, intensities);
        if (!time.isEncodedLengthTrue() || !intensity.isEncodedLengthTrue()) {
            oddities.of(header, "encodedLength is not the length of the text");
        }
        Optional<TimeAxisUnit> unit = TimeAxisUnit.of(time.kindTerm(), place);
        StoredChromatogram chromatogram = new StoredChromatogram(source(header, unit), times, intensities);
        note(chromatogram, equal, oddities);
        return chromatogram;
    }

    /** The spectrum, once everything is read. */
    public StoredSpectrum spectrum(SpectrumHeader header) {
        if (defaultLength == 0 && arrays.isEmpty()) {
            return new StoredSpectrum(header, new double[0], new double[0]);
        }
        StoredArray mz = array(Kind.MZ);
        StoredArray intensity = array(Kind.INTENSITY);
        refuseLengths(mz, intensity);
        double[] intensities = intensity.values();
        for (int i = 0; i < intensities.length; i++) {
            refuseIntensity(i, intensities[i]);
        }
        return new StoredSpectrum(header, mz.values(), intensities);
    }

    private static StoredChromatogram.Source source(ChromatogramHeader header, Optional<TimeAxisUnit> unit) {
        boolean isSrm = header.ions().productMz().isPresent();
        Acquisition acquisition = isSrm ? Acquisition.SRM_CHROMATOGRAM : Acquisition.SIM_CHROMATOGRAM;
        return new StoredChromatogram.Source(header, acquisition, unit);
    }

    private StoredArray array(Kind kind) {
        StoredArray array = arrays.get(kind);
        if (array == null) {
            throw place.refuse("there is no " + kind.word() + " array");
        }
        return array;
    }

    private void refuseLengths(StoredArray axis, StoredArray intensity) {
        int points = axis.values().length;
        int intensities = intensity.values().length;
        if (points != intensities) {
            throw place.refuse(
                    axis.kind().word() + " array has " + points + " points, intensity array has " + intensities);
        }
        if (points != axis.declared || points != intensity.declared) {
            int declared = points != axis.declared ? axis.declared : intensity.declared;
            throw place.refuse("its arrays have " + points + " points, declared are " + declared);
        }
    }

    /** Number of times that are equal to the one before. */
    private int refuseNumbers(double[] times, double[] intensities) {
        int n = times.length;
        int equal = 0;
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(times[i])) {
                throw place.refuse("time of point " + i + " is " + times[i]);
            }
            refuseIntensity(i, intensities[i]);
            if (i > 0 && times[i] <= times[i - 1]) {
                if (times[i] < times[i - 1]) {
                    throw place.refuse("time decreases at point " + i);
                }
                equal++;
            }
        }
        if (n > 1 && equal == n - 1) {
            throw place.refuse("all times are equal");
        }
        return equal;
    }

    private void refuseIntensity(int point, double intensity) {
        if (!(Math.abs(intensity) <= Trace.MOST_COUNTS)) {
            throw place.refuse("intensity of point " + point + " is " + intensity);
        }
    }

    private static void note(StoredChromatogram chromatogram, int equal, Oddities oddities) {
        ChromatogramHeader header = chromatogram.header();
        int n = chromatogram.size();
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

    /** One binaryDataArray: its terms, and its numbers if it is of a kind that is used. */
    private final class StoredArray {
        private final List<CvParam> terms = new ArrayList<>();
        /** Points that the file declares. */
        private final int declared;

        private final String encodedLength;
        private Optional<ArrayTerms> declaredTerms = Optional.empty();
        private Optional<double[]> values = Optional.empty();
        private int textLength;

        StoredArray(Optional<String> arrayLength, String encodedLength) {
            this.declared = arrayLength.isEmpty() ? defaultLength : length("arrayLength", arrayLength.get(), place);
            this.encodedLength = encodedLength;
        }

        /** Reads the {@code <binary>} the cursor is at. */
        void read(XmlCursor xml) {
            declaredTerms = Optional.of(decoder.terms(terms));
            if (kind() == Kind.OTHER) {
                return;
            }
            try {
                ArrayEncoding encoding = declaredTerms.get().encoding();
                decoder.begin(encoding, declared);
                xml.binary(decoder);
                values = Optional.of(
                        kind() == Kind.TIME
                                ? decoder.decodeTimes(encoding, declared)
                                : decoder.decode(encoding, declared));
                textLength = decoder.textLength();
            } catch (MalformedArray e) {
                throw refusal(e);
            }
        }

        void decode(byte[] stored) {
            textLength = (stored.length + 2) / 3 * 4;
            if (kind() == Kind.OTHER) {
                return;
            }
            try {
                values = Optional.of(decoder.decode(stored, stated().encoding(), declared));
            } catch (MalformedArray e) {
                throw refusal(e);
            }
        }

        private RuntimeException refusal(MalformedArray e) {
            return place.refuse(kind().word() + " array " + e.problem());
        }

        /** What its terms declare: those before its text, if it has one. */
        private ArrayTerms stated() {
            return declaredTerms.orElseGet(() -> decoder.terms(terms));
        }

        Kind kind() {
            return stated().kind();
        }

        /** Whether the number of base64 characters is the stated one, if one is stated. */
        boolean isEncodedLengthTrue() {
            return encodedLength.isEmpty() || encodedLength.equals(Integer.toString(textLength));
        }

        /** The term that states what the array contains, with its unit. */
        CvParam kindTerm() {
            return stated().kindTerm();
        }

        double[] values() {
            return values.orElseThrow(() -> place.refuse(kind().word() + " array has no <binary>"));
        }
    }
}
