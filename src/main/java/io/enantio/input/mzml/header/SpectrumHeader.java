package io.enantio.input.mzml.header;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.bytes.Place;
import io.enantio.input.mzml.xml.CvParam;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a raw file states of a spectrum before its arrays.
 *
 * @param element as messages name it
 * @param acquisition kind of spectrum; absent if it is no mass spectrum of the sample
 * @param length defaultArrayLength, as stored
 */
public record SpectrumHeader(
        String element,
        String id,
        Optional<Acquisition> acquisition,
        ChromatogramHeader.Ions ions,
        Scan scan,
        Optional<String> length) {
    /**
     * @param time term of its start
     * @param setting how it was taken
     * @param level number of selections of ions, 1 for a full scan
     * @param totalCounts sum of its intensities, as stored
     * @param mobility where in the ion mobility separation it was taken; empty if none is stated
     * @param event which of the experiments of a cycle it is
     */
    public record Scan(
            Optional<CvParam> time,
            ScanSetting setting,
            OptionalInt level,
            OptionalDouble totalCounts,
            String mobility,
            Event event) {
        /** Ranges of m/z that were scanned; none if the file states none. */
        public List<Window> windows() {
            return setting.windows();
        }

        /** How it was taken, in words: what a method chooses by. */
        public String text() {
            return Stream.of(setting.text(), mobility, event.text())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", "));
        }

        /** Whether an m/z was scanned. */
        public boolean covers(double mz) {
            return windows().isEmpty() || windows().stream().anyMatch(window -> window.covers(mz));
        }
    }

    /**
     * One of the experiments that a Sciex instrument runs in each cycle: two of them may take the same ions in different ways that
     * no term states. An experiment that follows the ions that it finds has now one number, now another.
     *
     * @param cycle with the period and the sample that it belongs to; empty if none is stated
     * @param experiment its number; empty if none is stated
     */
    public record Event(String cycle, String experiment) {
        private static final Pattern ID =
                Pattern.compile("(?:^|\\s)((?:\\S+ )?(?:\\S+ )?cycle=[0-9]{1,9}) experiment=([0-9]{1,6})(?:\\s|$)");
        private static final Event NONE = new Event("", "");

        static Event of(String id) {
            if (!id.contains("experiment=")) {
                return NONE;
            }
            Matcher found = ID.matcher(id);
            return found.find() ? new Event(found.group(1), found.group(2)) : NONE;
        }

        /** For a person to read. */
        public String text() {
            return experiment.isEmpty() ? "" : "experiment " + experiment;
        }
    }

    /** A range of m/z. */
    public record Window(double low, double high) {
        /** Wider than a quadrupole lets a selected ion pass: the ions of a range were scanned, or trapped together. */
        private static final double WIDEST_OF_AN_ION_MZ = 1.5;

        /** Whether an m/z lies in it. */
        public boolean covers(double mz) {
            return low <= mz && mz <= high;
        }

        /** Whether it is a range, not the place of one selected ion. */
        public boolean isWide() {
            return high - low > WIDEST_OF_AN_ION_MZ;
        }

        /** The range that terms state; an end that they do not state is open, and no end at all is no range. */
        public static Optional<Window> of(List<CvParam> terms, Place place) {
            OptionalDouble low = CvParam.number(terms, WINDOW_LOW, "scan window", place);
            OptionalDouble high = CvParam.number(terms, WINDOW_HIGH, "scan window", place);
            return low.isPresent() || high.isPresent()
                    ? Optional.of(new Window(low.orElse(0), high.orElse(Double.MAX_VALUE)))
                    : Optional.empty();
        }
    }

    private static final String START_TIME = "MS:1000016";
    private static final String WINDOW_LOW = "MS:1000501";
    private static final String WINDOW_HIGH = "MS:1000500";
    private static final String SRM = "MS:1000583";
    private static final String SIM = "MS:1000582";
    private static final String LEVEL = "MS:1000511";
    private static final String TOTAL_COUNTS = "MS:1000285";
    private static final String DRIFT_TIME = "MS:1002476";
    private static final String INVERSE_MOBILITY = "MS:1002815";
    /** Id of one scan of a frame, of instruments that trap ions by their mobility. */
    private static final Pattern SCAN_OF_FRAME = Pattern.compile("(?:^|\\s)frame=[0-9]+\\s+scan=([0-9]{1,9})(?:\\s|$)");

    private static final String CALIBRATION = "MS:1000928";

    /**
     * The header of a spectrum, from its terms.
     *
     * @param terms of the spectrum; those of its scan are among its own
     * @param windows of its scan
     */
    public static SpectrumHeader of(Identity identity, HeaderReader terms, List<Window> windows, Place place) {
        List<CvParam> own = terms.own();
        return new SpectrumHeader(
                place.element(),
                identity.id,
                acquisition(own),
                terms.ionsOfSpectrum(place),
                new Scan(
                        CvParam.find(own, START_TIME),
                        ScanSetting.of(own, windows, identity),
                        level(own),
                        CvParam.number(own, TOTAL_COUNTS, "total ion current", place),
                        mobility(own, identity.id),
                        Event.of(identity.id)),
                identity.length);
    }

    /**
     * Attributes of the element.
     *
     * @param length defaultArrayLength, as stored
     * @param instrument configuration that its scan was taken with, in words; empty if the file has only one
     */
    public record Identity(String id, Optional<String> length, String instrument) {}

    /** Whether each of its points is a selected ion, not a position of a scanned range. */
    public boolean isOfSelectedIons() {
        return acquisition
                .filter(kind -> kind == Acquisition.SRM_SPECTRA || kind == Acquisition.SIM_SPECTRA)
                .isPresent();
    }

    /** Whether its ions are products of a selected precursor. */
    public boolean isOfProducts() {
        return acquisition
                .filter(kind -> kind == Acquisition.SRM_SPECTRA || kind == Acquisition.PRODUCT_SPECTRA)
                .isPresent();
    }

    /** The ions of a chromatogram that follows an m/z through spectra of this kind. */
    public ChromatogramHeader.Ions ionsAt(double mz) {
        return new ChromatogramHeader.Ions(
                isOfProducts() ? ions.precursorMz() : OptionalDouble.of(mz),
                isOfProducts() ? OptionalDouble.of(mz) : OptionalDouble.empty(),
                ions.polarity(),
                ions.collisionEnergyEv());
    }

    private static String mobility(List<CvParam> terms, String id) {
        Matcher scanOfFrame = SCAN_OF_FRAME.matcher(id);
        return ScanSetting.value(terms, DRIFT_TIME)
                .map(text -> "drift time " + Place.quote(text) + " ms")
                .or(() -> ScanSetting.value(terms, INVERSE_MOBILITY).map(text -> "1/K0 " + Place.quote(text)))
                .orElseGet(() -> scanOfFrame.find() ? "mobility scan " + scanOfFrame.group(1) : "");
    }

    private static OptionalInt level(List<CvParam> terms) {
        return CvParam.find(terms, LEVEL).map(level -> level.value().strip()).stream()
                .filter(text -> text.matches("[0-9]{1,3}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** A spectrum of the mass calibration, a lock mass for example, is none of the sample. */
    private static Optional<Acquisition> acquisition(List<CvParam> terms) {
        if (CvParam.holds(terms, CALIBRATION)) {
            return Optional.empty();
        }
        if (CvParam.holds(terms, SRM)) {
            return Optional.of(Acquisition.SRM_SPECTRA);
        }
        if (CvParam.holds(terms, SIM)) {
            return Optional.of(Acquisition.SIM_SPECTRA);
        }
        return CvParam.find(terms, LEVEL)
                .map(level -> level.value().strip().equals("1") ? Acquisition.FULL_SCANS : Acquisition.PRODUCT_SPECTRA);
    }
}
