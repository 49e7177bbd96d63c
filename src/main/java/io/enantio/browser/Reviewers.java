package io.enantio.browser;

import io.enantio.browser.Session.Reviewer;
import io.enantio.browser.Sessions.Attempts;
import io.enantio.input.results.SealedResults;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.operation.DecisionSigners.Opened;
import io.enantio.operation.Occasion;
import io.enantio.operation.Signing;
import io.enantio.operation.Signing.Wanted;
import io.enantio.record.chain.ChainedLines;
import io.enantio.record.chain.RecordException;
import io.enantio.record.key.Passphrase;
import io.enantio.record.key.SigningKey;
import io.enantio.record.people.KeyRing;
import io.enantio.record.people.KeyRing.Attempt;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import io.enantio.record.signature.Signature;
import io.enantio.record.signature.SignedResults;
import io.enantio.record.signature.SignedResults.Bytes;
import io.enantio.record.signature.SignedResults.Target;
import io.enantio.record.signature.State;
import io.enantio.review.ResultsHistory;
import io.enantio.run.Decision;
import io.enantio.run.PersonName;
import io.enantio.text.HarmlessCharacter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Who works at the page, proven by their key or declared, and what they sign. */
final class Reviewers {
    private static final int LONGEST_NAME = 100;

    private final ReviewedRun run;
    private final Occasion occasion;
    private final Attempts wrongPassphrases = new Attempts();

    Reviewers(ReviewedRun run, Occasion occasion) {
        this.run = run;
        this.occasion = occasion;
    }

    Optional<People> people() {
        return run.standing().input().folder().people().map(People::read);
    }

    private String runName() {
        return run.standing().input().run().header().run();
    }

    /** Somebody begins to work: with their passphrase, or, where the run names no people, by saying who they are. */
    void enter(Asked asked) {
        String name = asked.body().needed("person");
        Optional<People> people = people();
        Reviewer reviewer = people.isPresent() ? proven(people.get(), name, asked.body()) : declared(name);
        asked.session().enter(reviewer, occasion.instant());
    }

    private static Reviewer declared(String name) {
        boolean isName = name.equals(name.strip())
                && name.length() <= LONGEST_NAME
                && name.codePoints().allMatch(HarmlessCharacter::test)
                && new PersonName(name).isSomebody();
        if (!isName) {
            throw new Refusal(
                    422, "this is no name of a person", "Write your name, in one line of at most 100 letters.");
        }
        return new Reviewer(name, Optional.empty());
    }

    private Reviewer proven(People people, String name, RequestBody body) {
        Person person = people.active(name)
                .orElseThrow(() -> new Refusal(
                        403, "nobody of this name has a key in use", "Choose one of the people of this run."));
        SigningKey key = open(people, person, body, "review run " + runName());
        return new Reviewer(name, Optional.of(new Opened(Meaning.DECIDED, person, key)));
    }

    /** A wrong passphrase is refused and counted. */
    private SigningKey open(People people, Person person, RequestBody body, String purpose) {
        wrongPassphrases.refuseIfTooMany(occasion.instant());
        Passphrase passphrase = Passphrase.of(body.text("passphrase"));
        try {
            return KeyRing.in(people.folder()).open(person, passphrase, new Attempt(purpose, occasion.instant()));
        } catch (RecordException e) {
            wrongPassphrases.add(occasion.instant());
            throw new Refusal(403, String.valueOf(e.getMessage()), "");
        } finally {
            passphrase.forget();
        }
    }

    /** The key of a second person who agrees. */
    Opened agreeing(People people, Person person, RequestBody body) {
        return new Opened(
                Meaning.AGREED, person, open(people, person, body, "decide about run " + runName() + ": agreed"));
    }

    /** Who works at the page. */
    Reviewer needed(Asked asked) {
        return asked.session()
                .reviewer(occasion.instant())
                .orElseThrow(() -> new Refusal(401, "nobody is logged in, or not any more", "Log in."));
    }

    /** Who works at the page, for the page. */
    Optional<Json> json(Session session) {
        return session.reviewer(occasion.instant())
                .map(reviewer -> reviewer.person()
                        .map(Reviewers::json)
                        .orElseGet(() -> new Json()
                                .put("name", reviewer.name())
                                .put("role", "")
                                .put("decides", true)
                                .put("meanings", List.of())));
    }

    static Json json(Person person) {
        return new Json()
                .put("name", person.name())
                .put("role", person.role().word())
                .put("decides", person.role().maySign(Meaning.DECIDED))
                .put(
                        "meanings",
                        Arrays.stream(Meaning.values())
                                .filter(Meaning::isOfResults)
                                .filter(person.role()::maySign)
                                .map(Meaning::word)
                                .toList());
    }

    private Target target(Standing standing) {
        return SealedResults.target(run.results(), standing.record(), Kind.RUN).orElseThrow();
    }

    /** The signatures of the results; empty where nobody can sign. */
    private Optional<SignedResults> signed(Standing standing, Optional<People> people) {
        return people.map(known -> SignedResults.read(target(standing), known, Bytes.INTACT));
    }

    /** The state of the results in a word. */
    String state() {
        try {
            return signed(run.standing(), people())
                    .map(SignedResults::state)
                    .orElse(State.PROCESSED)
                    .word();
        } catch (RecordException e) {
            return State.PROCESSED.word();
        }
    }

    /** What can be signed now, by whom works here, and what has changed since the last signature. */
    Json signing(Asked asked) {
        Standing standing = run.standing();
        People people = people().orElseThrow(() -> new Refusal(
                422,
                "nobody can sign: run.yaml names no folder of people",
                "Make one with enantio person add, and name it."));
        SignedResults signed = signed(standing, Optional.of(people)).orElseThrow();
        Optional<Person> person = asked.session().reviewer(occasion.instant()).flatMap(Reviewer::person);
        return new Json()
                .put("state", signed.state().word())
                .put(
                        "meanings",
                        person.map(one -> meanings(standing, people, one)).orElse(List.of()))
                .put("since", since(standing, signed))
                .put("problems", signed.differences())
                .put(
                        "signatures",
                        signed.signatures().stream().map(Reviewers::json).toList());
    }

    private List<String> meanings(Standing standing, People people, Person person) {
        return Arrays.stream(Meaning.values())
                .filter(Meaning::isOfResults)
                .filter(meaning -> maySign(standing, people, person, meaning))
                .map(Meaning::word)
                .toList();
    }

    private boolean maySign(Standing standing, People people, Person person, Meaning meaning) {
        try {
            SignedResults.check(
                    target(standing),
                    people,
                    new SignedResults.Wish(meaning, person, "a reason that is given later", Optional.empty()));
            return true;
        } catch (RecordException e) {
            return false;
        }
    }

    private static Json json(Signature signature) {
        return new Json()
                .put("meaning", signature.statement().get("meaning"))
                .put("name", signature.statement().get("name"))
                .put("role", signature.statement().get("role"))
                .put("time", signature.statement().get("time"))
                .put("reason", signature.statement().get("reason"))
                .put("problem", signature.problem().orElse(""))
                .put("valid", signature.isValid());
    }

    /** What happened after the last signature, by the journal and by the decisions; all of it, if there is none. */
    private List<String> since(Standing standing, SignedResults signed) {
        List<Signature> all = signed.signatures();
        if (all.isEmpty()) {
            return since(standing, 0, 0, "Nobody has signed results of this run.");
        }
        Signature last = all.get(all.size() - 1);
        String sha256 = last.statement().get("sha256");
        if (sha256.equals(standing.results())) {
            return List.of();
        }
        ChainedLines journal = ResultsHistory.of(run.results()).journal();
        int line = IntStream.range(0, journal.count())
                .filter(i -> journal.cell(i, "results_sha256").equals(sha256))
                .reduce(-1, (before, after) -> after);
        int decided = line < 0 ? 0 : Integer.parseInt(journal.cell(line, "decisions"));
        return since(
                standing,
                line + 1,
                decided,
                "The last signature (" + last.statement().get("meaning") + " by "
                        + last.statement().get("name") + ") is of other results.");
    }

    private List<String> since(Standing standing, int line, int decided, String first) {
        ChainedLines journal = ResultsHistory.of(run.results()).journal();
        List<String> lines = new ArrayList<>(List.of(first));
        IntStream.range(line, journal.count())
                .mapToObj(i -> "Processed " + journal.cell(i, "recorded_at") + " on " + journal.cell(i, "workstation")
                        + " by " + journal.cell(i, "account") + ": " + journal.cell(i, "outcome")
                        + (journal.cell(i, "superseded").isEmpty()
                                ? ""
                                : "; the results before are kept as superseded/" + journal.cell(i, "superseded")))
                .forEach(lines::add);
        standing.decisions().all().stream()
                .filter(decision -> decision.number() > decided)
                .map(decision -> line(standing, decision))
                .forEach(lines::add);
        return lines;
    }

    private static String line(Standing standing, Decision decision) {
        return "Decision " + decision.number() + ": " + decision.action().kind().word() + ", "
                + decision.subject()
                        .injection()
                        .map(number -> "injection " + number)
                        .orElse("the run")
                + decision.subject().analyte().map(name -> ", " + name).orElse("") + ", by "
                + decision.author().person()
                + decision.author().secondPerson().map(name -> " and " + name).orElse("")
                + (decision.reason().text().isEmpty()
                        ? ""
                        : ": " + decision.reason().text())
                + Optional.ofNullable(standing.decisions().withoutEffect().get(decision.number()))
                        .map(objection -> " (without effect: " + objection.column() + " " + objection.problem() + ")")
                        .orElse("");
    }

    /** Signs the results: with the passphrase again, and with everything checked as enantio sign does. */
    Json sign(Asked asked) {
        Reviewer reviewer = needed(asked);
        if (reviewer.opened().isEmpty()) {
            throw new Refusal(
                    422,
                    "nobody can sign: run.yaml names no folder of people",
                    "Make one with enantio person add, and name it.");
        }
        RequestBody body = asked.body();
        Meaning meaning = Meaning.ofWord(body.needed("meaning"))
                .filter(Meaning::isOfResults)
                .orElseThrow(
                        () -> new Refusal(422, "nothing is signed with this meaning", "Choose one that is offered."));
        Signing signing = Signing.of(run.results(), Optional.of(run.folder()), Optional.empty());
        Wanted wanted = new Wanted(meaning, reviewer.name(), body.text("reason"), Optional.empty());
        SignedResults signed = signed(signing, wanted, Passphrase.of(body.text("passphrase")));
        Signature last = signed.signatures().get(signed.signatures().size() - 1);
        return new Json().put("state", signed.state().word()).put("signature", json(last));
    }

    /** What cannot be signed so is refused before the passphrase is looked at, and is no wrong attempt. */
    private SignedResults signed(Signing signing, Wanted wanted, Passphrase passphrase) {
        wrongPassphrases.refuseIfTooMany(occasion.instant());
        AtomicBoolean isTried = new AtomicBoolean();
        try {
            return signing.sign(
                    wanted,
                    () -> {
                        isTried.set(true);
                        return passphrase;
                    },
                    occasion);
        } catch (RecordException e) {
            if (isTried.get()) {
                wrongPassphrases.add(occasion.instant());
            }
            throw new Refusal(isTried.get() ? 403 : 422, String.valueOf(e.getMessage()), "");
        } finally {
            passphrase.forget();
        }
    }
}
