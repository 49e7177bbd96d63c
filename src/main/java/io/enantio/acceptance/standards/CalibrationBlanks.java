package io.enantio.acceptance.standards;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Basis;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.List;
import java.util.stream.Stream;

/** CAL-1, the part that warns: a blank and a zero sample were acquired. */
public final class CalibrationBlanks implements Rule {

    @Override
    public List<Finding> judge(AnalyteEvidence evidence) {
        return Stream.of(SampleType.BLANK, SampleType.ZERO)
                .map(type -> present(evidence, type))
                .toList();
    }

    private static Finding present(AnalyteEvidence evidence, SampleType type) {
        int acquired = evidence.acquired(type).size();
        int planned = evidence.run().ofType(type).size();
        Basis basis = new Basis("at least 1", evidence.limits().ruleset());
        String detail = acquired > 0 ? "acquired" : "no " + type.word() + " was acquired";
        return Finding.that(type.word(), acquired > 0, basis, detail)
                .counting(acquired, planned)
                .marking(Flag.RUN_INCOMPLETE, List.of());
    }
}
