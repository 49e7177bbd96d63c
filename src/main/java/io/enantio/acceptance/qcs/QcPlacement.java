package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.Level;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** QC-1: the concentrations of the method's LOW, MID and HIGH QC. A message only; in decimal, so that 3 x 0.7 is 2.1. */
public final class QcPlacement extends Rule {

    public QcPlacement() {
        super(
                "QC-1",
                Consequence.INFORMS,
                "the concentrations of the method's LOW, MID and HIGH QCs are as the ruleset requires (per level)",
                LimitKey.QC_LOW_MAX_TIMES_LLOQ,
                LimitKey.QC_MID_RANGE,
                LimitKey.QC_HIGH_MIN_OF_ULOQ);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        evidence.methodRange().ifPresent(range -> {
            nominal(evidence, "LOW").ifPresent(low -> findings.add(low(evidence, range, low)));
            nominal(evidence, "MID").ifPresent(mid -> findings.add(mid(evidence, range, mid)));
            nominal(evidence, "HIGH").ifPresent(high -> findings.add(high(evidence, range, high)));
        });
        return findings.isEmpty()
                ? List.of(Finding.notApplicable(Criterion.NONE, "the method has no level LOW, MID or HIGH"))
                : findings;
    }

    private static Finding low(AnalyteEvidence evidence, Range range, double nominal) {
        BigDecimal most = decimal(evidence, LimitKey.QC_LOW_MAX_TIMES_LLOQ).multiply(FigureText.decimal(range.low()));
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.QC_LOW_MAX_TIMES_LLOQ);
        return Finding.passIf("LOW", FigureText.decimal(nominal).compareTo(most) <= 0, criterion, text(nominal));
    }

    private static Finding mid(AnalyteEvidence evidence, Range range, double nominal) {
        BigDecimal lloq = FigureText.decimal(range.low());
        BigDecimal span = FigureText.decimal(range.high()).subtract(lloq);
        BigDecimal above = FigureText.decimal(nominal).subtract(lloq);
        Range part = evidence.limits().range(LimitKey.QC_MID_RANGE);
        boolean holds = above.compareTo(FigureText.decimal(part.low()).multiply(span)) >= 0
                && above.compareTo(FigureText.decimal(part.high()).multiply(span)) <= 0;
        return Finding.passIf("MID", holds, Criterion.of(evidence.limits(), LimitKey.QC_MID_RANGE), text(nominal));
    }

    private static Finding high(AnalyteEvidence evidence, Range range, double nominal) {
        BigDecimal least = decimal(evidence, LimitKey.QC_HIGH_MIN_OF_ULOQ).multiply(FigureText.decimal(range.high()));
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.QC_HIGH_MIN_OF_ULOQ);
        return Finding.passIf("HIGH", FigureText.decimal(nominal).compareTo(least) >= 0, criterion, text(nominal));
    }

    private static String text(double nominal) {
        return FigureText.exact(nominal) + " ng/mL";
    }

    private static BigDecimal decimal(AnalyteEvidence evidence, LimitKey key) {
        return FigureText.decimal(evidence.limits().number(key));
    }

    private static OptionalDouble nominal(AnalyteEvidence evidence, String name) {
        Optional<Level> level = evidence.method().qcLevel(name);
        return level.map(found -> found.nominalNgPerMl(evidence.analyte())).orElse(OptionalDouble.empty());
    }
}
