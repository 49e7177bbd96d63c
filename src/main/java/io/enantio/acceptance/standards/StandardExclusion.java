package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.curve.CurveFit;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.curve.StandardPoint.Exclusion;
import io.enantio.calibration.curve.StandardPoint.Use;
import io.enantio.method.value.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * CAL-5: which standards the rule excluded from the fit, step by step, and which others are not in the fit and by which rule.
 * It is for the record and cannot fail.
 */
public final class StandardExclusion extends Rule {

    public StandardExclusion() {
        super("CAL-5", Consequence.INFORMS, "standards that were excluded from the fit are listed");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        List<StandardPoint> standards = evidence.fit().map(CurveFit::standards).orElse(List.of());
        List<StandardPoint> excluded = standards.stream()
                .filter(point -> point.use() == Use.EXCLUDED_BY_RULE)
                .sorted(Comparator.comparingInt(StandardExclusion::step))
                .toList();
        List<String> history = new ArrayList<>();
        history.add(
                excluded.isEmpty()
                        ? "no standard was excluded"
                        : excluded.stream()
                                .map(point -> history(evidence.method().rounding(), point))
                                .collect(Collectors.joining(", ", "excluded: ", "")));
        history.addAll(others(standards, Use.WITHOUT_RESULT, "without a result (B-05): "));
        history.addAll(others(standards, Use.OF_FAILED_BATCH, "of a failed batch (RUN-5): "));
        history.addAll(others(standards, Use.EXCLUDED_BY_DECISION, "excluded by a person (B-12): "));
        String detail = String.join("; ", history);
        return List.of(
                excluded.isEmpty()
                        ? Finding.notApplicable(Criterion.NONE, detail)
                        : Finding.passIf("", true, Criterion.NONE, detail)
                                .counting(standards.size() - excluded.size(), standards.size()));
    }

    private static int step(StandardPoint point) {
        return point.exclusion().map(Exclusion::step).orElse(Integer.MAX_VALUE);
    }

    /** Its error by the last curve that included it. */
    private static String history(Rounding rounding, StandardPoint point) {
        return point.exclusion()
                .map(how -> "step " + how.step() + " " + name(point) + " at " + error(rounding, how) + ", limit "
                        + FigureText.exact(how.limitPercent()) + " %")
                .orElseGet(() -> name(point));
    }

    private static String error(Rounding rounding, Exclusion how) {
        if (how.relativeErrorPercent().isEmpty()) {
            return "no concentration";
        }
        double error = how.relativeErrorPercent().getAsDouble();
        return FigureText.besides(rounding, error, Math.copySign(how.limitPercent(), error)) + " %";
    }

    private static List<String> others(List<StandardPoint> standards, Use use, String why) {
        List<String> names = standards.stream()
                .filter(point -> point.use() == use)
                .map(StandardExclusion::name)
                .toList();
        return names.isEmpty() ? List.of() : List.of(why + String.join(", ", names));
    }

    private static String name(StandardPoint point) {
        return point.level() + " injection " + point.injection();
    }
}
