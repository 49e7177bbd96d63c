package io.enantio.report.validation;

import io.enantio.GeneratedDocument;
import io.enantio.text.CsvTable;
import io.enantio.validation.Validation;
import io.enantio.validation.evidence.Experiment;
import io.enantio.validation.report.ExperimentTable;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/reference/validation-results.md, made from the columns of the code. */
class ValidationManualTest {

    @Test
    void theManualOfAValidationsResultsIsNotStale() throws IOException {
        GeneratedDocument.assertFresh("docs/reference/validation-results.md", text());
    }

    private static String text() {
        StringBuilder page = new StringBuilder("""
                # Results of a validation

                <!-- Made from the code by ValidationManualTest. To renew: mvn -q -B test -Dtest=ValidationManualTest -Dgolden.update=true -->

                `enantio validate PLAN` writes a folder completely or not at all: the report `report.html` (`--pdf`: `report.pdf`,
                `--xlsx`: `report.xlsx`), the CSV files below, and `validation.json`, which contains the verdict, every limit in force
                with its origin, the SHA-256 of every input and of every other file of the folder, and a seal like that of
                `run.json`. CSV files are RFC 4180 in UTF-8 with LF line ends; numbers have up to 15 significant digits and are never
                rounded further; an empty cell means that there is no value. The same input gives the same bytes, except for
                `processed_at` in `validation.json`.

                `missing` means planned and not found, or without a result; like a limit that is not met it fails the experiment. Results
                outside their limit count; only what a person excluded with a documented reason does not. An experiment is run only if
                the validation plan includes it.
                """);
        table(page, ExperimentsTable.TABLE);
        table(page, ValidationRunsTable.TABLE);
        Validation.EXPERIMENTS.forEach(experiment -> experiment(page, experiment.description()));
        return page.toString();
    }

    private static void experiment(StringBuilder page, Experiment.Description experiment) {
        page.append("\n## " + experiment.id() + " " + experiment.title() + "\n\n" + experiment.question() + " [Rule "
                + experiment.id() + "](../rules/validation.md#"
                + experiment.id().toLowerCase(Locale.ROOT) + ")\n\n");
        page.append("In the plan: `" + experiment.code().word() + "`. Limits: "
                + (experiment.limits().isEmpty()
                        ? "those of the rule in each run"
                        : experiment.limits().stream()
                                .map(key -> "`" + key.word() + "`")
                                .collect(Collectors.joining(", ")))
                + ".\n");
        experiment.tables().forEach(table -> table(page, table));
    }

    private static void table(StringBuilder page, CsvTable<?> table) {
        page.append("\n## `" + table.file() + "`\n\n" + capital(table.rowsAre()) + ".\n\n");
        page.append("| column | meaning |\n|---|---|\n");
        table.columns()
                .forEach(column -> page.append("| `" + column.name() + "` | " + cell(column.meaning()) + " |\n"));
    }

    private static void table(StringBuilder page, ExperimentTable table) {
        page.append("\n### `" + ExperimentCsv.file(table) + "`\n\n" + table.title() + ": " + table.rowsAre() + ".\n\n");
        page.append("| column | meaning |\n|---|---|\n");
        table.headings()
                .forEach(heading -> page.append("| `" + heading.name() + "` | " + cell(heading.meaning()) + " |\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
