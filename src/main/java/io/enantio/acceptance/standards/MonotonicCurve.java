package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Range;
import java.util.List;

/** CAL-8: the calibration curve is monotonic over the method's range. */
public final class MonotonicCurve extends Rule {

    public MonotonicCurve() {
        super("CAL-8", Consequence.REJECTS, "the calibration curve is monotonic over its range");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = new Criterion("monotonic", evidence.limits().ruleset());
        boolean isNotMonotonic = evidence.rejectedCurve()
                .filter(rejected -> rejected.flag() == Flag.CURVE_NOT_MONOTONIC)
                .isPresent();
        if (evidence.curve().isEmpty() && !isNotMonotonic) {
            return List.of(Finding.notAssessable(criterion, "no curve"));
        }
        String slopes = evidence.curve().map(MonotonicCurve::slopes).orElse("");
        return List.of(Finding.passIf("", !isNotMonotonic, criterion, slopes).flaggingCurve(Flag.CURVE_NOT_MONOTONIC));
    }

    private static String slopes(CalibrationCurve curve) {
        Range range = curve.range().ofMethod();
        return "slope " + FigureText.exact(curve.slopeAt(range.low())) + " at the LLOQ, "
                + FigureText.exact(curve.slopeAt(range.high())) + " at the ULOQ";
    }
}
