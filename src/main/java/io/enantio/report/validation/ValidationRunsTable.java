package io.enantio.report.validation;

import static io.enantio.text.CsvTable.Column.codes;
import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.text;
import static io.enantio.text.CsvTable.Column.word;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.report.results.VerdictsTable;
import io.enantio.report.validation.ValidationSources.RunSource;
import io.enantio.run.AnalyticalRun.Header;
import io.enantio.text.CsvTable;
import io.enantio.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.List;

/** runs.csv: every run of a validation, including rejected ones. */
final class ValidationRunsTable {
    /** The verdict of a run on an analyte. */
    record Line(RunResult run, RunSource source, Verdict verdict) {
        Header header() {
            return run.run().header();
        }

        /** Name and version of the run's method. */
        String method() {
            return run.method().identity().name() + " "
                    + run.method().identity().version();
        }
    }

    static final CsvTable<Line> TABLE = new CsvTable<>(
            "runs.csv",
            "a row per run and analyte, including rejected runs",
            List.of(
                    text("run", "name of the run", line -> line.header().run()),
                    text("folder", "path, as in the plan", line -> line.source().folder()),
                    text("acquired", "date", line -> line.header().acquired().toString()),
                    word(
                            "purpose",
                            "`study` or `validation`",
                            line -> line.header().purpose()),
                    word(
                            "origin",
                            "`measured` or `simulated`",
                            line -> line.header().origin()),
                    text(
                            "instrument",
                            "name",
                            line -> line.header().instrument().name()),
                    text(
                            "column_serial",
                            "serial number of the column",
                            line -> line.header().columnSerial()),
                    text("analyst", "who ran it", line -> line.header().analyst()),
                    count(
                            "injections",
                            "number of injections, including planned ones",
                            line -> line.run().run().injections().size()),
                    text(
                            "analyte",
                            "name in the method",
                            line -> line.verdict().analyte().name()),
                    text("verdict", "`accepted` or `rejected`", line -> VerdictsTable.word(line.verdict())),
                    codes(
                            "reasons",
                            "ids of the rules that reject it, separated by `;`",
                            line -> line.verdict().reasons().stream()),
                    text(
                            "inputs_sha256",
                            "SHA-256 of the roles, paths and hashes of all files of the run, one line each",
                            line -> line.source().digest()),
                    text("method", "name and version of its method", Line::method)));

    private ValidationRunsTable() {}

    /** Runs in the order of the plan, analytes in the order of the method. */
    static List<Line> lines(ValidationReport report, ValidationSources sources) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < report.runs().size(); i++) {
            RunResult run = report.runs().get(i);
            RunSource source = sources.runs().get(i);
            run.verdicts().forEach(verdict -> lines.add(new Line(run, source, verdict)));
        }
        return lines;
    }
}
