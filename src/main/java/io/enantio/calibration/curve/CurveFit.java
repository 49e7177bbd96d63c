package io.enantio.calibration.curve;

import io.enantio.method.Analyte;
import java.util.List;

/** The calibration of one analyte in one run. */
public sealed interface CurveFit permits CalibrationCurve, RejectedCurve {

    Analyte analyte();

    /** Every standard of the analyte, in injection order, used or not. */
    List<StandardPoint> standards();
}
