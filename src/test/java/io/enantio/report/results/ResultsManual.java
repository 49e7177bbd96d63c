package io.enantio.report.results;

import io.enantio.text.CsvTable;

/** docs/reference/results.md, made from the columns and flags of the code. */
final class ResultsManual {
    private ResultsManual() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Results

                <!-- Made from the code by ResultsManualTest. To renew: mvn -q -B test -Dtest=ResultsManualTest -Dgolden.update=true -->

                A results folder is written completely or not at all. Its CSV files are RFC 4180 in UTF-8 with LF line ends
                and `.` as decimal point. Numbers have up to 15 significant digits and are never rounded further; an empty
                cell means that there is no value. Text that a spreadsheet could take for a formula has a leading `'`.
                The same input gives the same bytes, except for `processed_at` in `run.json`.
                """);
        RunResultsFolder.tables().forEach(table -> table(page, table));
        page.append("""

                ## `report.html`

                The same results as a report: one file that needs no network. Verdicts come first, then the results that need review,
                then the supporting data. Numbers are rounded: concentrations to 3 significant figures, percentages to one decimal,
                or to as many decimals as are needed to show on which side of its limit a value is. The report shows the chromatograms
                of standards, QCs, blanks and flagged results, and of the study samples selected by `--chromatograms`. With
                `--pdf` the report is also written as `report.pdf`, with `--xlsx` its tables as `report.xlsx`. With `--no-report`
                there is no `report.html`, and the others only as far as they are asked for; the tables and `run.json` are the same,
                and every command that reads results works without it.
                """);
        page.append("\n## `run.json`\n\n| key | meaning |\n|---|---|\n");
        RunJson.manual().forEach(key -> page.append("| `" + key.name() + "` | " + cell(key.meaning()) + " |\n"));
        page.append("\n## Flags\n\n[flags.md](flags.md) lists every flag with its severity and meaning.\n");
        return page.toString();
    }

    private static void table(StringBuilder page, CsvTable<?> table) {
        page.append("\n## `" + table.file() + "`\n\n" + capital(table.rowsAre()) + ".\n\n");
        page.append("| column | meaning |\n|---|---|\n");
        table.columns()
                .forEach(column -> page.append("| `" + column.name() + "` | " + cell(column.meaning()) + " |\n"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
