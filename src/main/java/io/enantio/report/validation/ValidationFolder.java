package io.enantio.report.validation;

import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.OutputTable;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.report.folder.ResultsFolder.Contents;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import io.enantio.report.writer.ReportFiles;
import io.enantio.validation.Validation;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ValidationReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The results folder of a validation: tables, the report, and validation.json, which documents and seals them. */
public final class ValidationFolder {
    /** A validation with the origin of its results: what the tables are filled from. */
    record Judged(ValidationReport report, ValidationSources sources) {}

    private static final List<OutputTable<Judged, ?>> TABLES = List.of(
            new OutputTable<>(ExperimentsTable.TABLE, judged -> ExperimentsTable.lines(judged.report())),
            new OutputTable<>(
                    ValidationRunsTable.TABLE, judged -> ValidationRunsTable.lines(judged.report(), judged.sources())));

    private ValidationFolder() {}

    /** The folder at a place, after all checks that are possible before the work. */
    public static ResultsFolder at(Path place, Overwrite overwrite, List<Path> inputs) {
        Set<String> names = new HashSet<>(ReportFiles.names());
        names.add(ValidationJson.FILE);
        TABLES.forEach(table -> names.add(table.table().file()));
        Validation.EXPERIMENTS.forEach(
                experiment -> experiment.description().tables().forEach(table -> names.add(ExperimentCsv.file(table))));
        return ResultsFolder.at(
                place, overwrite, inputs, new Contents(ValidationJson.FILE, ValidationJson.SCHEMA_NAME, names));
    }

    /** All files of the folder; validation.json, which seals the others, last. */
    public static List<OutputFile> files(
            ValidationReport report, ValidationSources sources, Set<ReportFiles.Form> forms) {
        Judged judged = new Judged(report, sources);
        List<OutputFile> files =
                new ArrayList<>(TABLES.stream().map(table -> table.file(judged)).toList());
        report.experiments().stream()
                .map(ExperimentReport::tables)
                .flatMap(List::stream)
                .forEach(table -> files.add(OutputFile.of(ExperimentCsv.file(table), ExperimentCsv.text(table))));
        files.addAll(ReportFiles.of(ValidationPage.of(report, sources), lastAcquired(report), forms));
        files.add(OutputFile.of(ValidationJson.FILE, ValidationJson.text(report, sources, List.copyOf(files))));
        return List.copyOf(files);
    }

    private static LocalDate lastAcquired(ValidationReport report) {
        return report.runs().stream()
                .map(run -> run.run().header().acquired())
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }
}
