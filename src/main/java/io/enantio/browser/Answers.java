package io.enantio.browser;

import io.enantio.browser.Proposals.Draft;
import io.enantio.browser.Proposals.Proposed;
import io.enantio.browser.ReviewedRun.Progress;
import io.enantio.browser.Session.Access;
import io.enantio.browser.Session.Reviewer;
import io.enantio.input.problem.InputException;
import io.enantio.method.Analyte;
import io.enantio.method.Compound;
import io.enantio.method.Method;
import io.enantio.operation.Deciding;
import io.enantio.operation.Deciding.DecidedMeanwhile;
import io.enantio.operation.DecisionSigners.Opened;
import io.enantio.operation.DraftDecisions.Author;
import io.enantio.operation.DraftDecisions.Objected;
import io.enantio.operation.DraftDecisions.Wish;
import io.enantio.operation.Occasion;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.Person;
import io.enantio.run.Action;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the page is told, and what it does. */
final class Answers {
    private final ReviewedRun run;
    private final Occasion occasion;
    private final Reviewers reviewers;
    private final Proposals proposals;
    private final Pictures pictures;
    private final AtomicReference<@Nullable Shown> shown = new AtomicReference<>();

    Answers(ReviewedRun run, Occasion occasion) {
        this.run = run;
        this.occasion = occasion;
        this.reviewers = new Reviewers(run, occasion);
        this.proposals = new Proposals(run, occasion);
        this.pictures = new Pictures(run);
    }

    Pictures pictures() {
        return pictures;
    }

    Reviewers reviewers() {
        return reviewers;
    }

    Json session(Asked asked) {
        Standing standing = run.standing();
        Progress progress = run.progress();
        Optional<Refusal> lock = run.lockedBySignature();
        Optional<People> people = reviewers.people();
        return new Json()
                .put("run", standing.input().run().header().run())
                .put("folder", run.folder().toString())
                .put("version", occasion.version())
                .put("token", asked.session().token().text())
                .put("readOnly", asked.session().access() == Access.READ_ONLY)
                .put("people", people.isPresent() ? "keys" : "declared")
                .put("persons", people.map(Answers::persons).orElse(List.of()))
                .put("person", reviewers.json(asked.session()))
                .put("recomputed", word(progress.state()))
                .put(
                        "problem",
                        progress.problem().isEmpty()
                                ? lock.map(refusal -> refusal.answer().problem())
                                        .orElse("")
                                : progress.problem())
                .put("state", reviewers.state())
                .put("locked", lock.isPresent())
                .put("pending", standing.pending())
                .put(
                        "actions",
                        Arrays.stream(Action.Kind.values()).map(Answers::json).toList())
                .put("analytes", analytes(standing.input().method()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<Json> persons(People people) {
        return people.all().stream()
                .filter(person -> person.retired().isEmpty())
                .map(Reviewers::json)
                .toList();
    }

    private static Json json(Action.Kind kind) {
        return new Json()
                .put("action", kind.word())
                .put("parameters", kind.parameters())
                .put("codes", kind.codes().stream().map(Enum::name).toList());
    }

    private static List<Json> analytes(Method method) {
        List<Json> analytes = new ArrayList<>();
        for (Analyte analyte : method.analytes()) {
            Compound compound = method.compoundOf(analyte);
            analytes.add(new Json()
                    .put("name", analyte.name())
                    .put("compound", compound.name())
                    .put("compoundIndex", method.compounds().indexOf(compound))
                    .put("internalStandard", false));
        }
        return analytes;
    }

    Json login(Asked asked) {
        reviewers.enter(asked);
        return session(asked);
    }

    Json logout(Asked asked) {
        asked.session().leave();
        return new Json();
    }

    /** It changes only with what lies in the folder, and is long. */
    Json.Raw queue(Asked asked) {
        Standing standing = run.standing();
        Shown last = shown.get();
        if (last == null || !last.standing().seen().equals(standing.seen())) {
            last = new Shown(standing, new Json.Raw(Queue.json(standing).text()));
            shown.set(last);
        }
        return last.queue();
    }

    private record Shown(Standing standing, Json.Raw queue) {}

    Json status(Asked asked) {
        Progress progress = run.progress();
        return standing()
                .put("recomputed", word(progress.state()))
                .put("progress", new Json().put("done", progress.done()).put("total", progress.total()));
    }

    private Json standing() {
        Standing standing = run.standing();
        return new Json()
                .put("head", standing.decisions().head())
                .put("results", standing.results())
                .put("pending", standing.pending());
    }

    Json history(Asked asked) {
        Standing standing = run.standing();
        Optional<Integer> injection =
                asked.value("injection").isEmpty() ? Optional.empty() : Optional.of(asked.number("injection", 0));
        String analyte = asked.value("analyte");
        return new Json()
                .put(
                        "decisions",
                        standing.decisions().all().stream()
                                .filter(decision -> injection.isEmpty()
                                        || decision.subject().injection().equals(injection))
                                .filter(decision -> analyte.isEmpty()
                                        || decision.subject()
                                                .analyte()
                                                .map(analyte::equals)
                                                .orElse(true))
                                .map(decision -> json(standing, decision))
                                .toList());
    }

    private static Json json(Standing standing, Decision decision) {
        return json(decision)
                .put("number", decision.number())
                .put("secondPerson", decision.author().secondPerson().orElse(""))
                .put("parameters", standing.parameters(decision.number()))
                .put("proof", decision.proof())
                .put(
                        "effect",
                        Optional.ofNullable(standing.decisions().withoutEffect().get(decision.number()))
                                .map(objection -> "without effect: " + objection.column() + " " + objection.problem())
                                .orElse(
                                        decision.number()
                                                        > standing.sealed()
                                                                .decisions()
                                                                .count()
                                                ? "not yet in the results"
                                                : ""));
    }

    /** A decision that somebody else made. */
    private static Json json(Decision decision) {
        return new Json()
                .put("decision", decision.number())
                .put("person", decision.author().person())
                .put("time", decision.author().time().toString())
                .put("injection", decision.subject().injection())
                .put("analyte", decision.subject().analyte().orElse(""))
                .put("action", decision.action().kind().word())
                .put("reasonCode", decision.reason().code().map(Enum::name).orElse(""))
                .put("reason", decision.reason().text());
    }

    Json proposal(Asked asked) {
        Proposed proposed = proposals.proposed(Proposals.wishes(asked.body()));
        return proposals
                .json(proposed)
                .put("picture", picture(proposed, asked.body().text("show")));
    }

    private Optional<Json> picture(Proposed proposed, String show) {
        List<Wish> wishes = proposed.draft().wishes();
        String id = show.isEmpty() && !wishes.isEmpty()
                ? wishes.get(0).injection() + "/" + wishes.get(0).analyte()
                : show;
        return proposed.after().rows().stream()
                .filter(row -> Proposals.id(row).equals(id))
                .findFirst()
                .map(row -> Pictures.after(
                        proposed,
                        row.injection().number(),
                        proposed.after().method().compoundOf(row.analyte())));
    }

    /** Decides what the reviewer has put together, and writes the results. */
    Json commit(Asked asked) {
        Reviewer reviewer = reviewers.needed(asked);
        RequestBody body = asked.body();
        List<Wish> wishes = Proposals.wishes(body);
        String known = body.text("head");
        if (wishes.isEmpty()) {
            throw new Refusal(400, "there is nothing to commit", "Decide something first.");
        }
        run.locked().ifPresent(refusal -> {
            throw refusal;
        });
        Standing standing = run.standing();
        if (!standing.decisions().head().equals(known)) {
            throw meanwhile(standing.decisions(), known);
        }
        if (standing.pending() > 0) {
            throw new Refusal(
                    422,
                    "decisions are on record that the results do not know yet",
                    "Let the results be written with them first.");
        }
        Draft draft = proposals.draft(standing.input().folder(), wishes);
        if (!draft.problems().isEmpty()) {
            throw refused(draft.problems());
        }
        Optional<RequestBody> second = body.object("second");
        Author author = new Author(
                reviewer.name(),
                draft.needsSecond() ? second.map(one -> one.text("name")).orElse("") : "",
                Optional.empty());
        if (draft.needsSecond() && author.second().isBlank()) {
            throw new Refusal(
                    422,
                    "a second person must agree: a change concerns what judges the run",
                    "Let a second person agree.");
        }
        Deciding deciding = Deciding.about(run.folder(), author);
        checked(deciding, draft.wishes());
        List<Integer> numbers;
        try {
            numbers = run.commit(deciding, draft.wishes(), opened(deciding, reviewer, second), known);
        } catch (DecidedMeanwhile others) {
            throw meanwhile(others.decisions(), known);
        }
        return new Json()
                .put("decisions", numbers)
                .put("head", run.standing().decisions().head());
    }

    /** The names too are those of people that may stand in a decision. */
    private void checked(Deciding deciding, List<Wish> wishes) {
        try {
            deciding.draft().checked(wishes, occasion);
        } catch (InputException refusal) {
            throw refused(deciding.draft().objected(refusal, wishes, occasion));
        }
    }

    private static Refusal refused(List<Objected> problems) {
        Objected first = problems.get(0);
        return new Refusal(new Refusal.Answer(
                422,
                first.column() + ": " + first.problem(),
                first.remedy(),
                Optional.of(new Json()
                        .put("problems", problems.stream().map(Proposals::json).toList()))));
    }

    /** The keys of those who sign; nobody's, where names are declared. */
    private List<Opened> opened(Deciding deciding, Reviewer reviewer, Optional<RequestBody> second) {
        List<Opened> opened = new ArrayList<>();
        deciding.signers().people().ifPresent(people -> {
            Person person = people.signer(reviewer.name());
            Opened own = reviewer.opened()
                    .filter(one -> one.person().key().equals(person.key()))
                    .orElseThrow(
                            () -> new Refusal(401, "the key of " + reviewer.name() + " is another one now", "Log in."));
            opened.add(own);
            Optional.ofNullable(deciding.signers().signing().get(Meaning.AGREED))
                    .ifPresent(agreeing -> opened.add(reviewers.agreeing(people, agreeing, second.orElseThrow())));
        });
        return opened;
    }

    /** Somebody else was faster. */
    private static Refusal meanwhile(Decisions decisions, String known) {
        int seen = known.isEmpty() ? 0 : decisions.chain().indexOf(known) + 1;
        List<Json> others = decisions.all().stream()
                .filter(decision -> decision.number() > seen)
                .map(Answers::json)
                .toList();
        return new Refusal(new Refusal.Answer(
                409,
                "somebody else has decided about this run meanwhile",
                "Look at what they did, then commit again.",
                Optional.of(new Json().put("others", others).put("head", decisions.head()))));
    }

    /** Writes the results with the decisions that were made elsewhere. */
    Json process(Asked asked) {
        reviewers.needed(asked);
        run.process();
        return standing();
    }
}
