package io.enantio.input.mzml;

import io.enantio.chromatogram.Acquisition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a raw file says of a spectrum before its arrays.
 *
 * @param element as messages name it
 * @param acquisition what kind of spectrum it is; absent for what is no mass spectrum
 * @param length defaultArrayLength, as stored
 */
record SpectrumHeader(
        String element,
        String id,
        Optional<Acquisition> acquisition,
        ChromatogramHeader.Ions ions,
        Scan scan,
        Optional<String> length) {

    /**
     * @param time term of its start
     * @param windowLow m/z it begins at, where stated
     * @param windowHigh m/z it ends at, where stated
     */
    record Scan(Optional<CvParam> time, OptionalDouble windowLow, OptionalDouble windowHigh) {
        boolean covers(double mz) {
            return windowLow.orElse(0) <= mz && mz <= windowHigh.orElse(Double.MAX_VALUE);
        }
    }

    private static final String SRM = "MS:1000583";
    private static final String SIM = "MS:1000582";
    private static final String LEVEL = "MS:1000511";

    /** The kind of spectrum that its terms say. */
    static Optional<Acquisition> acquisition(List<CvParam> terms) {
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
