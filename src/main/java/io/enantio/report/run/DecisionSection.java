package io.enantio.report.run;

import io.enantio.acceptance.result.DecisionTimes;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.TouchedShare;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.run.figure.OriginalAndFinal;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.Decision;
import io.enantio.run.Decisions;
import io.enantio.run.Objection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decisions, and the affected results before and after them. */
public final class DecisionSection {
    /** A row before and after the decisions. */
    private record Changed(ResultRow before, ResultRow after) {}

    private DecisionSection() {}

    static Section of(RunView view, Instant processedAt) {
        RunResult result = view.result();
        Decisions decisions = result.run().decisions();
        List<Block> blocks = new ArrayList<>();
        if (decisions.all().isEmpty()) {
            blocks.add(Text.of("No decisions about this run: every result comes from the algorithm alone."));
            return new Section("decisions", "Decisions", blocks);
        }
        blocks.add(Text.of(
                decisions.all().stream().allMatch(Decision::isSigned)
                        ? "Every decision was signed with the keys of its people."
                        : "Where no key is named, the names are declared, not proven."));
        List<String> times = DecisionTimes.contradictions(result, processedAt);
        if (!times.isEmpty()) {
            blocks.add(Text.of("Times that cannot be, to be explained by a person: " + String.join("; ", times) + "."));
        }
        blocks.add(Table.of("decisions", "Decisions in order", decisions.all(), columns()));
        withoutEffect(decisions).ifPresent(blocks::add);
        blocks.add(new Facts(List.of(Fact.of("head of the hash chain (SHA-256)", decisions.head()))));
        result.undecided()
                .ifPresentOrElse(
                        before -> blocks.add(changes(result, before)),
                        () -> blocks.add(Text.of("None of them can change a result.")));
        return new Section("decisions", "Decisions", blocks);
    }

    /** Decisions on record that the rules or the records speak against; absent if there is none. */
    static Optional<Table> withoutEffect(Decisions decisions) {
        List<Map.Entry<Integer, Objection>> objections =
                List.copyOf(decisions.withoutEffect().entrySet());
        return objections.isEmpty()
                ? Optional.empty()
                : Optional.of(Table.of(
                        "without effect",
                        "Decisions without effect: results are as if they had not been made",
                        objections,
                        List.of(
                                Column.numbered("no.", entry -> entry.getKey()),
                                Column.words(
                                        "because",
                                        entry -> entry.getValue().column() + " "
                                                + entry.getValue().problem()),
                                Column.words(
                                        "what to do", entry -> entry.getValue().remedy()))));
    }

    /** How much of the run people touched, and each reintegrated peak as it was and as it is. */
    static Section touched(RunView view) {
        RunResult result = view.result();
        List<Block> blocks = new ArrayList<>();
        if (result.undecided().isEmpty()) {
            blocks.add(Text.of("No result was integrated manually or excluded."));
        } else {
            blocks.add(TouchedBlocks.shares(TouchedShare.of(result), view.numbers()));
            blocks.addAll(TouchedBlocks.verdicts(TouchedBlocks.verdicts(result)));
            List<Figure> pairs = OriginalAndFinal.of(result);
            if (!pairs.isEmpty()) {
                blocks.add(Text.of("Each pair of chromatograms: original, then final."));
                blocks.add(new Figures(pairs));
            }
        }
        return new Section("touched", "Manual integration and exclusions", blocks);
    }

    /** Columns of a decision. */
    public static List<Column<Decision>> columns() {
        return List.of(
                Column.numbered("no.", decision -> decision.number()),
                Column.words(
                        "injection",
                        decision -> decision.subject()
                                .injection()
                                .map(String::valueOf)
                                .orElse("the run")),
                Column.words("analyte", decision -> decision.subject().analyte().orElse("all")),
                Column.words("action", decision -> decision.action().kind().word()),
                Column.words("how", decision -> decision.action().words()),
                Column.words("person", decision -> decision.author().person()),
                Column.words(
                        "second person",
                        decision -> decision.author().secondPerson().orElse("")),
                Column.words("names", Decision::proof),
                Column.words("time", decision -> decision.author().time().toString()),
                Column.words(
                        "recorded at",
                        decision -> decision.author()
                                .record()
                                .at()
                                .map(at -> at.toInstant().toString())
                                .orElse("")),
                Column.words(
                        "code",
                        decision -> decision.reason().code().map(Enum::name).orElse("")),
                Column.words("reason", decision -> decision.reason().text()));
    }

    private static Table changes(RunResult result, RunResult before) {
        NumberPrinter numbers = new NumberPrinter(result.method().rounding());
        List<Changed> changed = IntStream.range(0, result.rows().size())
                .mapToObj(i -> new Changed(before.rows().get(i), result.rows().get(i)))
                .filter(row -> !result.run()
                                .decisions()
                                .about(row.after.injection().number(), row.after.analyte())
                                .isEmpty()
                        || row.before.judgement().status()
                                != row.after.judgement().status())
                .toList();
        return Table.of(
                "before and after",
                "Results that a decision concerns, or whose status changed",
                changed,
                List.of(
                        Column.numbered(
                                "injection", row -> row.after.injection().number()),
                        Column.words(
                                "sample", row -> row.after.injection().sample().id()),
                        Column.words("analyte", row -> row.after.analyte().name()),
                        Column.words("decided", row -> ResultColumns.decisions(result, row.after)),
                        Column.words("status before", row -> word(row.before)),
                        Column.words("after", row -> word(row.after)),
                        Column.number("area before", row -> ResultColumns.area(numbers, row.before.peak())),
                        Column.number("after", row -> ResultColumns.area(numbers, row.after.peak())),
                        Column.number("estimate before, ng/mL", row -> ResultColumns.estimate(numbers, row.before)),
                        Column.number("after", row -> ResultColumns.estimate(numbers, row.after)),
                        Column.marked(
                                "flags after",
                                row -> Cell.of(
                                        RunView.codes(row.after.judgement().flags()), RunView.tone(row.after)))));
    }

    private static String word(ResultRow row) {
        return ResultColumns.words(row.judgement().status().word());
    }
}
