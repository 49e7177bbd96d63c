package io.enantio.calibration.curve;

import io.enantio.method.Analyte;
import io.enantio.method.value.Require;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import java.util.Optional;

/**
 * Analyte area / internal standard area. The internal standard counts only if it is detected; without it there is no
 * ratio, and the raw area never replaces it. The analyte's area counts even near 0: a zero sample has an estimate.
 */
public sealed interface Response permits Response.Ratio, Response.NoRatio {

    /**
     * The response of one injection and analyte.
     *
     * <p>Standard error by the first-order rule for a quotient, both areas independent: se^2 = (se_A^2 + ratio^2 se_I^2) /
     * I^2. A sample type without internal standard by design has no ratio even if a trace of one is carried over.
     */
    static Response of(InjectionPeaks injection, Analyte analyte) {
        if (!(injection.of(analyte) instanceof Peak peak)) {
            return new NoRatio(Reason.NO_AREA);
        }
        Optional<Peak> standard = injection.internalStandardOf(analyte).flatMap(Response::detected);
        if (standard.isEmpty() || injection.injection().type().hasNoInternalStandard()) {
            return new NoRatio(Reason.NO_INTERNAL_STANDARD);
        }
        return ratio(peak.area(), standard.get().area());
    }

    /**
     * Analyte area / internal standard area.
     *
     * @param se standard error of the ratio, from both areas
     */
    record Ratio(double value, double se) implements Response {
        public Ratio {
            Require.finite("response ratio", value);
            Require.notNegative("standard error of the response ratio", se);
        }
    }

    /** No ratio, and why: no internal standard, or no area. Never a raw response in its place. */
    record NoRatio(Reason reason) implements Response {}

    /** Why there is no ratio. */
    enum Reason {
        NO_AREA("no area for the analyte"),
        NO_INTERNAL_STANDARD("no internal standard");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** For a person to read. */
        public String text() {
            return text;
        }
    }

    private static Optional<Peak> detected(Integration integration) {
        return integration instanceof Peak peak && peak.isDetected() ? Optional.of(peak) : Optional.empty();
    }

    private static Ratio ratio(Peak.Area analyte, Peak.Area standard) {
        double ratio = analyte.countsMin() / standard.countsMin();
        double se = Math.sqrt(square(analyte.seCountsMin()) + square(ratio * standard.seCountsMin()));
        return new Ratio(ratio, se / standard.countsMin());
    }

    private static double square(double x) {
        return x * x;
    }
}
