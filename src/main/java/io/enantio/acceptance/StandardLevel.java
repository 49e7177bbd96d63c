package io.enantio.acceptance;

import io.enantio.calibration.StandardPoint;
import io.enantio.calibration.StandardPoint.Use;
import io.enantio.method.Level;
import io.enantio.method.LimitKey;
import io.enantio.method.Range;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.Optional;

/**
 * The acquired standards of one level of an analyte.
 *
 * @param limitPercent of the relative error: wider at the method's LLOQ, and only there (CAL-6)
 */
record StandardLevel(
        String name, double nominalNgPerMl, LimitKey limit, double limitPercent, List<StandardPoint> points) {
    StandardLevel {
        points = List.copyOf(points);
    }

    /** Levels of which at least one standard was acquired, in the method's order. */
    static List<StandardLevel> acquired(AnalyteEvidence evidence) {
        return evidence.method().calibration().levels().stream()
                .filter(level -> level.nominalNgPerMl(evidence.analyte()).isPresent())
                .map(level -> of(evidence, level))
                .filter(level -> !level.points.isEmpty())
                .toList();
    }

    private static StandardLevel of(AnalyteEvidence evidence, Level level) {
        double nominal = level.nominalNgPerMl(evidence.analyte()).orElseThrow();
        boolean isLloq = evidence.promised().map(Range::low).equals(Optional.of(nominal));
        LimitKey key = isLloq ? LimitKey.LLOQ_STANDARD_ACCURACY_PERCENT : LimitKey.STANDARD_ACCURACY_PERCENT;
        List<StandardPoint> points = evidence.acquired(SampleType.STANDARD).stream()
                .flatMap(row -> evidence.standard(row.number()).stream())
                .filter(point -> point.level().equals(level.name()))
                .toList();
        return new StandardLevel(level.name(), nominal, key, evidence.limits().number(key), points);
    }

    int total() {
        return points.size();
    }

    /** Standards that are in the fit and inside their limit on it. */
    int passed() {
        return (int) points.stream()
                .filter(point -> point.use() == Use.USED && !isOutOfLimit(point))
                .count();
    }

    /** Whether a standard has a back-calculated value outside its limit. */
    boolean isOutOfLimit(StandardPoint point) {
        return point.backCalculatedNgPerMl().isPresent()
                && !Accuracy.isInside(point.backCalculatedNgPerMl().getAsDouble(), nominalNgPerMl, limitPercent);
    }

    /** Whether enough of its standards pass (CAL-4). */
    boolean holds(AnalyteEvidence evidence) {
        return passed() > 0
                && evidence.limits()
                        .fraction(LimitKey.STANDARD_LEVEL_PASS_FRACTION)
                        .isReachedBy(passed(), total());
    }
}
