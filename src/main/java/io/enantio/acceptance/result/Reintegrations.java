package io.enantio.acceptance.result;

import io.enantio.acceptance.result.RuleOutcome.Count;
import io.enantio.acceptance.result.RuleOutcome.Evidence;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.method.Analyte;
import io.enantio.method.rules.Flag;
import io.enantio.run.Decisions;
import io.enantio.run.SampleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * B-11: one way of integrating for a run. Peaks that were drawn by hand must not be just those standards and QCs
 * that had failed: choosing whom to help by the outcome is what B-10 and B-11 forbid. It warns; the verdicts before and after
 * stand side by side.
 */
public final class Reintegrations {
    public static final String ID = "B-11";
    private static final Set<SampleType> KNOWN = EnumSet.of(SampleType.STANDARD, SampleType.QC);

    private final RunResult before;
    private final Decisions decisions;

    Reintegrations(RunResult before, Decisions decisions) {
        this.before = before;
        this.decisions = decisions;
    }

    /** One per analyte with a standard or QC drawn by hand. */
    List<RuleOutcome> outcomes() {
        return before.verdicts().stream()
                .map(Verdict::analyte)
                .flatMap(analyte -> outcome(analyte).stream())
                .toList();
    }

    private Optional<RuleOutcome> outcome(Analyte analyte) {
        List<ResultRow> drawn = before.rowsOf(analyte).stream()
                .filter(row ->
                        decisions.boundsOf(row.injection().number(), analyte).isPresent())
                .toList();
        List<ResultRow> known = drawn.stream()
                .filter(row -> KNOWN.contains(row.injection().type()))
                .toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        long failing = known.stream().filter(Reintegrations::hadFailed).count();
        boolean onlyFailing = failing == drawn.size();
        String detail = "%d of %d peaks drawn by hand were failing standards or QCs".formatted(failing, drawn.size());
        return Optional.of(new RuleOutcome(
                analyte,
                ID,
                "",
                Count.of(drawn.size() - (int) failing, drawn.size()),
                onlyFailing ? Outcome.FAIL : Outcome.PASS,
                new Evidence("not only failing standards and QCs", detail, "rule B-11")));
    }

    private static boolean hadFailed(ResultRow row) {
        return row.judgement().flags().contains(Flag.OUT_OF_LIMIT)
                || row.judgement().status() == ResultStatus.NOT_QUANTIFIABLE;
    }
}
