package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.run.SampleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * B-11: manual integration must not be limited to standards and QCs that had failed: choosing what to reintegrate by the
 * outcome is what rules B-10 and B-11 forbid. A run without a manually integrated standard or QC has no finding.
 */
public final class Reintegrations extends Rule {
    private static final Set<SampleType> KNOWN = EnumSet.of(SampleType.STANDARD, SampleType.QC);

    public Reintegrations() {
        super(
                "B-11",
                Consequence.WARNS,
                "manual integration is not limited to standards and QCs that had failed; only in runs with any");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        return evidence.whole().undecided().stream()
                .flatMap(before -> judge(evidence, before).stream())
                .toList();
    }

    private static List<Finding> judge(AnalyteEvidence evidence, RunResult before) {
        List<ResultRow> reintegrated = before.rowsOf(evidence.analyte()).stream()
                .filter(row -> evidence.run()
                        .decisions()
                        .byHand(row.injection().number(), evidence.analyte())
                        .isPresent())
                .toList();
        List<ResultRow> known = reintegrated.stream()
                .filter(row -> KNOWN.contains(row.injection().type()))
                .toList();
        if (known.isEmpty()) {
            return List.of();
        }
        int total = reintegrated.size();
        int failing = (int) known.stream().filter(Reintegrations::hadFailed).count();
        String detail = failing + " of " + total + " manually integrated peaks were failing standards or QCs";
        Criterion criterion = new Criterion("not only failing standards and QCs", "rule B-11");
        return List.of(Finding.passIf("", failing < total, criterion, detail).counting(total - failing, total));
    }

    /** By its own value and flags: in a rejected run no row is reported, also of a QC that had passed. */
    static boolean hadFailed(ResultRow row) {
        return row.estimate().isEmpty()
                || row.judgement().flags().stream()
                        .anyMatch(flag -> flag == Flag.OUT_OF_LIMIT || flag.severity() == Severity.NOT_QUANTIFIABLE);
    }
}
