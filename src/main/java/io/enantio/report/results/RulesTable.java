package io.enantio.report.results;

import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.acceptance.result.RuleOutcome;
import io.enantio.text.CsvTable;
import java.util.List;
import java.util.OptionalInt;

/** rules.csv: a row per analyte, rule and subject. */
final class RulesTable {
    static final CsvTable<RuleOutcome> TABLE = new CsvTable<>(
            "rules.csv",
            "a row per analyte, rule and subject",
            List.of(
                    text("analyte", "name in the method", row -> row.analyte().name()),
                    text("rule", "id of the rule", RuleOutcome::rule),
                    text("subject", "level, batch, injection or factor; empty: the whole run", RuleOutcome::subject),
                    text(
                            "passed",
                            "how many passed, if the rule counts",
                            row -> whole(row.count().passed())),
                    text("total", "of how many", row -> whole(row.count().total())),
                    freeText(
                            "limit", "the limit in force", row -> row.evidence().limit()),
                    text(
                            "outcome",
                            "`pass` `fail` `not_applicable` `not_assessable`",
                            row -> row.outcome().word()),
                    freeText(
                            "detail",
                            "the finding; its first word may be a flag",
                            row -> row.evidence().detail()),
                    freeText(
                            "origin",
                            "who set the limit, and its source",
                            row -> row.evidence().origin())));

    private RulesTable() {}

    private static String whole(OptionalInt count) {
        return count.isPresent() ? String.valueOf(count.getAsInt()) : "";
    }
}
