package io.enantio.database;

import io.enantio.acceptance.reanalysis.RecordedResult;
import io.enantio.acceptance.reanalysis.RecordedResult.Answer;
import io.enantio.run.Decision;
import io.enantio.run.ReasonCode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reported result among the results of a specimen for an analyte (rules B-09, B-12, H-13). A result can be reported if it contains
 * information about the concentration: a value, or that it is below or above the range. A single such result is reported; of several,
 * the one selected by a {@code report_value} decision, so that no repeat is selected because of its value. A decision has no effect if
 * it names an injection that serves an experiment, if the records of all other results contradict its reason, or if one person passes
 * over a valid result that was measured before.
 *
 * @param outcome word in the column
 * @param chosen the reported result; absent with every other outcome
 */
record ReportedChoice(String outcome, Optional<Candidate> chosen, String reasonCode, String reason) {
    static final String REPORTED = "reported";
    static final String AMBIGUOUS = "ambiguous";
    static final String NO_RESULT = "no_result";
    static final String PENDING = "pending";

    /**
     * A result of the latest version of a run.
     *
     * @param acquired date of the run
     */
    record Candidate(Place place, long runVersion, LocalDate acquired, RecordedResult result, String flags) {
        boolean isUsable() {
            return result.isUsable();
        }

        /** Whether it was certainly measured after another one; of two runs of one day nobody knows. */
        private boolean isAfter(Candidate other) {
            return place.run().equals(other.place.run())
                    ? place.injection() > other.place.injection()
                    : acquired.isAfter(other.acquired);
        }
    }

    /** Run and injection of a result. */
    record Place(String run, long injection) {
        @Override
        public String toString() {
            return run + " injection " + injection;
        }
    }

    /**
     * A decision to report a result.
     *
     * @param experiment that the named injection serves, if any
     */
    record Decided(Place place, People people, Optional<String> experiment, String reasonCode, String reason) {}

    /** Who decided, with the ids of their keys if they have any. */
    record People(String person, Optional<String> second, Optional<String> key, Optional<String> secondKey) {
        boolean areTwo() {
            return new Decision.Author(
                            person, second, OffsetDateTime.MIN, new Decision.OnRecord(Optional.empty(), key, secondKey))
                    .areTwoPeople();
        }
    }

    /** The choice among all results of a specimen for an analyte. */
    static ReportedChoice of(List<Candidate> candidates, Optional<Decided> decided) {
        Optional<Objection> objection = decided.flatMap(decision -> objection(candidates, decision));
        return decided.filter(any -> objection.isEmpty())
                .map(decision -> byDecision(candidates, decision))
                .orElseGet(() -> withoutDecision(candidates, objection));
    }

    /** Why a decision has no effect: a code and words. */
    private record Objection(String code, String words) {}

    private static Optional<Objection> objection(List<Candidate> candidates, Decided decision) {
        if (decision.experiment().isPresent()) {
            return Optional.of(new Objection(
                    "SERVES_EXPERIMENT",
                    decision.place() + " serves an experiment ("
                            + decision.experiment().get() + "): its value is never the reported one"));
        }
        return candidates.stream()
                .filter(candidate -> candidate.place().equals(decision.place()))
                .findFirst()
                .flatMap(chosen ->
                        contradiction(candidates, chosen, decision).or(() -> onePerson(candidates, chosen, decision)));
    }

    /** The reason is about a result that is not reported, or about the first one if that is confirmed. */
    private static Optional<Objection> contradiction(List<Candidate> candidates, Candidate chosen, Decided decision) {
        ReasonCode code = ReasonCode.valueOf(decision.reasonCode());
        boolean isFirst = candidates.stream().noneMatch(other -> other != chosen && !other.isAfter(chosen));
        List<Candidate> concerned = candidates.stream()
                .filter(candidate -> candidate != chosen || isFirst)
                .toList();
        boolean isContradicted = candidates.size() > 1
                && concerned.stream().allMatch(other -> other.result().on(code) == Answer.CONTRADICTS);
        return isContradicted
                ? Optional.of(new Objection(
                        "REASON_CONTRADICTED",
                        code + " contradicts the records of "
                                + places(concerned.stream().filter(other -> other != chosen))
                                + ": record another decision with the reason that applies"))
                : Optional.empty();
    }

    private static Optional<Objection> onePerson(List<Candidate> candidates, Candidate chosen, Decided decision) {
        List<Candidate> passedOver = candidates.stream()
                .filter(other -> other != chosen && other.result().isValid() && !other.isAfter(chosen))
                .toList();
        return passedOver.isEmpty() || decision.people().areTwo()
                ? Optional.empty()
                : Optional.of(new Objection(
                        "ONE_PERSON",
                        places(passedOver.stream())
                                + " is valid and was measured before: another result is reported only by"
                                + " two people"));
    }

    private static String places(Stream<Candidate> candidates) {
        return candidates.map(candidate -> candidate.place().toString()).collect(Collectors.joining(", "));
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

    private static ReportedChoice withoutDecision(List<Candidate> candidates, Optional<Objection> objection) {
        List<Candidate> usable = candidates.stream().filter(Candidate::isUsable).toList();
        if (usable.size() > 1) {
            return none(
                    AMBIGUOUS,
                    objection.map(Objection::code).orElse("NO_DECISION"),
                    usable.size() + " results and no report_value decision"
                            + objection.map(why -> " that has effect").orElse("") + ": " + places(usable.stream())
                            + objection.map(why -> ". " + why.words()).orElse(""));
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
