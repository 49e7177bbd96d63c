package io.enantio.report;

import io.enantio.method.rules.Flag;
import io.enantio.method.rules.Severity;
import io.enantio.report.results.CalibrationTable;
import io.enantio.report.results.ConcentrationsTable;
import io.enantio.report.results.PairsTable;
import io.enantio.report.results.RulesTable;
import io.enantio.report.results.RunJson;
import io.enantio.report.results.VerdictsTable;
import io.enantio.report.text.CsvTable;
import java.util.Arrays;

/** docs/reference/results.md, made from the columns and flags of the code. */
final class ResultsManual {
    private ResultsManual() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Results

                <!-- Made from the code by ResultsManualTest. To renew: mvn -q -B test -Dtest=ResultsManualTest -Dgolden.update=true -->

                A results folder is written as a whole or not at all. Its CSV files are RFC 4180 in UTF-8 with LF line ends
                and `.` as decimal point; numbers have up to 15 significant digits and are never rounded further; an empty
                cell means that there is no such value. Text that a spreadsheet could take for a formula has a leading `'`.
                The same input gives the same bytes, except `processed_at` in `run.json`.
                """);
        table(page, ConcentrationsTable.TABLE);
        table(page, CalibrationTable.TABLE);
        table(page, PairsTable.TABLE);
        table(page, VerdictsTable.TABLE);
        table(page, RulesTable.TABLE);
        page.append("""

                ## `report.html`

                The same for people: one file that needs no network, with verdicts first, then what needs a person, then all that
                they rest on. Numbers are rounded there: concentrations to 3 significant figures, percentages to one decimal,
                or to as many as it takes to print them on their own side of their limit. It shows the chromatograms of standards,
                QCs, blanks and flagged results, and of the share of study samples that `--chromatograms` asks for. With
                `--pdf` the same is written as `report.pdf`, with `--xlsx` its tables, unrounded, as `report.xlsx`.
                """);
        page.append("\n## `run.json`\n\n| key | meaning |\n|---|---|\n");
        RunJson.manual().forEach(key -> page.append("| `" + key.name() + "` | " + cell(key.meaning()) + " |\n"));
        flags(page);
        return page.toString();
    }

    private static void table(StringBuilder page, CsvTable<?> table) {
        page.append("\n## `" + table.file() + "`\n\n" + capital(table.rowsAre()) + ".\n\n");
        page.append("| column | meaning |\n|---|---|\n");
        table.columns()
                .forEach(column -> page.append("| `" + column.name() + "` | " + cell(column.meaning()) + " |\n"));
    }

    private static void flags(StringBuilder page) {
        page.append("\n## Flags\n\nWhat a flag does:\n\n");
        for (Severity severity : Severity.values()) {
            page.append("- **" + severity.letter() + "** " + severity.meaning() + "\n");
        }
        page.append("\n| code | | meaning |\n|---|---|---|\n");
        Arrays.stream(Flag.values())
                .forEach(flag -> page.append("| `" + flag.name() + "` | "
                        + flag.severity().letter() + " | " + cell(flag.meaning()) + " |\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
