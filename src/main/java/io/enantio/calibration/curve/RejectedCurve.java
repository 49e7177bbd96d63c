package io.enantio.calibration.curve;

import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import java.util.List;
import java.util.Optional;

/**
 * No valid curve: the analyte's run is rejected.
 *
 * @param flag NO_CURVE or CURVE_NOT_MONOTONIC
 * @param reason for a person to read
 * @param curve the curve that was judged, so that estimates can still be shown; absent when nothing could be fitted
 */
public record RejectedCurve(
        Analyte analyte, Flag flag, String reason, Optional<CalibrationCurve> curve, List<StandardPoint> standards)
        implements CurveFit {
    public RejectedCurve {
        standards = List.copyOf(standards);
    }
}
