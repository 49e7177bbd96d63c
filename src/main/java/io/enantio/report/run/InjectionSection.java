package io.enantio.report.run;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.calibration.Quantitation;
import io.enantio.calibration.curve.Response;
import io.enantio.report.page.Cell;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.PrintedCode;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.run.figure.RunView;
import java.util.List;

/** Every injection and analyte with the figures behind its result. */
final class InjectionSection {
    private static final int DIGITS = 5;

    private InjectionSection() {}

    static Section of(RunView view) {
        return new Section(
                "injections",
                "Every injection",
                List.of(Table.of(
                        "injections",
                        "Every injection and analyte",
                        view.result().rows(),
                        columns(view.numbers()))));
    }

    private static List<Column<ResultRow>> columns(NumberPrinter numbers) {
        return List.of(
                Column.number("inj.", row -> Cell.count(row.injection().number())),
                Column.words("file", row -> row.injection().file().orElse("not acquired")),
                ResultColumns.sample(),
                Column.words("type", InjectionSection::type),
                ResultColumns.analyte(),
                Column.number(
                        "dil.",
                        row -> Cell.of(NumberPrinter.unrounded(row.injection().dilutionFactor()))),
                Column.number("RT, min", row -> ResultColumns.retention(numbers, row.peak())),
                Column.number("area, counts·min", row -> ResultColumns.area(numbers, row.peak())),
                Column.number(
                        "IS area",
                        row -> row.internalStandard()
                                .map(found -> ResultColumns.area(numbers, found))
                                .orElse(Cell.NONE)),
                Column.number(
                        "ratio",
                        row -> row.quantitation()
                                .map(found -> ratio(numbers, found))
                                .orElse(Cell.NONE)),
                Column.number("Rs", row -> ResultColumns.resolution(numbers, row.peak())),
                Column.number(
                        "S/N",
                        row -> ResultColumns.figure(
                                row.peak(),
                                peak -> peak.figures().signalToNoise(),
                                value -> numbers.decimals(value, 0))),
                Column.words("integration", row -> row.peak().how().word().replace('_', ' ')),
                ResultColumns.status(),
                ResultColumns.estimate(numbers),
                ResultColumns.flags());
    }

    private static String type(ResultRow row) {
        return PrintedCode.words(row.injection().type().word())
                + row.injection().sample().level().map(level -> " " + level).orElse("");
    }

    private static Cell ratio(NumberPrinter numbers, Quantitation quantitation) {
        return quantitation.response() instanceof Response.Ratio ratio
                ? Cell.of(numbers.significant(ratio.value(), DIGITS))
                : Cell.NONE;
    }
}
