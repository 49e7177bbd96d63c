package io.enantio.calibration;

import io.enantio.peak.InjectionPeaks;

/** Turns a response into a concentration with its 95 % interval. */
public final class Quantifier {

    /** What a curve says of one injection. */
    public Quantitation quantify(CurveFit fit, InjectionPeaks injection) {
        throw new UnsupportedOperationException("not written yet " + fit + injection);
    }
}
