package io.enantio.run;

import io.enantio.run.Action.Exclude;
import io.enantio.run.Action.Reintegrate;
import io.enantio.run.Action.ReportValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a decision may say, by the lists of its run alone (rules B-05, B-11, B-12). A new decision against these rules is refused. One
 * that is already on record cannot be taken back without breaking the chain: it has no effect, and a rule warns.
 *
 * @param run its name; absent if run.yaml could not be read
 */
public record DecisionRules(Optional<String> run, List<Injection> injections) {
    /** One event that the whole injection went through; a fault of equipment may concern one channel. */
    private static final Set<ReasonCode> OF_ALL_ANALYTES =
            EnumSet.of(ReasonCode.PREPARATION_FAULT, ReasonCode.INJECTION_FAULT);

    public DecisionRules {
        injections = List.copyOf(injections);
    }

    /** Everything that speaks against recording a decision now. */
    public List<Objection> ofNew(Decision decision) {
        List<Objection> objections = new ArrayList<>();
        onePerson(decision).ifPresent(objections::add);
        if (decision.action().kind().needsReason() && !decision.reason().isInWords()) {
            objections.add(new Objection(
                    "reason",
                    "has fewer than 10 letters",
                    "Say in words why, so that somebody who was not there understands it."));
        }
        ofRecorded(decision)
                .filter(one ->
                        objections.stream().noneMatch(other -> other.column().equals(one.column())))
                .ifPresent(objections::add);
        return objections;
    }

    /** Why a decision on record has no effect. Its text may be short: that was allowed once, and harms nobody. */
    public Optional<Objection> ofRecorded(Decision decision) {
        return experiment(decision).or(() -> oneAnalyte(decision)).or(() -> needsTwo(decision));
    }

    private static Optional<Objection> onePerson(Decision decision) {
        return decision.author()
                .secondPerson()
                .filter(second -> !decision.author().areTwoPeople())
                .map(second -> new Objection(
                        "second_person",
                        new PersonName(second).isSomebody()
                                ? "\"" + second + "\" is the person who decided, \""
                                        + decision.author().person()
                                        + "\": case, blanks, punctuation, accents, the order of the parts and letters that look"
                                        + " alike make no second person"
                                : "\"" + second + "\" is nobody's name",
                        "Name somebody else. Two people with such names write more of them."));
    }

    /** What judges the run is left out or drawn by hand only by two people. */
    private Optional<Objection> needsTwo(Decision decision) {
        boolean isByHand = decision.action() instanceof Reintegrate reintegrate
                && reintegrate.way().isByHand();
        boolean isLeftOut = decision.action() instanceof Exclude;
        if (!isByHand && !isLeftOut || decision.author().areTwoPeople()) {
            return Optional.empty();
        }
        return about(decision)
                .filter(injection -> injection.type().judgesTheRun())
                .map(injection -> new Objection(
                        "second_person",
                        "is nobody else, and the injection judges the run ("
                                + injection.type().word() + ")",
                        (isLeftOut ? "An exclusion" : "Manual integration")
                                + " of anything but a study sample needs a second person: name one."));
    }

    private static Optional<Objection> oneAnalyte(Decision decision) {
        return decision.reason()
                .code()
                .filter(OF_ALL_ANALYTES::contains)
                .filter(code -> decision.action() instanceof Exclude
                        && decision.subject().analyte().isPresent())
                .map(code -> new Objection(
                        "analyte",
                        "names one analyte, and " + code + " concerns every analyte of the "
                                + (code == ReasonCode.PREPARATION_FAULT ? "extract" : "injection"),
                        "Leave the analyte empty: exclude all of them, or none."));
    }

    private Optional<Objection> experiment(Decision decision) {
        if (!(decision.action() instanceof ReportValue reported) || !run.equals(Optional.of(reported.run()))) {
            return Optional.empty();
        }
        return byNumber(reported.injection())
                .filter(Injection::servesExperiment)
                .map(injection -> new Objection(
                        "parameters",
                        "injection " + injection.number() + " serves an experiment ("
                                + injection.remarks().getOrDefault("experiment", "")
                                + "), and its value is never the reported one",
                        "Name an injection that was made to measure the sample."));
    }

    private Optional<Injection> about(Decision decision) {
        return decision.subject().injection().flatMap(this::byNumber);
    }

    private Optional<Injection> byNumber(int number) {
        return injections.stream()
                .filter(injection -> injection.number() == number)
                .findFirst();
    }
}
