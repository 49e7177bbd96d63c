package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.calibration.curve.Accuracy;
import io.enantio.calibration.curve.StandardPoint;
import io.enantio.calibration.standards.StandardLimits;
import io.enantio.calibration.standards.StandardTally.OfLevel;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import java.util.List;
import java.util.Optional;

/** CAL-2: every standard back-calculates to its nominal concentration. One finding per level. */
public final class BackCalculatedStandards extends Rule {

    public BackCalculatedStandards() {
        super(
                "CAL-2",
                Consequence.WARNS,
                "back-calculated concentrations of standards agree with their nominal concentrations (per level)",
                LimitKey.STANDARD_ACCURACY_PERCENT,
                LimitKey.LLOQ_STANDARD_ACCURACY_PERCENT);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        List<OfLevel> levels = evidence.standardTally().levels();
        return levels.isEmpty()
                ? List.of(Finding.notAssessable(Criterion.NONE, "no standard was acquired"))
                : levels.stream().map(level -> judge(evidence, level)).toList();
    }

    private static Finding judge(AnalyteEvidence evidence, OfLevel level) {
        StandardLimits limits = evidence.standardLimits();
        List<StandardPoint> points = evidence.standardsAt(level.nominalNgPerMl());
        int inside = (int) points.stream().filter(limits::isInside).count();
        List<String> errors =
                points.stream().map(point -> error(evidence, point)).toList();
        boolean isLloq = evidence.methodRange().map(Range::low).equals(Optional.of(level.nominalNgPerMl()));
        LimitKey key = isLloq ? LimitKey.LLOQ_STANDARD_ACCURACY_PERCENT : LimitKey.STANDARD_ACCURACY_PERCENT;
        return Finding.passIf(
                        level.level(),
                        inside == points.size(),
                        Criterion.of(evidence.limits(), key),
                        String.join(", ", errors))
                .counting(inside, points.size());
    }

    private static String error(AnalyteEvidence evidence, StandardPoint point) {
        if (point.backCalculatedNgPerMl().isEmpty()) {
            return "injection " + point.injection() + " has no result";
        }
        double error =
                Accuracy.relativeErrorPercent(point.backCalculatedNgPerMl().getAsDouble(), point.nominalNgPerMl());
        double bound = Math.copySign(evidence.standardLimits().percentAt(point.nominalNgPerMl()), error);
        return "injection " + point.injection() + " "
                + FigureText.besides(evidence.method().rounding(), error, bound) + " %";
    }
}
