package io.enantio.acceptance;

import io.enantio.calibration.CurveFit;
import io.enantio.calibration.StandardPoint;
import io.enantio.calibration.StandardPoint.Use;
import java.util.List;

/** CAL-5: which standards the rule left out of the fit; for the record, nothing can fail here. */
final class StandardExclusion implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        List<StandardPoint> standards = evidence.fit().map(CurveFit::standards).orElse(List.of());
        int total = standards.size();
        List<String> excluded = standards.stream()
                .filter(point -> point.use() == Use.EXCLUDED_BY_RULE)
                .map(point -> point.level() + " injection " + point.injection())
                .toList();
        return List.of(
                excluded.isEmpty()
                        ? Finding.notApplicable(Basis.NONE, "no standard was excluded")
                        : Finding.that("", true, Basis.NONE, "excluded: " + String.join(", ", excluded))
                                .counting(total - excluded.size(), total));
    }
}
