package io.enantio.report.results;

import static io.enantio.text.CsvTable.Column.codes;
import static io.enantio.text.CsvTable.Column.optional;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.text.CsvTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** verdicts.csv: a row per analyte. */
public final class VerdictsTable {

    /** @param undecided the verdict before any decision; absent if no decision can change one */
    record Line(Verdict verdict, Optional<Verdict> undecided) {}

    public static final CsvTable<Line> TABLE = new CsvTable<>(
            "verdicts.csv",
            "a row per analyte",
            List.of(
                    text(
                            "analyte",
                            "name in the method",
                            line -> line.verdict().analyte().name()),
                    text("verdict", "`accepted` or `rejected`", line -> word(line.verdict())),
                    codes(
                            "reasons",
                            "ids of the rules that reject it, sorted, separated by `;`",
                            line -> line.verdict().reasons().stream()),
                    optional(
                            "undecided_verdict",
                            "the verdict before any decision; empty if no decision can change a result of the run",
                            line -> line.undecided().map(VerdictsTable::word))));

    private VerdictsTable() {}

    static List<Line> lines(RunResult result) {
        return IntStream.range(0, result.verdicts().size())
                .mapToObj(i -> new Line(
                        result.verdicts().get(i),
                        result.undecided().map(before -> before.verdicts().get(i))))
                .toList();
    }

    public static String word(Verdict verdict) {
        return verdict.isAccepted() ? "accepted" : "rejected";
    }
}
