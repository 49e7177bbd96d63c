package io.enantio.database;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The reported result among the results of a specimen for an analyte (rules B-09, B-12, H-13). A result can be reported if it contains
 * information about the concentration: a value, or that it is below or above the range. A single such result is reported; of several,
 * the one selected by a {@code report_value} decision, so that no repeat is selected because of its value.
 *
 * @param outcome word in the column
 * @param chosen the reported result; absent with every other outcome
 */
record ReportedChoice(String outcome, Optional<Candidate> chosen, String reasonCode, String reason) {
    static final String REPORTED = "reported";
    static final String AMBIGUOUS = "ambiguous";
    static final String NO_RESULT = "no_result";
    static final String PENDING = "pending";

    private static final String NOT_QUANTIFIABLE = "not_quantifiable";
    private static final String EXCLUDED = "EXCLUDED_BY_DECISION";

    /**
     * A result of the latest version of a run.
     *
     * @param flags separated by {@code ;}
     */
    record Candidate(Place place, long runVersion, String status, String flags) {
        boolean isUsable() {
            return !status.equals(NOT_QUANTIFIABLE)
                    && !List.of(flags.split(";")).contains(EXCLUDED);
        }
    }

    /** Run and injection of a result. */
    record Place(String run, long injection) {
        @Override
        public String toString() {
            return run + " injection " + injection;
        }
    }

    /** A decision to report a result. */
    record Decided(Place place, String reasonCode, String reason) {}

    /** The choice among all results of a specimen for an analyte. */
    static ReportedChoice of(List<Candidate> candidates, Optional<Decided> decided) {
        return decided.map(decision -> byDecision(candidates, decision)).orElseGet(() -> withoutDecision(candidates));
    }

    private static ReportedChoice byDecision(List<Candidate> candidates, Decided decision) {
        Optional<Candidate> found = candidates.stream()
                .filter(candidate -> candidate.place().equals(decision.place()))
                .findFirst();
        if (found.isEmpty()) {
            return none(
                    PENDING,
                    decision.reasonCode(),
                    "decided: " + decision.place() + ", which contains no result of this specimen (yet)");
        }
        return found.filter(Candidate::isUsable)
                .map(candidate -> new ReportedChoice(REPORTED, found, decision.reasonCode(), decision.reason()))
                .orElseGet(() -> none(NO_RESULT, decision.reasonCode(), "decided: " + notQuantifiable(found.get())));
    }

    private static ReportedChoice withoutDecision(List<Candidate> candidates) {
        List<Candidate> usable = candidates.stream().filter(Candidate::isUsable).toList();
        if (usable.size() > 1) {
            return none(
                    AMBIGUOUS,
                    "NO_DECISION",
                    usable.size() + " results and no report_value decision: "
                            + usable.stream()
                                    .map(candidate -> candidate.place().toString())
                                    .collect(Collectors.joining(", ")));
        }
        if (usable.size() == 1) {
            return new ReportedChoice(
                    REPORTED,
                    Optional.of(usable.get(0)),
                    candidates.size() == 1 ? "ONLY_RESULT" : "ONLY_REPORTABLE",
                    candidates.size() == 1
                            ? "the only result"
                            : "the only one of " + candidates.size() + " results that can be reported");
        }
        return candidates.isEmpty()
                ? none(NO_RESULT, "WITHDRAWN", "no run contains a result any more")
                : none(NO_RESULT, "NOT_QUANTIFIABLE", notQuantifiable(candidates.get(candidates.size() - 1)));
    }

    private static String notQuantifiable(Candidate candidate) {
        return "not quantifiable in " + candidate.place()
                + (candidate.flags().isEmpty() ? "" : ": " + candidate.flags());
    }

    private static ReportedChoice none(String outcome, String code, String reason) {
        return new ReportedChoice(outcome, Optional.empty(), code, reason);
    }
}
