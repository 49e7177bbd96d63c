package io.enantio.report.results;

import static io.enantio.report.text.Column.number;
import static io.enantio.report.text.Column.optional;
import static io.enantio.report.text.Column.text;

import io.enantio.acceptance.result.ResultRow;
import io.enantio.calibration.Quantitation.Estimate;
import io.enantio.peak.area.Peak;
import io.enantio.report.results.ConcentrationsTable.Line;
import io.enantio.report.text.Column;
import io.enantio.report.text.Flags;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The last columns of concentrations.csv: which decisions speak of a row, and what it was before them. */
final class UndecidedColumns {
    private UndecidedColumns() {}

    static List<Column<Line>> all() {
        return List.of(
                text(
                        "decisions",
                        "numbers of the lines of decisions.csv that speak of this row, with `;` between",
                        line -> line.decisions().stream()
                                .map(decision -> String.valueOf(decision.number()))
                                .collect(Collectors.joining(Flags.SEPARATOR))),
                optional(
                        "undecided_status",
                        "status before any decision; this and the next two are empty where no decision can change a result of the run",
                        line -> line.undecided()
                                .map(row -> row.judgement().status().word())),
                number(
                        "undecided_area_counts_min",
                        "area of the analyte's peak before any decision",
                        line -> line.undecided().map(UndecidedColumns::area).orElse(OptionalDouble.empty())),
                number(
                        "undecided_estimate_ng_per_ml",
                        "estimate before any decision",
                        line -> line.undecided().map(UndecidedColumns::estimate).orElse(OptionalDouble.empty())));
    }

    private static OptionalDouble area(ResultRow row) {
        return row.peak() instanceof Peak found ? OptionalDouble.of(found.area().countsMin()) : OptionalDouble.empty();
    }

    private static OptionalDouble estimate(ResultRow row) {
        return row.estimate().map(Estimate::ngPerMl).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
