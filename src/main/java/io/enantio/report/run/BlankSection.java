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

/** Blanks, zero samples and carry-over. */
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
                                "Rules on blanks, zero samples and carry-over; the subject is the injection",
                                view.result().rules().stream()
                                        .filter(rule -> RuleSection.concernsOnly(rule, "BLK-1", "CO-1", "LLOQ-1"))
                                        .toList(),
                                RuleSection.columns()),
                        Table.of("blanks", "Every blank, zero sample and carry-over blank", rows, columns(view))));
    }

    private static List<Column<ResultRow>> columns(RunView view) {
        return List.of(
                ResultColumns.injection(view),
                ResultColumns.type(),
                ResultColumns.analyte(),
                Column.number("area, counts·min", row -> ResultColumns.area(view.numbers(), row.peak())),
                Column.number(
                        "internal standard area",
                        row -> row.internalStandard()
                                .map(found -> ResultColumns.area(view.numbers(), found))
                                .orElse(Cell.NONE)),
                ResultColumns.estimate(view.numbers()),
                ResultColumns.flags());
    }
}
