package io.enantio.report.run;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.acceptance.result.RuleOutcome.Outcome;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.rules.Limit;
import io.enantio.method.rules.Limits;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Tone;
import io.enantio.report.run.figure.RunView;
import io.enantio.text.NumberText;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Every rule that was applied, and every limit in force with its source. */
public final class RuleSection {
    private RuleSection() {}

    static Section of(RunView view) {
        RunResult result = view.result();
        Limits limits = result.method().limits();
        return new Section(
                "rules",
                "Rules and limits",
                List.of(
                        new Facts(List.of(
                                Fact.of("ruleset", limits.ruleset()), new Fact("limits rest on", basis(limits)))),
                        limits(
                                "limits",
                                "Every limit in force; status text: read in the guideline, design: our choice, general: compared by the laboratory alone",
                                limits),
                        Table.of(
                                "rules",
                                "Every rule for each analyte and subject; the sources of the limits are listed above",
                                result.rules(),
                                columns())));
    }

    private static Cell basis(Limits limits) {
        return Cell.of(limits.basis().text(), limits.basis().isKnown() ? Tone.PLAIN : Tone.DOUBT);
    }

    /** A table of limits with their sources. */
    public static Table limits(String name, String caption, Limits limits) {
        return Table.of(
                name,
                caption,
                limits.all(),
                List.of(
                        Column.words("limit", limit -> limit.key().word()),
                        Column.words("value", RuleSection::value),
                        Column.words("set by", limit -> limit.origin().setBy()),
                        Column.words("source", limit -> limit.origin().source()),
                        Column.words("status", limit -> limit.origin().status())));
    }

    private static String value(Limit limit) {
        return limit.words().isEmpty()
                ? limit.numbers().stream().map(NumberText::of).collect(Collectors.joining(" / "))
                : String.join(" ", limit.words());
    }

    static List<Column<RuleOutcome>> columns() {
        return List.of(
                Column.words("analyte", row -> row.analyte().name()),
                Column.words("rule", RuleOutcome::rule),
                Column.words("subject", RuleOutcome::subject),
                Column.number("passed", row -> whole(row.count().passed())),
                Column.number("of", row -> whole(row.count().total())),
                Column.marked("outcome", RuleSection::outcome),
                Column.words("found", row -> row.evidence().detail()),
                Column.words("limit", row -> row.evidence().limit()));
    }

    static Cell outcome(RuleOutcome row) {
        String word = row.outcome().word().replace('_', ' ');
        return switch (row.outcome()) {
            case PASS -> Cell.of(word, Tone.GOOD);
            case FAIL -> Cell.of("FAIL", Tone.BAD);
            case NOT_ASSESSABLE -> Cell.of(word, Tone.DOUBT);
            case NOT_APPLICABLE -> Cell.of(word);
        };
    }

    static boolean concernsOnly(RuleOutcome row, String... rules) {
        return List.of(rules).contains(row.rule()) && row.outcome() != Outcome.NOT_APPLICABLE;
    }

    private static Cell whole(OptionalInt count) {
        return count.isPresent() ? Cell.count(count.getAsInt()) : Cell.NONE;
    }
}
