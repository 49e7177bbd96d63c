package io.enantio.calibration;

import io.enantio.calibration.curve.CurveFit;
import java.util.List;

/**
 * One analyte's curve and its estimates of every injection.
 *
 * @param quantitations one per injection of the run, in order
 */
public record CalibratedAnalyte(CurveFit fit, List<Quantitation> quantitations) {
    public CalibratedAnalyte {
        quantitations = List.copyOf(quantitations);
    }
}
