package io.enantio.report.validation;

import static io.enantio.report.text.Column.text;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.report.results.VerdictsTable;
import io.enantio.report.text.CsvTable;
import io.enantio.report.text.Flags;
import io.enantio.report.text.Words;
import io.enantio.report.validation.ValidationSources.RunSource;
import io.enantio.run.AnalyticalRun.Header;
import io.enantio.validation.report.ValidationReport;
import java.util.ArrayList;
import java.util.List;

/** runs.csv: every run of a validation, rejected ones too. */
public final class ValidationRunsTable {
    /** A run's verdict on an analyte. */
    public record Line(RunResult run, RunSource source, Verdict verdict) {
        public Header header() {
            return run.run().header();
        }
    }

    public static final CsvTable<Line> TABLE = new CsvTable<>(
            "runs.csv",
            "a row per run and analyte, rejected runs too",
            List.of(
                    text("run", "name of the run", line -> line.header().run()),
                    text("folder", "as the plan names it", line -> line.source().folder()),
                    text("acquired", "date", line -> line.header().acquired().toString()),
                    text(
                            "purpose",
                            "`study` or `validation`",
                            line -> Words.lower(line.header().purpose())),
                    text(
                            "origin",
                            "`measured` or `simulated`",
                            line -> Words.lower(line.header().origin())),
                    text(
                            "instrument",
                            "name",
                            line -> line.header().instrument().name()),
                    text("column_serial", "of the column", line -> line.header().columnSerial()),
                    text("analyst", "who ran it", line -> line.header().analyst()),
                    text(
                            "injections",
                            "planned ones too",
                            line -> String.valueOf(line.run().run().injections().size())),
                    text(
                            "analyte",
                            "name in the method",
                            line -> line.verdict().analyte().name()),
                    text("verdict", "`accepted` or `rejected`", line -> VerdictsTable.word(line.verdict())),
                    text(
                            "reasons",
                            "ids of the rules that reject it, with `;` between",
                            line -> String.join(Flags.SEPARATOR, line.verdict().reasons())),
                    text(
                            "inputs_sha256",
                            "SHA-256 of the roles, paths and hashes of all files of the run, a line each",
                            line -> line.source().digest())));

    private ValidationRunsTable() {}

    /** Runs in the plan's order, analytes in the method's. */
    public static List<Line> lines(ValidationReport report, ValidationSources sources) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < report.runs().size(); i++) {
            RunResult run = report.runs().get(i);
            RunSource source = sources.runs().get(i);
            run.verdicts().forEach(verdict -> lines.add(new Line(run, source, verdict)));
        }
        return lines;
    }
}
