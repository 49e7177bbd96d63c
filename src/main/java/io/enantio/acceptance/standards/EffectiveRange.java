package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.CalibrationCurve.CurveRange;
import io.enantio.method.rules.Flag;
import java.util.List;
import java.util.Optional;

/** CAL-6: the effective range reaches from the method's LLOQ to its ULOQ. */
public final class EffectiveRange extends Rule {

    public EffectiveRange() {
        super("CAL-6", Consequence.WARNS, "the calibration range reaches from the method's LLOQ to its ULOQ");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion =
                new Criterion("the method's range", evidence.limits().ruleset());
        Optional<CurveRange> range = evidence.rejectedCurve().isPresent()
                ? Optional.empty()
                : evidence.curve().map(CalibrationCurve::range);
        return range.map(found -> List.of(lloq(found, criterion), uloq(found, criterion)))
                .orElse(List.of(Finding.notAssessable(criterion, "no valid curve")));
    }

    private static Finding lloq(CurveRange range, Criterion criterion) {
        double low = range.effective().low();
        return Finding.passIf(
                        "LLOQ", low <= range.ofMethod().low(), criterion, "LLOQ is " + FigureText.exact(low) + " ng/mL")
                .flaggingCurve(Flag.TRUNCATED_LLOQ);
    }

    private static Finding uloq(CurveRange range, Criterion criterion) {
        double high = range.effective().high();
        return Finding.passIf(
                        "ULOQ",
                        high >= range.ofMethod().high(),
                        criterion,
                        "ULOQ is " + FigureText.exact(high) + " ng/mL")
                .flaggingCurve(Flag.TRUNCATED_ULOQ);
    }
}
