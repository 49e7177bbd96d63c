package io.enantio.database;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which of a specimen's results for an analyte is the reported one (rules B-09, B-12, H-13). A result can be reported if it says
 * something about the concentration: a number, or that it lies below or above the range. A single one is; where there are
 * several a person must have said which, by {@code report_value}: nobody picks a repeat because of its value.
 *
 * @param outcome word of the column
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
     * @param flags with {@code ;} between
     */
    record Candidate(Place place, long runVersion, String status, String flags) {
        boolean isUsable() {
            return !status.equals(NOT_QUANTIFIABLE)
                    && !List.of(flags.split(";")).contains(EXCLUDED);
        }
    }

    /** Where a result stands. */
    record Place(String run, long injection) {
        @Override
        public String toString() {
            return run + " injection " + injection;
        }
    }

    /** What a person said: this result, and why. */
    record Decided(Place place, String reasonCode, String reason) {}

    /** The choice among all results of a specimen for an analyte. */
    static ReportedChoice of(List<Candidate> candidates, Optional<Decided> decided) {
        return decided.map(said -> byDecision(candidates, said)).orElseGet(() -> withoutDecision(candidates));
    }

    private static ReportedChoice byDecision(List<Candidate> candidates, Decided said) {
        Optional<Candidate> found = candidates.stream()
                .filter(candidate -> candidate.place().equals(said.place()))
                .findFirst();
        if (found.isEmpty()) {
            return none(
                    PENDING,
                    said.reasonCode(),
                    "decided: " + said.place() + ", which holds no result of this specimen (yet)");
        }
        return found.filter(Candidate::isUsable)
                .map(candidate -> new ReportedChoice(REPORTED, found, said.reasonCode(), said.reason()))
                .orElseGet(() -> none(NO_RESULT, said.reasonCode(), "decided: " + notQuantifiable(found.get())));
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
                ? none(NO_RESULT, "WITHDRAWN", "no run holds a result any more")
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
