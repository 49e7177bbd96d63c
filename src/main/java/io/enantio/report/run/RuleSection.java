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
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Every rule that was applied, and every limit in force with its origin. */
final class RuleSection {
    private static final MathContext DIGITS = new MathContext(15);

    private RuleSection() {}

    static Section of(RunView view) {
        RunResult result = view.result();
        Limits limits = result.method().limits();
        return new Section(
                "rules",
                "Rules and limits",
                List.of(
                        new Facts(List.of(
                                Fact.of("ruleset", limits.ruleset()),
                                new Fact("compared with the guideline by", verified(limits)))),
                        Table.of(
                                "limits",
                                "Every limit in force; status draft, summary and general: rule text not yet verified",
                                limits.all(),
                                limitColumns()),
                        Table.of(
                                "rules",
                                "Every rule, applied to each analyte and subject; where its limits come from stands above",
                                result.rules(),
                                columns())));
    }

    private static Cell verified(Limits limits) {
        return limits.verifiedBy().map(Cell::of).orElse(Cell.of("nobody: rule text not yet verified", Tone.DOUBT));
    }

    private static List<Column<Limit>> limitColumns() {
        return List.of(
                Column.words("limit", limit -> limit.key().word()),
                Column.words("value", RuleSection::value),
                Column.words("set by", limit -> limit.origin().setBy()),
                Column.words("source", limit -> limit.origin().source()),
                Column.words("status", limit -> limit.origin().status()));
    }

    private static String value(Limit limit) {
        String numbers = limit.numbers().stream()
                .map(number ->
                        new BigDecimal(number, DIGITS).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(" / "));
        return limit.words().isEmpty() ? numbers : String.join(" ", limit.words());
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
        return count.isPresent() ? Cell.of(String.valueOf(count.getAsInt())) : Cell.NONE;
    }
}
