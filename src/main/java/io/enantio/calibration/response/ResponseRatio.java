package io.enantio.calibration.response;

import io.enantio.calibration.response.Response.NoRatio;
import io.enantio.calibration.response.Response.Ratio;
import io.enantio.calibration.response.Response.Reason;
import io.enantio.method.Analyte;
import io.enantio.peak.InjectionPeaks;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import java.util.Optional;

/**
 * Analyte area / internal standard area. The internal standard counts only where it is detected; without it there is no
 * ratio, and never the raw area in its place. The analyte's area counts also near 0: a zero sample has an estimate.
 */
public final class ResponseRatio {
    private ResponseRatio() {}

    /**
     * The response of one injection and analyte.
     *
     * <p>Standard error by the first-order rule for a quotient, both areas independent: se^2 = (se_A^2 + ratio^2 se_I^2) /
     * I^2. A sample type that holds no internal standard by design has no ratio even if a trace of one is carried over.
     */
    public static Response of(InjectionPeaks injection, Analyte analyte) {
        if (!(injection.of(analyte) instanceof Peak peak)) {
            return new NoRatio(Reason.NO_AREA);
        }
        Optional<Peak> standard = injection.internalStandardOf(analyte).flatMap(ResponseRatio::detected);
        if (standard.isEmpty() || injection.injection().type().hasNoInternalStandard()) {
            return new NoRatio(Reason.NO_INTERNAL_STANDARD);
        }
        return ratio(peak.area(), standard.get().area());
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
