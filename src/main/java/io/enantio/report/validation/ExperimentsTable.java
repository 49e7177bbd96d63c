package io.enantio.report.validation;

import static io.enantio.report.text.Column.freeText;
import static io.enantio.report.text.Column.number;
import static io.enantio.report.text.Column.optional;
import static io.enantio.report.text.Column.text;

import io.enantio.method.Analyte;
import io.enantio.report.text.CsvTable;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ValidationFinding;
import io.enantio.validation.report.ValidationReport;
import java.util.List;

/** experiments.csv: a row per figure that an experiment looked at. */
public final class ExperimentsTable {
    public static final CsvTable<ValidationFinding> TABLE = new CsvTable<>(
            "experiments.csv",
            "a row per experiment, analyte, subject and figure",
            List.of(
                    text("experiment", "id in the rules, for example `AP-1`", ValidationFinding::experiment),
                    optional(
                            "analyte",
                            "name in the method; empty: all of them",
                            row -> row.place().analyte().map(Analyte::name)),
                    freeText(
                            "subject",
                            "run, level, lot, condition or sample; empty: the experiment",
                            row -> row.place().subject()),
                    text("figure", "what was looked at", ValidationFinding::figure),
                    number("value", "unrounded; empty where there is none", ValidationFinding::value),
                    freeText(
                            "limit",
                            "the limit in force; empty where nothing is judged",
                            row -> row.basis().limit()),
                    text(
                            "outcome",
                            "`pass` `fail` `missing` `information`",
                            row -> row.outcome().word()),
                    freeText("detail", "by how much a limit is missed, or what is missing", ValidationFinding::detail),
                    freeText(
                            "origin",
                            "whose limit it is, and what it rests on",
                            row -> row.basis().origin())));

    private ExperimentsTable() {}

    static List<ValidationFinding> lines(ValidationReport report) {
        return report.experiments().stream()
                .map(ExperimentReport::findings)
                .flatMap(List::stream)
                .toList();
    }
}
