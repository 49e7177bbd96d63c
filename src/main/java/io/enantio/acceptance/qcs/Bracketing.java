package io.enantio.acceptance.qcs;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Observation;
import io.enantio.acceptance.evidence.QcSample;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import java.util.IntSummaryStatistics;
import java.util.List;

/** RUN-4: every study sample is bracketed by acquired QCs. */
public final class Bracketing extends Rule {

    public Bracketing() {
        super("RUN-4", Consequence.REMOVES_RESULTS, "every study sample is bracketed by QCs");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        Criterion criterion =
                new Criterion("a QC before and after", evidence.limits().ruleset());
        List<Observation> study = evidence.acquired(SampleType.STUDY);
        if (study.isEmpty()) {
            return List.of(Finding.notApplicable(criterion, "no study sample"));
        }
        // Of no QC the statistics give min > max: nothing is bracketed.
        IntSummaryStatistics qc =
                evidence.qcSamples().stream().mapToInt(QcSample::number).summaryStatistics();
        List<Integer> outside = study.stream()
                .map(Observation::number)
                .filter(number -> !(qc.getMin() < number && number < qc.getMax()))
                .toList();
        String detail = outside.isEmpty() ? "" : "injections " + joined(outside);
        return List.of(Finding.passIf("", outside.isEmpty(), criterion, detail)
                .counting(study.size() - outside.size(), study.size())
                .flagging(Flag.NOT_BRACKETED, outside));
    }

    private static String joined(List<Integer> numbers) {
        return String.join(", ", numbers.stream().map(String::valueOf).toList());
    }
}
