package io.enantio.report.validation;

import io.enantio.report.folder.OutputException;
import io.enantio.report.page.Page;
import io.enantio.report.results.ResultFile;
import io.enantio.report.results.ResultsFolder;
import io.enantio.report.results.ResultsFolder.Contents;
import io.enantio.report.results.ResultsFolder.Overwrite;
import io.enantio.report.writer.HtmlPage;
import io.enantio.report.writer.PdfPage;
import io.enantio.report.writer.Workbook;
import io.enantio.validation.Validation;
import io.enantio.validation.report.ExperimentReport;
import io.enantio.validation.report.ValidationReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder of a validation's results: written as a whole, like the results of a run. */
public final class ValidationFolder {
    private static final String HTML = "report.html";
    private static final String PDF = "report.pdf";
    private static final String XLSX = "report.xlsx";

    /** Forms of the report besides HTML. */
    public enum Form {
        PDF,
        XLSX
    }

    private final ResultsFolder folder;

    private ValidationFolder(ResultsFolder folder) {
        this.folder = folder;
    }

    /**
     * The folder at a place, after all checks that can be made before the work.
     *
     * @param inputs files and folders that must not be replaced
     * @throws OutputException if the place holds, or is, something that must stay
     */
    public static ValidationFolder at(Path place, Overwrite overwrite, List<Path> inputs) {
        Contents contents = new Contents(ValidationJson.FILE, ValidationJson.SCHEMA_NAME, names()::contains);
        return new ValidationFolder(ResultsFolder.at(place, overwrite, inputs, contents));
    }

    /**
     * Writes all files or none.
     *
     * @return where what was there before is kept, if it was not ours
     */
    public Optional<Path> write(ValidationReport report, ValidationSources sources, Set<Form> forms) {
        List<ResultFile> files = new ArrayList<>();
        files.add(new ResultFile(
                ExperimentsTable.TABLE.file(), ExperimentsTable.TABLE.text(ExperimentsTable.lines(report))));
        files.add(new ResultFile(
                ValidationRunsTable.TABLE.file(),
                ValidationRunsTable.TABLE.text(ValidationRunsTable.lines(report, sources))));
        for (ExperimentReport experiment : report.experiments()) {
            experiment
                    .tables()
                    .forEach(table -> files.add(new ResultFile(ExperimentCsv.file(table), ExperimentCsv.text(table))));
        }
        Page page = ValidationPage.of(report, sources);
        files.add(new ResultFile(HTML, HtmlPage.of(page)));
        if (forms.contains(Form.PDF)) {
            files.add(new ResultFile(PDF, PdfPage.of(page, latest(report))));
        }
        if (forms.contains(Form.XLSX)) {
            files.add(new ResultFile(XLSX, Workbook.of(page)));
        }
        files.add(new ResultFile(ValidationJson.FILE, ValidationJson.text(report, sources, List.copyOf(files))));
        return folder.write(files);
    }

    private static LocalDate latest(ValidationReport report) {
        return report.runs().stream()
                .map(run -> run.run().header().acquired())
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                ExperimentsTable.TABLE.file(), ValidationRunsTable.TABLE.file(), HTML, PDF, XLSX, ValidationJson.FILE));
        Validation.EXPERIMENTS.forEach(
                experiment -> experiment.description().tables().forEach(table -> names.add(ExperimentCsv.file(table))));
        return List.copyOf(names);
    }
}
