package io.enantio.input.mzml.header;

import io.enantio.chromatogram.Acquisition;
import io.enantio.input.mzml.bytes.CvParam;
import io.enantio.input.mzml.bytes.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a raw file says of a spectrum before its arrays.
 *
 * @param element as messages name it
 * @param acquisition what kind of spectrum it is; absent for what is no mass spectrum
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
     * @param windows ranges of m/z that were scanned; none where the file does not say
     * @param level number of selections of ions, 1 for a full scan
     * @param totalCounts sum of its intensities, as stored
     */
    public record Scan(Optional<CvParam> time, List<Window> windows, OptionalInt level, OptionalDouble totalCounts) {
        /**
         * What the terms of a spectrum and its scan say.
         *
         * @param terms of both
         */
        public static Scan of(List<CvParam> terms, List<Window> windows, Place place) {
            return new Scan(
                    CvParam.find(terms, START_TIME),
                    List.copyOf(windows),
                    SpectrumHeader.level(terms),
                    SpectrumHeader.totalCounts(terms, place));
        }

        public boolean covers(double mz) {
            return windows.isEmpty() || windows.stream().anyMatch(window -> window.low <= mz && mz <= window.high);
        }
    }

    /** A range of m/z. */
    public record Window(double low, double high) {
        /** The range that terms state; an end that they do not state is open, and no end at all is no range. */
        public static Optional<Window> of(List<CvParam> terms, Place place) {
            OptionalDouble low = limit(terms, WINDOW_LOW, place);
            OptionalDouble high = limit(terms, WINDOW_HIGH, place);
            return low.isPresent() || high.isPresent()
                    ? Optional.of(new Window(low.orElse(0), high.orElse(Double.MAX_VALUE)))
                    : Optional.empty();
        }

        private static OptionalDouble limit(List<CvParam> terms, String accession, Place place) {
            Optional<CvParam> limit = CvParam.find(terms, accession);
            return limit.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(HeaderReader.number("scan window", limit.get(), place));
        }
    }

    private static final String START_TIME = "MS:1000016";
    private static final String WINDOW_LOW = "MS:1000501";
    private static final String WINDOW_HIGH = "MS:1000500";
    private static final String SRM = "MS:1000583";
    private static final String SIM = "MS:1000582";
    private static final String LEVEL = "MS:1000511";
    private static final String TOTAL_COUNTS = "MS:1000285";

    /** Whether each of its points is an ion that was selected, not a place of a scanned range. */
    public boolean isOfSelectedIons() {
        return acquisition
                .filter(kind -> kind == Acquisition.SRM_SPECTRA || kind == Acquisition.SIM_SPECTRA)
                .isPresent();
    }

    /** The selections that its terms say; absent where they say none, or no number. */
    static OptionalInt level(List<CvParam> terms) {
        return CvParam.find(terms, LEVEL).map(level -> level.value().strip()).stream()
                .filter(text -> text.matches("[0-9]{1,3}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** The sum of intensities that its terms say. */
    static OptionalDouble totalCounts(List<CvParam> terms, Place place) {
        Optional<CvParam> stated = CvParam.find(terms, TOTAL_COUNTS);
        return stated.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(HeaderReader.number("total ion current", stated.get(), place));
    }

    /** The kind of spectrum that its terms say. */
    public static Optional<Acquisition> acquisition(List<CvParam> terms) {
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
