package io.enantio.report.results;

import io.enantio.acceptance.result.RunResult;
import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.report.folder.OutputException;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.OutputTable;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.report.folder.ResultsFolder.Contents;
import io.enantio.report.folder.ResultsFolder.Overwrite;
import io.enantio.report.page.Page;
import io.enantio.report.run.RunReport;
import io.enantio.report.writer.ReportFiles;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import io.enantio.text.CsvTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results folder of a run: its tables, its report, and {@code run.json}, which documents and seals them. */
public final class RunResultsFolder {
    /** All tables, in the order of the reference page. A new table is added here. */
    private static final List<OutputTable<RunResult, ?>> TABLES = List.of(
            new OutputTable<>(ConcentrationsTable.TABLE, ConcentrationsTable::lines),
            new OutputTable<>(CalibrationTable.TABLE, CalibrationTable::lines),
            new OutputTable<>(PairsTable.TABLE, PairsTable::lines),
            new OutputTable<>(VerdictsTable.TABLE, VerdictsTable::lines),
            new OutputTable<>(ReintegrationsTable.TABLE, ReintegrationsTable::lines),
            new OutputTable<>(RulesTable.TABLE, RunResult::rules));

    private static final int LARGEST_BYTES = 1 << 30;

    private RunResultsFolder() {}

    /** The folder at a place, after all checks that are possible before the work. */
    public static ResultsFolder at(Path place, Overwrite overwrite, List<Path> inputs) {
        Stream<String> files = Stream.of(
                        tables().stream().map(CsvTable::file), ReportFiles.names().stream(), Stream.of(RunJson.FILE))
                .flatMap(names -> names);
        Contents contents =
                new Contents(RunJson.FILE, RunJson.SCHEMA_NAME, files.collect(Collectors.toUnmodifiableSet()));
        return ResultsFolder.at(place, overwrite, inputs, contents);
    }

    /** The tables, for the reference page. */
    static List<CsvTable<?>> tables() {
        return TABLES.stream().<CsvTable<?>>map(OutputTable::table).toList();
    }

    /**
     * The tables of a result.
     *
     * @param result of a run
     * @return as they will be written
     */
    public static List<OutputFile> tables(RunResult result) {
        return TABLES.stream().map(table -> table.file(result)).toList();
    }

    /** All files of the folder; run.json, which seals the others, last. */
    public static List<OutputFile> files(RunResult result, Provenance provenance) {
        List<OutputFile> files = new ArrayList<>(tables(result));
        List<InputFile> tables = files.stream()
                .map(file -> new InputFile("table", file.name(), file.sha256()))
                .toList();
        ReportOptions options = ReportOptions.of(provenance.options());
        if (!options.forms().isEmpty()) {
            Page page = RunReport.of(result, new RunReport.Source(provenance, tables, options.chromatograms()));
            files.addAll(ReportFiles.of(page, result.run().header().acquired(), options.forms()));
        }
        files.add(OutputFile.of(RunJson.FILE, RunJson.text(result, provenance, List.copyOf(files))));
        return List.copyOf(files);
    }

    /** One line for each file of a folder that differs from what these results give. Version and time may differ. */
    public static List<String> differences(Path folder, RunResult result, Provenance provenance) {
        return files(result, provenance).stream()
                .filter(file -> !isSame(file, present(folder.resolve(file.name()))))
                .map(file -> folder.resolve(file.name()) + ": processing the run again gives different content")
                .toList();
    }

    private static boolean isSame(OutputFile file, byte[] other) {
        return file.name().equals(RunJson.FILE)
                ? RunJson.timeless(file.text()).equals(RunJson.timeless(new String(other, StandardCharsets.UTF_8)))
                : Sha256.of(other).equals(file.sha256());
    }

    private static byte[] present(Path file) {
        try {
            return RegularFile.bytes(file, LARGEST_BYTES);
        } catch (UnusableFile e) {
            if (e.kind() == UnusableFile.Kind.DISK) {
                throw new OutputException(
                        file.toString(), e.problem(), "Check the disk, the share and the permissions, then try again.");
            }
            return new byte[0];
        }
    }
}
