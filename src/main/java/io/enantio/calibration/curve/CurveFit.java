package io.enantio.calibration.curve;

import io.enantio.method.Analyte;
import java.util.List;
import java.util.Optional;

/** The calibration of one analyte in one run. */
public sealed interface CurveFit permits CalibrationCurve, RejectedCurve {

    /** Whose calibration it is. */
    Analyte analyte();

    /** The curve that estimates rest on, also of a rejected calibration; absent if nothing could be fitted. */
    Optional<CalibrationCurve> curve();

    /** Every standard of the analyte, in injection order, used or not. */
    List<StandardPoint> standards();
}
