package io.enantio.report;

import static io.enantio.report.Column.text;

import io.enantio.acceptance.Verdict;
import java.util.List;

/** verdicts.csv: a row per analyte. */
final class VerdictsTable {
    static final CsvTable<Verdict> TABLE = new CsvTable<>(
            "verdicts.csv",
            "a row per analyte",
            List.of(
                    text(
                            "analyte",
                            "name in the method",
                            verdict -> verdict.analyte().name()),
                    text("verdict", "`accepted` or `rejected`", VerdictsTable::word),
                    text(
                            "reasons",
                            "ids of the rules that reject it, sorted, with `;` between",
                            verdict -> String.join(Flags.SEPARATOR, verdict.reasons()))));

    private VerdictsTable() {}

    static String word(Verdict verdict) {
        return verdict.isAccepted() ? "accepted" : "rejected";
    }
}
