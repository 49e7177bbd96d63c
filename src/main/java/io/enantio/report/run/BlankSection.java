package io.enantio.report.run;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.run.figure.RunView;
import io.enantio.run.SampleType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Blanks, zeros and what is carried over. */
final class BlankSection {
    private static final Set<SampleType> BLANKS =
            EnumSet.of(SampleType.BLANK, SampleType.ZERO, SampleType.CARRYOVER_BLANK);

    private BlankSection() {}

    static Section of(RunView view) {
        List<ResultRow> rows = view.result().rows().stream()
                .filter(row -> BLANKS.contains(row.injection().type()))
                .toList();
        return new Section(
                "blanks",
                "Blanks and carry-over",
                List.of(
                        Table.of(
                                "blank rules",
                                "Rules on blanks, zeros and carry-over; the subject is the injection",
                                view.result().rules().stream()
                                        .filter(rule -> RuleSection.concernsOnly(rule, "BLK-1", "CO-1", "LLOQ-1"))
                                        .toList(),
                                RuleSection.columns()),
                        Table.of("blanks", "Every blank, zero and carry-over blank", rows, columns(view))));
    }

    private static List<Column<ResultRow>> columns(RunView view) {
        return List.of(
                Column.marked(
                        "injection",
                        row -> Cell.of(String.valueOf(row.injection().number()))
                                .to(view.anchor(
                                        row.injection(), view.result().method().compoundOf(row.analyte())))),
                Column.words("type", row -> row.injection().type().word().replace('_', ' ')),
                Column.words("analyte", row -> row.analyte().name()),
                Column.number("area, counts min", row -> ResultCells.area(row.peak())),
                Column.number(
                        "internal standard area",
                        row -> row.internalStandard().map(ResultCells::area).orElse(Cell.NONE)),
                Column.number("estimate, ng/mL", ResultCells::estimate),
                Column.marked(
                        "flags", row -> Cell.of(RunView.codes(row.judgement().flags()), RunView.tone(row))));
    }
}
