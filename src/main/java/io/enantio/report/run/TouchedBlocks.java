package io.enantio.report.run;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.TouchedShare;
import io.enantio.acceptance.result.Verdict;
import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.text.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How much people touched (rules B-05, B-11), in the report of a run, a validation and a study alike. */
public final class TouchedBlocks {
    private TouchedBlocks() {}

    /** Columns of a file of shares. */
    public static List<CsvTable.Column<TouchedShare>> columns() {
        return List.of(
                text("analyte", "name in the method", TouchedShare::analyte),
                text(
                        "sample_type",
                        "`standard` `qc` `study` `blank` (with zero samples and carry-over blanks) `other` (single enantiomers, suitability)",
                        share -> share.kind().word()),
                text("reason_code", "of the decisions; `all`: the sum over the reasons", TouchedShare::reason),
                count("acquired", "results of the kind", TouchedShare::acquired),
                count("reintegrated", "those that rest on a peak integrated manually", TouchedShare::reintegrated),
                number(
                        "reintegrated_percent",
                        "of those acquired",
                        share -> OptionalDouble.of(share.reintegratedPercent())),
                count("excluded", "those that a decision leaves out", TouchedShare::excluded),
                number("excluded_percent", "of those acquired", share -> OptionalDouble.of(share.excludedPercent())),
                number(
                        "largest_change_percent",
                        "largest change of an estimated concentration against that without decisions, with its sign, of standards, QCs, and results above the LLOQ before or after; `all`: over every result of the kind, also of those that moved with the curve; otherwise over those touched for the reason. Empty: none has both",
                        TouchedShare::largestChangePercent));
    }

    /** Shares by analyte, kind of sample and reason. */
    public static Table shares(List<TouchedShare> shares, NumberPrinter numbers) {
        return Table.of(
                "touched",
                "Results that people touched, by analyte, kind of sample and reason",
                shares,
                List.of(
                        Column.words("analyte", TouchedShare::analyte),
                        Column.words("samples", share -> words(share.kind())),
                        Column.words("reason", TouchedShare::reason),
                        Column.number("acquired", share -> Cell.count(share.acquired())),
                        Column.number("reintegrated", share -> Cell.count(share.reintegrated())),
                        Column.number("%", share -> Cell.of(numbers.percent(share.reintegratedPercent()))),
                        Column.number("excluded", share -> Cell.count(share.excluded())),
                        Column.number("%", share -> Cell.of(numbers.percent(share.excludedPercent()))),
                        Column.number(
                                "largest change of a concentration, %",
                                share -> NumberPrinter.cell(share.largestChangePercent(), numbers::percent))));
    }

    private static String words(TouchedShare.Kind kind) {
        return switch (kind) {
            case STANDARD -> "standards";
            case QC -> "QCs";
            case STUDY -> "study samples";
            case BLANK -> "blanks, zero samples";
            case OTHER -> "single enantiomers, suitability";
        };
    }

    /** An analyte of a run whose verdict a decision could change. */
    public record Verdicts(String run, String analyte, boolean wasAccepted, boolean isAccepted) {}

    /** Verdicts of a run before and after; none if no decision can change a result of it. */
    public static List<Verdicts> verdicts(RunResult result) {
        return result.undecided().stream()
                .flatMap(before -> IntStream.range(0, result.verdicts().size()).mapToObj(i -> {
                    Verdict after = result.verdicts().get(i);
                    return new Verdicts(
                            result.run().header().run(),
                            after.analyte().name(),
                            before.verdicts().get(i).isAccepted(),
                            after.isAccepted());
                }))
                .toList();
    }

    /** The verdicts, and what to say where there are none. */
    public static List<Block> verdicts(List<Verdicts> verdicts) {
        List<Block> blocks = new ArrayList<>();
        if (verdicts.isEmpty()) {
            blocks.add(Text.of("No decision can change a verdict."));
        } else {
            blocks.add(Table.of(
                    "verdicts before and after",
                    "Verdicts before any decision and after",
                    verdicts,
                    List.of(
                            Column.words("run", Verdicts::run),
                            Column.words("analyte", Verdicts::analyte),
                            Column.words("before", row -> word(row.wasAccepted())),
                            Column.marked(
                                    "after",
                                    row -> Cell.of(
                                            word(row.isAccepted()),
                                            row.wasAccepted() == row.isAccepted() ? Tone.PLAIN : Tone.DOUBT)))));
        }
        return blocks;
    }

    private static String word(boolean isAccepted) {
        return PrintedCode.words(isAccepted ? "accepted" : "rejected");
    }
}
