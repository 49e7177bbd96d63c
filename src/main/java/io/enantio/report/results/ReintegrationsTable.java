package io.enantio.report.results;

import static io.enantio.text.CsvTable.Column.optional;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.TouchedShare;
import io.enantio.acceptance.result.Verdict;
import io.enantio.report.run.TouchedBlocks;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** reintegrations.csv: how much of a run people touched. */
final class ReintegrationsTable {

    /**
     * A share with the verdicts of its analyte.
     *
     * @param verdict absent for an analyte that is not judged
     */
    record Line(TouchedShare share, Optional<Verdict> undecided, Optional<Verdict> verdict) {}

    static final CsvTable<Line> TABLE = new CsvTable<>(
            "reintegrations.csv",
            "a row per analyte and kind of sample that was acquired, and one for each reason for which people touched a result of it: integrated its peak manually, or excluded it",
            Stream.concat(TouchedBlocks.columns().stream().map(ReintegrationsTable::ofShare), verdicts().stream())
                    .toList());

    private static List<Column<Line>> verdicts() {
        return List.of(
                optional(
                        "undecided_verdict",
                        "verdict of the analyte before any decision; empty if no decision can change a result of the run",
                        line -> line.undecided().map(VerdictsTable::word)),
                optional(
                        "verdict",
                        "verdict of the analyte; empty if it is not judged",
                        line -> line.verdict().map(VerdictsTable::word)));
    }

    private static Column<Line> ofShare(Column<TouchedShare> column) {
        return new Column<>(
                column.name(), column.meaning(), line -> column.cell().apply(line.share()));
    }

    private ReintegrationsTable() {}

    static List<Line> lines(RunResult result) {
        return TouchedShare.of(result).stream()
                .map(share -> new Line(
                        share, result.undecided().flatMap(before -> verdict(before, share)), verdict(result, share)))
                .toList();
    }

    private static Optional<Verdict> verdict(RunResult result, TouchedShare share) {
        return result.verdicts().stream()
                .filter(verdict -> verdict.analyte().name().equals(share.analyte()))
                .findFirst();
    }
}
