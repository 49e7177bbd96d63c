package io.enantio.calibration;

import io.enantio.method.Analyte;
import io.enantio.method.Method;
import io.enantio.peak.InjectionPeaks;
import java.util.List;

/** Fits the curve of an analyte from its standards alone, excluding only by the rule (RULES CAL-2 to CAL-6, CAL-8). */
public final class CalibrationFitter {
    private final Method method;

    public CalibrationFitter(Method method) {
        this.method = method;
    }

    /** The curve of one analyte from all injections of a run. */
    public CurveFit fit(Analyte analyte, List<InjectionPeaks> injections) {
        throw new UnsupportedOperationException("not written yet " + method + analyte + injections);
    }
}
