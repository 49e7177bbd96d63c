package io.enantio.acceptance;

import io.enantio.calibration.CalibrationCurve;
import io.enantio.method.Flag;
import io.enantio.method.Range;
import java.util.List;

/** CAL-8: the slope keeps its sign over the promised range. */
final class MonotonicCurve implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        Basis basis = new Basis("slope keeps its sign", evidence.limits().ruleset());
        boolean isTurning = evidence.rejectedCurve()
                .filter(rejected -> rejected.flag() == Flag.CURVE_NOT_MONOTONIC)
                .isPresent();
        if (evidence.curve().isEmpty() && !isTurning) {
            return List.of(Finding.notAssessable(basis, "no curve"));
        }
        String slopes = evidence.curve().map(MonotonicCurve::slopes).orElse("");
        return List.of(Finding.that("", !isTurning, basis, slopes).marking(Flag.CURVE_NOT_MONOTONIC, List.of()));
    }

    private static String slopes(CalibrationCurve curve) {
        Range range = curve.range().promised();
        return "slope " + FigureText.exact(curve.slopeAt(range.low())) + " at the LLOQ, "
                + FigureText.exact(curve.slopeAt(range.high())) + " at the ULOQ";
    }
}
