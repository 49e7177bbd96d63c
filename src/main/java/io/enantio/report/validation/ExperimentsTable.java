package io.enantio.report.validation;

import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.optional;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.method.Analyte;
import io.enantio.text.CsvTable;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationReport;
import java.util.List;

/** experiments.csv: a row per figure evaluated by an experiment. */
final class ExperimentsTable {
    static final CsvTable<ValidationFinding> TABLE = new CsvTable<>(
            "experiments.csv",
            "a row per experiment, analyte, subject and figure",
            List.of(
                    text("experiment", "id, for example `AP-1`", ValidationFinding::experiment),
                    optional(
                            "analyte",
                            "name in the method; empty: all analytes",
                            row -> row.place().analyte().map(Analyte::name)),
                    freeText(
                            "subject",
                            "run, level, lot, condition or sample; empty: the experiment",
                            row -> row.place().subject()),
                    text("figure", "figure evaluated", ValidationFinding::figure),
                    number("value", "unrounded; empty if there is none", ValidationFinding::value),
                    freeText(
                            "limit",
                            "the limit in force; empty if the figure has no limit",
                            row -> row.basis().limit()),
                    text(
                            "outcome",
                            "`pass` `fail` `missing` `incomplete` `information`",
                            row -> row.outcome().word()),
                    freeText(
                            "detail",
                            "difference to a limit that is not met, or what is missing",
                            ValidationFinding::detail),
                    freeText(
                            "origin",
                            "who set the limit, and its source",
                            row -> row.basis().origin())));

    private ExperimentsTable() {}

    static List<ValidationFinding> lines(ValidationReport report) {
        return report.experiments().stream()
                .map(ExperimentReport::findings)
                .flatMap(List::stream)
                .toList();
    }
}
