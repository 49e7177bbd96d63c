package io.enantio.record.signature;

import io.enantio.record.people.Meaning;
import io.enantio.record.people.Person;
import io.enantio.record.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may sign what after what (rule F-06): the same rule where a signature is given and where it is read. */
final class SigningOrder {
    /** Letters of a reason: fewer say nothing. */
    private static final int SHORTEST_REASON = 10;

    private final Deciders deciders;
    private final List<Person> reviewers = new ArrayList<>();
    private final List<Person> responsible = new ArrayList<>();
    private State state = State.PROCESSED;

    SigningOrder(Deciders deciders) {
        this.deciders = deciders;
    }

    State state() {
        return state;
    }

    /** Why a person cannot sign now, to be read behind the name; empty if they can. */
    Optional<String> refusal(Meaning meaning, Person person, String reason) {
        if (!meaning.isOfResults() || !person.role().maySign(meaning)) {
            return Optional.of("is " + person.role().word() + ", who cannot sign \"" + meaning.word() + "\"");
        }
        boolean needsReason = meaning == Meaning.REJECTED || meaning == Meaning.UNLOCKED;
        if (needsReason && reason.strip().length() < SHORTEST_REASON) {
            return Optional.of("gives no reason of at least " + SHORTEST_REASON + " letters");
        }
        return switch (meaning) {
            case RESPONSIBLE -> when(state.isLocked(), "signs too late: the results are " + state.word());
            case REVIEWED -> ofReview(person);
            case APPROVED -> ofApproval(person);
            case RELEASED ->
                when(state != State.APPROVED, "can release only approved results, and these are " + state.word());
            case UNLOCKED -> when(!state.isLocked(), "has nothing to unlock: the results are " + state.word());
            case REJECTED ->
                when(
                        state.isLocked() && person.role() == Role.REVIEWER,
                        "cannot reject results that are " + state.word() + "; a principal investigator or quality can");
            case DECIDED, AGREED -> throw new IllegalStateException("refused above");
        };
    }

    private Optional<String> ofReview(Person person) {
        if (state.isLocked()) {
            return Optional.of("signs too late: the results are " + state.word());
        }
        if (deciders.has(person)) {
            return Optional.of("decided about this run and cannot review it");
        }
        return when(isAmong(responsible, person), "is responsible for these results and cannot review them");
    }

    private Optional<String> ofApproval(Person person) {
        if (state.isLocked()) {
            return Optional.of("signs too late: the results are " + state.word());
        }
        return when(
                reviewers.stream().noneMatch(reviewer -> !isSame(reviewer, person)),
                "can approve only what another person has reviewed");
    }

    private static Optional<String> when(boolean isRefused, String problem) {
        return isRefused ? Optional.of(problem) : Optional.empty();
    }

    /** One person may have had several keys. */
    private static boolean isSame(Person one, Person other) {
        return one.key().equals(other.key()) || one.name().equals(other.name());
    }

    private static boolean isAmong(List<Person> people, Person person) {
        return people.stream().anyMatch(other -> isSame(other, person));
    }

    /** Takes a signature that is not refused into account. */
    void add(Meaning meaning, Person person) {
        switch (meaning) {
            case RESPONSIBLE -> responsible.add(person);
            case REVIEWED -> {
                reviewers.add(person);
                state = State.REVIEWED;
            }
            case APPROVED -> state = State.APPROVED;
            case RELEASED -> state = State.RELEASED;
            case REJECTED, UNLOCKED -> {
                reviewers.clear();
                state = State.PROCESSED;
            }
            case DECIDED, AGREED -> throw new IllegalArgumentException("is of a decision");
        }
    }
}
