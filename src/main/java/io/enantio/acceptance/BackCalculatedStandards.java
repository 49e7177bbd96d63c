package io.enantio.acceptance;

import io.enantio.calibration.StandardPoint;
import java.util.List;

/** CAL-2: every standard back-calculates to its nominal concentration. One finding per level. */
final class BackCalculatedStandards implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        List<StandardLevel> levels = StandardLevel.acquired(evidence);
        return levels.isEmpty()
                ? List.of(Finding.notAssessable(Basis.NONE, "no standard was acquired"))
                : levels.stream().map(level -> judge(evidence, level)).toList();
    }

    private static Finding judge(AnalyteEvidence evidence, StandardLevel level) {
        int inside = (int) level.points().stream()
                .filter(point -> point.backCalculatedNgPerMl().isPresent() && !level.isOutOfLimit(point))
                .count();
        List<String> errors =
                level.points().stream().map(point -> error(level, point)).toList();
        Basis basis = Basis.of(evidence.limits(), level.limit());
        return Finding.that(level.name(), inside == level.total(), basis, String.join(", ", errors))
                .counting(inside, level.total());
    }

    private static String error(StandardLevel level, StandardPoint point) {
        if (point.backCalculatedNgPerMl().isEmpty()) {
            return "injection " + point.injection() + " has no result";
        }
        double error =
                Accuracy.relativeErrorPercent(point.backCalculatedNgPerMl().getAsDouble(), point.nominalNgPerMl());
        double bound = Math.copySign(level.limitPercent(), error);
        return "injection " + point.injection() + " " + FigureText.besides(error, bound) + " %";
    }
}
