package io.enantio.acceptance.samples;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.Criterion;
import io.enantio.acceptance.evidence.Finding;
import io.enantio.acceptance.evidence.Rule;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Flag;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * B-05: what judges the run may be left out for a fault on record, not because it had failed. The rule warns if a standard, QC or blank
 * that people excluded had failed, or if the analyte's run was rejected before they did: two people may be right, and a reader must see
 * it. A run without such an exclusion has no finding.
 */
public final class Exclusions extends Rule {
    private static final Set<Flag> FAILURES = EnumSet.of(
            Flag.BLANK_INTERFERENCE, Flag.CARRYOVER, Flag.SUITABILITY_FAILED, Flag.RS_LOW, Flag.RS_BELOW_FLOOR);

    public Exclusions() {
        super(
                "B-05",
                Consequence.WARNS,
                "no standard or QC that people excluded had failed, and the analyte's run was accepted before; only in runs with exclusions of anything but study samples");
    }

    @Override
    protected List<Finding> findings(AnalyteEvidence evidence) {
        return evidence.whole().undecided().stream()
                .flatMap(before -> judge(evidence, before).stream())
                .toList();
    }

    private static Optional<Finding> judge(AnalyteEvidence evidence, RunResult before) {
        List<ResultRow> excluded = before.rowsOf(evidence.analyte()).stream()
                .filter(row -> row.injection().type().judgesTheRun())
                .filter(row ->
                        evidence.run().decisions().exclude(row.injection().number(), evidence.analyte()))
                .toList();
        if (excluded.isEmpty()) {
            return Optional.empty();
        }
        int failed = (int) excluded.stream().filter(Exclusions::hadFailed).count();
        String reasons = before.verdicts().stream()
                .filter(verdict -> verdict.analyte().equals(evidence.analyte()))
                .flatMap(verdict -> verdict.reasons().stream())
                .collect(Collectors.joining(", "));
        String detail = "excluded: injection " + numbers(excluded) + "; " + failed + " of " + excluded.size()
                + " had failed; before the decisions the run was "
                + (reasons.isEmpty() ? "accepted" : "rejected by " + reasons);
        Criterion criterion = new Criterion("for a fault, not because they had failed", "rule B-05");
        return Optional.of(Finding.passIf("", failed == 0 && reasons.isEmpty(), criterion, detail)
                .counting(excluded.size() - failed, excluded.size()));
    }

    /** A blank fails by a response, an injection of a single enantiomer or for suitability by what its rule found. */
    private static boolean hadFailed(ResultRow row) {
        return switch (row.injection().type()) {
            case STANDARD, QC -> Reintegrations.hadFailed(row);
            default -> row.judgement().flags().stream().anyMatch(FAILURES::contains);
        };
    }

    private static String numbers(List<ResultRow> rows) {
        return rows.stream()
                .map(row -> String.valueOf(row.injection().number()))
                .collect(Collectors.joining(", "));
    }
}
