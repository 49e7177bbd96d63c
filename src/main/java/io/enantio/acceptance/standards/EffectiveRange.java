package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Basis;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CalibrationCurve.CurveRange;
import io.enantio.method.rules.Flag;
import java.util.List;
import java.util.Optional;

/** CAL-6: both ends of the calibrated range hold. */
public final class EffectiveRange implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        Basis basis = new Basis("as promised by the method", evidence.limits().ruleset());
        Optional<CurveRange> range = evidence.rejectedCurve().isPresent()
                ? Optional.empty()
                : evidence.curve().map(CalibrationCurve::range);
        return range.map(found -> List.of(lloq(found, basis), uloq(found, basis)))
                .orElse(List.of(Finding.notAssessable(basis, "no valid curve")));
    }

    private static Finding lloq(CurveRange range, Basis basis) {
        double low = range.effective().low();
        return Finding.that("LLOQ", low <= range.promised().low(), basis, "LLOQ is " + FigureText.exact(low) + " ng/mL")
                .marking(Flag.TRUNCATED_LLOQ, List.of());
    }

    private static Finding uloq(CurveRange range, Basis basis) {
        double high = range.effective().high();
        return Finding.that(
                        "ULOQ", high >= range.promised().high(), basis, "ULOQ is " + FigureText.exact(high) + " ng/mL")
                .marking(Flag.TRUNCATED_ULOQ, List.of());
    }
}
