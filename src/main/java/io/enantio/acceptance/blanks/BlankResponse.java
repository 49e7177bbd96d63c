package io.enantio.acceptance.blanks;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.LimitKey;
import io.enantio.run.SampleType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** BLK-1: blanks and zero samples contain no analyte, blanks no internal standard. One finding per injection. */
public final class BlankResponse extends Rule {

    public BlankResponse() {
        super(
                "BLK-1",
                Consequence.WARNS,
                "blanks and zero samples contain no analyte, and blanks no internal standard (per injection)",
                LimitKey.BLANK_ANALYTE_PERCENT_OF_LLOQ,
                LimitKey.BLANK_IS_PERCENT,
                LimitKey.BLANK_IS_REFERENCE);
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        List<Observation> blanks = Stream.of(SampleType.BLANK, SampleType.ZERO)
                .flatMap(type -> evidence.acquired(type).stream())
                .sorted(Comparator.comparingInt(Observation::number))
                .toList();
        if (blanks.isEmpty()) {
            return List.of(Finding.notAssessable(
                    Criterion.of(evidence.limits(), LimitKey.BLANK_ANALYTE_PERCENT_OF_LLOQ), "no blank and no zero"));
        }
        return new InterferingResponse(evidence, LimitKey.BLANK_ANALYTE_PERCENT_OF_LLOQ, LimitKey.BLANK_IS_PERCENT)
                .judge(blanks, Flag.BLANK_INTERFERENCE);
    }
}
