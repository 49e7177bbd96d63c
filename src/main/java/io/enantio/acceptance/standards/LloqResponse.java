package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.FigureText;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.method.value.Rounding;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** LLOQ-1: the LLOQ response exceeds that of the largest blank or zero sample, in rulesets that require it. */
public final class LloqResponse extends Rule {

    public LloqResponse() {
        super(
                "LLOQ-1",
                Consequence.WARNS,
                "the response at the LLOQ exceeds that of blank and zero samples",
                LimitKey.LLOQ_RESPONSE_TO_BLANK_MINIMUM);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion = Criterion.of(evidence.limits(), LimitKey.LLOQ_RESPONSE_TO_BLANK_MINIMUM);
        OptionalDouble lloq = evidence.referenceAreas().analyteAtLloq();
        OptionalDouble blank = blankAreas(evidence).max();
        if (lloq.isEmpty() || blank.isEmpty()) {
            return List.of(Finding.notAssessable(criterion, "no standard at the LLOQ, or no blank"));
        }
        double times = evidence.limits().number(LimitKey.LLOQ_RESPONSE_TO_BLANK_MINIMUM);
        boolean holds = lloq.getAsDouble() >= times * blank.getAsDouble();
        Rounding rounding = evidence.method().rounding();
        String detail = "mean area at the LLOQ " + FigureText.oneDecimal(rounding, lloq.getAsDouble())
                + ", largest blank " + FigureText.oneDecimal(rounding, blank.getAsDouble()) + " counts x min";
        return List.of(Finding.passIf("", holds, criterion, detail).flagging(Flag.SN_LOW, standardsAtLloq(evidence)));
    }

    private static DoubleStream blankAreas(AnalyteEvidence evidence) {
        return Stream.of(SampleType.BLANK, SampleType.ZERO)
                .flatMap(type -> evidence.acquired(type).stream())
                .flatMap(row -> row.measured().stream())
                .map(Peak::area)
                .mapToDouble(Peak.Area::countsMin);
    }

    private static List<Integer> standardsAtLloq(AnalyteEvidence evidence) {
        return evidence.usedStandards().stream()
                .filter(row -> evidence.effective()
                        .filter(range -> evidence.standard(row.number())
                                .filter(point -> point.nominalNgPerMl() == range.low())
                                .isPresent())
                        .isPresent())
                .map(Observation::number)
                .toList();
    }
}
