package io.enantio.report.run;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.peak.area.Integration;
import io.enantio.peak.area.Peak;
import io.enantio.report.page.Cell;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Table.Column;
import io.enantio.report.run.figure.RunView;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Columns and cells that several tables have. */
final class ResultColumns {
    private static final int AREA_DIGITS = 4;

    private ResultColumns() {}

    /** The injection, with a link to its figure. */
    static Column<ResultRow> injection(RunView view) {
        return Column.marked(
                "injection",
                row -> Cell.count(row.injection().number())
                        .to(view.anchor(row.injection(), view.result().method().compoundOf(row.analyte()))));
    }

    static Column<ResultRow> sample() {
        return Column.words("sample", row -> row.injection().sample().id());
    }

    static Column<ResultRow> type() {
        return Column.words("type", row -> words(row.injection().type().word()));
    }

    static Column<ResultRow> analyte() {
        return Column.words("analyte", row -> row.analyte().name());
    }

    static Column<ResultRow> status() {
        return Column.words("status", row -> words(row.judgement().status().word()));
    }

    static Column<ResultRow> estimate(NumberPrinter numbers) {
        return Column.number("estimate, ng/mL", row -> estimate(numbers, row));
    }

    /** Decisions that concern the row. */
    static Column<ResultRow> decided(RunResult result) {
        return Column.words("decided", row -> decisions(result, row));
    }

    static Column<ResultRow> flags() {
        return Column.marked(
                "flags", row -> Cell.of(RunView.codes(row.judgement().flags()), RunView.tone(row)));
    }

    /** A code as words. */
    static String words(String code) {
        return PrintedCode.words(code);
    }

    static Cell estimate(NumberPrinter numbers, ResultRow row) {
        return row.estimate()
                .map(found -> Cell.of(numbers.concentration(found.ngPerMl())))
                .orElse(Cell.NONE);
    }

    /** The concentration to report. */
    static Cell concentration(RunView view, ResultRow row) {
        return NumberPrinter.cell(row.reportedNgPerMl(), value -> view.reported(row, value));
    }

    static Cell low(NumberPrinter numbers, ResultRow row) {
        return numbers.concentration(
                row.estimate().map(Estimate::ci95LowNgPerMl).orElse(OptionalDouble.empty()));
    }

    static Cell high(NumberPrinter numbers, ResultRow row) {
        return numbers.concentration(
                row.estimate().map(Estimate::ci95HighNgPerMl).orElse(OptionalDouble.empty()));
    }

    static Cell area(NumberPrinter numbers, Integration found) {
        return figure(found, peak -> OptionalDouble.of(peak.area().countsMin()), area -> area(numbers, area));
    }

    static RoundedNumber area(NumberPrinter numbers, double countsMin) {
        return numbers.significant(countsMin, AREA_DIGITS);
    }

    static Cell retention(NumberPrinter numbers, Integration found) {
        return figure(
                found, peak -> OptionalDouble.of(peak.retentionTimeMin()), minutes -> numbers.decimals(minutes, 3));
    }

    static Cell resolution(NumberPrinter numbers, Integration found) {
        return figure(found, peak -> peak.figures().resolution(), value -> numbers.decimals(value, 2));
    }

    static Cell figure(
            Integration found, Function<Peak, OptionalDouble> figure, DoubleFunction<RoundedNumber> rounding) {
        return found instanceof Peak peak ? NumberPrinter.cell(figure.apply(peak), rounding) : Cell.NONE;
    }

    /** Number and action of the decisions that concern a row. */
    static String decisions(RunResult result, ResultRow row) {
        return result.run().decisions().about(row.injection().number(), row.analyte()).stream()
                .map(decision ->
                        decision.number() + " " + decision.action().kind().word())
                .collect(Collectors.joining(", "));
    }
}
