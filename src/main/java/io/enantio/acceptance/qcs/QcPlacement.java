package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * QC-1: the concentrations of the method's low, middle and high QCs. At least one level of each role must lie where the ruleset
 * places it; further levels may lie elsewhere. A message only; in decimal, so that 3 x 0.7 is 2.1.
 */
public final class QcPlacement extends Rule {

    public QcPlacement() {
        super(
                "QC-1",
                Consequence.INFORMS,
                "the concentrations of the method's low, middle and high QCs are as the ruleset requires (per role)",
                LimitKey.QC_LOW_MAX_TIMES_LLOQ,
                LimitKey.QC_MID_RANGE,
                LimitKey.QC_HIGH_MIN_OF_ULOQ);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        return evidence.methodRange()
                .map(range -> List.of(
                        placed(
                                evidence,
                                LevelRole.LOW,
                                LimitKey.QC_LOW_MAX_TIMES_LLOQ,
                                at -> isLow(evidence, range, at)),
                        placed(evidence, LevelRole.MIDDLE, LimitKey.QC_MID_RANGE, at -> isMiddle(evidence, range, at)),
                        placed(
                                evidence,
                                LevelRole.HIGH,
                                LimitKey.QC_HIGH_MIN_OF_ULOQ,
                                at -> isHigh(evidence, range, at))))
                .orElse(List.of(Finding.notApplicable(Criterion.NONE, "no standard level holds the analyte")));
    }

    private static Finding placed(
            AnalyteEvidence evidence, LevelRole role, LimitKey key, Predicate<BigDecimal> isPlaced) {
        List<Double> nominal = evidence.roles().levels(role).stream()
                .map(level -> level.nominalNgPerMl(evidence.analyte()).orElseThrow())
                .toList();
        boolean holds = nominal.stream().map(FigureText::decimal).anyMatch(isPlaced);
        String detail = nominal.isEmpty()
                ? evidence.roles().explainMissing()
                : String.join(", ", nominal.stream().map(FigureText::exact).toList()) + " ng/mL";
        return Finding.passIf(role.word(), holds, Criterion.of(evidence.limits(), key), detail);
    }

    private static boolean isLow(AnalyteEvidence evidence, Range range, BigDecimal nominal) {
        BigDecimal most = decimal(evidence, LimitKey.QC_LOW_MAX_TIMES_LLOQ).multiply(FigureText.decimal(range.low()));
        return nominal.compareTo(most) <= 0;
    }

    private static boolean isMiddle(AnalyteEvidence evidence, Range range, BigDecimal nominal) {
        BigDecimal lloq = FigureText.decimal(range.low());
        BigDecimal span = FigureText.decimal(range.high()).subtract(lloq);
        BigDecimal above = nominal.subtract(lloq);
        Range part = evidence.limits().range(LimitKey.QC_MID_RANGE);
        return above.compareTo(FigureText.decimal(part.low()).multiply(span)) >= 0
                && above.compareTo(FigureText.decimal(part.high()).multiply(span)) <= 0;
    }

    private static boolean isHigh(AnalyteEvidence evidence, Range range, BigDecimal nominal) {
        BigDecimal least = decimal(evidence, LimitKey.QC_HIGH_MIN_OF_ULOQ).multiply(FigureText.decimal(range.high()));
        return nominal.compareTo(least) >= 0;
    }

    private static BigDecimal decimal(AnalyteEvidence evidence, LimitKey key) {
        return FigureText.decimal(evidence.limits().number(key));
    }
}
