package io.enantio.browser;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.calibration.curve.Response;
import io.enantio.input.problem.InputException;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.operation.DraftDecisions;
import io.enantio.operation.DraftDecisions.Author;
import io.enantio.operation.DraftDecisions.Objected;
import io.enantio.operation.DraftDecisions.Wish;
import io.enantio.operation.Occasion;
import io.enantio.peak.area.Peak;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.Action;
import io.enantio.run.Decisions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What changes would do before anybody commits them: every result, rule and verdict before and after. */
final class Proposals {
    /** In place of a reason, as long as none is typed. */
    private static final String NO_REASON = "no reason has been given yet";

    private static final Author NOBODY = new Author("Reviewer of the draft", "Another person", Optional.empty());
    private static final int MOST_ROUNDS = 6;

    private final ReviewedRun run;
    private final Occasion occasion;

    Proposals(ReviewedRun run, Occasion occasion) {
        this.run = run;
        this.occasion = occasion;
    }

    /** Changes as the page sends them. */
    static List<Wish> wishes(RequestBody body) {
        return body.objects("changes").stream()
                .map(change -> new Wish(
                        change.text("injection"),
                        change.text("analyte"),
                        change.needed("action"),
                        change.text("parameters"),
                        change.text("reasonCode"),
                        change.text("reason"),
                        Wish.By.ONE))
                .toList();
    }

    /**
     * Changes with what is still missing filled in.
     *
     * @param decisions on record, and those of the changes that can be applied
     * @param problems what must be mended before they can be committed
     * @param wishes the changes, those that need a second person marked
     */
    record Draft(Decisions decisions, List<Objected> problems, List<Wish> wishes) {
        boolean needsSecond() {
            return wishes.stream().anyMatch(wish -> wish.by() == Wish.By.TWO);
        }
    }

    /** Fills in what is missing, and leaves out what cannot be applied, until the rest can be read as decisions. */
    Draft draft(RunFolder folder, List<Wish> wishes) {
        DraftDecisions draft = DraftDecisions.of(folder, NOBODY);
        Map<String, Objected> problems = new LinkedHashMap<>();
        List<Wish> marked = new ArrayList<>(wishes);
        Map<Integer, Wish> left = new LinkedHashMap<>();
        IntStream.range(0, wishes.size()).forEach(i -> left.put(i, wishes.get(i)));
        for (int round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
            List<Integer> places = List.copyOf(left.keySet());
            List<Wish> tried = List.copyOf(left.values());
            try {
                Decisions decisions = draft.checked(tried, occasion).run().decisions();
                return new Draft(decisions, List.copyOf(problems.values()), marked);
            } catch (InputException refusal) {
                for (Objected one : draft.objected(refusal, tried, occasion)) {
                    int place = places.get(one.wish());
                    Optional<Wish> mended = Optional.ofNullable(left.get(place)).flatMap(wish -> mended(wish, one));
                    boolean isSecond = one.column().equals("second_person") && mended.isPresent();
                    if (isSecond) {
                        marked.set(place, marked.get(place).by(Wish.By.TWO));
                    } else {
                        problems.putIfAbsent(
                                place + one.column(), new Objected(place, one.column(), one.problem(), one.remedy()));
                    }
                    mended.ifPresentOrElse(wish -> left.put(place, wish), () -> left.remove(place));
                }
            }
        }
        return new Draft(folder.run().decisions(), List.copyOf(problems.values()), marked);
    }

    private static Optional<Wish> mended(Wish wish, Objected objected) {
        return switch (objected.column()) {
            case "second_person" -> wish.by() == Wish.By.TWO ? Optional.empty() : Optional.of(wish.by(Wish.By.TWO));
            case "reason" ->
                wish.reason().equals(NO_REASON)
                        ? Optional.empty()
                        : Optional.of(wish.because(wish.reasonCode(), NO_REASON));
            case "reason_code" -> withCode(wish);
            default -> Optional.empty();
        };
    }

    /** The first code of the action that is not the one that was refused. */
    private static Optional<Wish> withCode(Wish wish) {
        String code = Action.Kind.ofWord(wish.action()).stream()
                .flatMap(kind -> kind.codes().stream())
                .map(Enum::name)
                .sorted()
                .findFirst()
                .orElse("");
        return code.equals(wish.reasonCode()) ? Optional.empty() : Optional.of(wish.because(code, wish.reason()));
    }

    /** What the run would be. */
    record Proposed(Draft draft, RunResult before, RunResult after) {}

    Proposed proposed(List<Wish> wishes) {
        ReviewedRun.Judged judged = run.progress()
                .judged()
                .orElseThrow(
                        () -> new Refusal(422, "the run is still being integrated again", "Wait until it is done."));
        Draft draft = draft(run.standing().input().folder(), wishes);
        return new Proposed(draft, judged.result(), run.judgedWith(draft.decisions()));
    }

    Json json(Proposed proposed) {
        return new Json()
                .put("results", results(proposed))
                .put("verdicts", verdicts(proposed))
                .put("problems", problems(proposed))
                .put("needsSecond", proposed.draft().needsSecond());
    }

    static Json json(Objected problem) {
        return new Json()
                .put("change", problem.wish())
                .put("column", problem.column())
                .put("problem", problem.problem())
                .put("remedy", problem.remedy());
    }

    /** What speaks against the changes by themselves, and by what the run records of their peaks. */
    private static List<Json> problems(Proposed proposed) {
        List<Json> problems = new ArrayList<>(
                proposed.draft().problems().stream().map(Proposals::json).toList());
        int recorded = proposed.after().run().decisions().all().size()
                - proposed.draft().wishes().size();
        proposed.after().run().decisions().withoutEffect().tailMap(recorded + 1).forEach((number, objection) -> {
            if (proposed.draft().problems().isEmpty()) {
                problems.add(json(new Objected(
                        number - recorded - 1,
                        objection.column(),
                        "would have no effect: it " + objection.problem(),
                        objection.remedy())));
            }
        });
        return problems;
    }

    private static List<Json> results(Proposed proposed) {
        Set<String> touched = proposed.draft().wishes().stream()
                .map(wish -> wish.injection() + "/" + wish.analyte())
                .collect(Collectors.toSet());
        RunView viewBefore = new RunView(proposed.before());
        RunView viewAfter = new RunView(proposed.after());
        record Changed(String id, ResultRow before, ResultRow after) {}
        List<Changed> changed = new ArrayList<>();
        for (int i = 0; i < proposed.before().rows().size(); i++) {
            ResultRow before = proposed.before().rows().get(i);
            ResultRow after = proposed.after().rows().get(i);
            if (!before.equals(after)
                    && !json(viewBefore, before)
                            .text()
                            .equals(json(viewAfter, after).text())) {
                changed.add(new Changed(id(before), before, after));
            }
        }
        return changed.stream()
                .sorted(Comparator.comparing(row -> !touched.contains(row.id())))
                .map(row -> new Json()
                        .put("id", row.id())
                        .put("before", json(viewBefore, row.before()))
                        .put("after", json(viewAfter, row.after())))
                .toList();
    }

    static String id(ResultRow row) {
        return row.injection().number() + "/" + row.analyte().name();
    }

    private static Json json(RunView view, ResultRow row) {
        Optional<Estimate> estimate = row.estimate();
        Optional<Peak> peak = row.peak() instanceof Peak found ? Optional.of(found) : Optional.empty();
        Optional<Double> ratio = row.quantitation()
                .map(found -> found.response())
                .filter(Response.Ratio.class::isInstance)
                .map(found -> ((Response.Ratio) found).value());
        OptionalDouble reported = row.reportedNgPerMl();
        return new Json()
                .put("area", peak.map(found -> found.area().countsMin()))
                .put("ratio", ratio)
                .put("estimate", estimate.map(Estimate::ngPerMl))
                .put("low", estimate.map(Estimate::ci95LowNgPerMl).orElse(OptionalDouble.empty()))
                .put("high", estimate.map(Estimate::ci95HighNgPerMl).orElse(OptionalDouble.empty()))
                .put("status", row.judgement().status().word())
                .put("flags", row.judgement().flags().stream().map(Queue::json).toList())
                .put("relativeError", row.judgement().relativeErrorPercent())
                .put(
                        "text",
                        reported.isPresent()
                                ? view.reported(row, reported.getAsDouble()).text()
                                : "");
    }

    private static List<Json> verdicts(Proposed proposed) {
        List<Json> verdicts = new ArrayList<>();
        for (int i = 0; i < proposed.before().verdicts().size(); i++) {
            Verdict before = proposed.before().verdicts().get(i);
            verdicts.add(new Json()
                    .put("analyte", before.analyte().name())
                    .put("before", word(before))
                    .put("after", word(proposed.after().verdicts().get(i)))
                    .put("rules", rules(proposed, before.analyte().name())));
        }
        return verdicts;
    }

    private static String word(Verdict verdict) {
        return verdict.isAccepted() ? "accepted" : "rejected";
    }

    /** The rules whose outcome changes. */
    private static List<Json> rules(Proposed proposed, String analyte) {
        Map<String, RuleOutcome> before = outcomes(proposed.before(), analyte);
        Map<String, RuleOutcome> after = outcomes(proposed.after(), analyte);
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .filter(key -> !outcome(before.get(key)).equals(outcome(after.get(key))))
                .map(key -> {
                    RuleOutcome one = Optional.ofNullable(after.get(key))
                            .orElseGet(() -> Objects.requireNonNull(before.get(key)));
                    return new Json()
                            .put("rule", one.rule())
                            .put("subject", one.subject())
                            .put("before", outcome(before.get(key)))
                            .put("after", outcome(after.get(key)));
                })
                .toList();
    }

    private static Map<String, RuleOutcome> outcomes(RunResult result, String analyte) {
        return result.rules().stream()
                .filter(rule -> rule.analyte().name().equals(analyte))
                .collect(Collectors.toMap(
                        rule -> rule.rule() + " " + rule.subject(), rule -> rule, (one, other) -> one));
    }

    private static String outcome(@Nullable RuleOutcome rule) {
        return rule == null ? "" : rule.outcome().word();
    }
}
