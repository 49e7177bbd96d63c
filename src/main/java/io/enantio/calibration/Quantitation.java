package io.enantio.calibration;

import io.enantio.calibration.curve.Response;
import java.util.OptionalDouble;

/** The concentration of one analyte in one injection by the curve, before acceptance. */
public sealed interface Quantitation permits Quantitation.Estimate, Quantitation.NoEstimate {

    /** The response it rests on. */
    Response response();

    /**
     * A concentration, also outside the range.
     *
     * @param injectedNgPerMl in the injected sample: the curve's own scale, compared with the curve's range
     * @param ngPerMl in the original sample: dilution applied
     * @param ci95LowNgPerMl of the original sample; peak area, internal standard area and calibration together. Absent
     *     if the data do not bound the concentration on that side
     * @param ci95HighNgPerMl likewise
     */
    record Estimate(
            Response.Ratio response,
            double injectedNgPerMl,
            double ngPerMl,
            OptionalDouble ci95LowNgPerMl,
            OptionalDouble ci95HighNgPerMl)
            implements Quantitation {}

    /** No concentration, and why. */
    record NoEstimate(Response response, String reason) implements Quantitation {}
}
