package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.stream.Stream;

/** CAL-1, the part that warns: a blank and a zero sample were acquired. */
public final class CalibrationBlanks extends Rule {

    public CalibrationBlanks() {
        super("CAL-1", Consequence.WARNS, "a blank and a zero sample were acquired");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        return Stream.of(SampleType.BLANK, SampleType.ZERO)
                .map(type -> present(evidence, type))
                .toList();
    }

    private static Finding present(AnalyteEvidence evidence, SampleType type) {
        int acquired = evidence.acquired(type).size();
        int planned = evidence.run().ofType(type).size();
        Criterion criterion = new Criterion("at least 1", evidence.limits().ruleset());
        String detail = acquired > 0 ? "acquired" : "no " + type.word() + " was acquired";
        return Finding.passIf(type.word(), acquired > 0, criterion, detail)
                .counting(acquired, planned)
                .flagging(Flag.RUN_INCOMPLETE);
    }
}
