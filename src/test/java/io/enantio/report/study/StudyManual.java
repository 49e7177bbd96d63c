package io.enantio.report.study;

import io.enantio.study.comparison.Ratios.RatioKind;
import io.enantio.study.profile.Parameter;
import io.enantio.text.CsvTable;
import java.util.Locale;

/** docs/reference/study-results.md, made from the columns of the code. */
final class StudyManual {
    private StudyManual() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Results of a study

                <!-- Made from the code by StudyManualTest. To renew: mvn -q -B test -Dtest=StudyManualTest -Dgolden.update=true -->

                `enantio study` writes a folder completely or not at all. Its CSV files have the same form as the
                [results of a run](results.md); the same plan and database give the same bytes. The folder also contains `profile.svg`
                (mean ± SEM of every analyte, relief of the scores on the right axis), `report.html`, with `--pdf` also `report.pdf`,
                with `--xlsx` its tables as `report.xlsx`, and `study.json`: software version, files of the plan, runs with their seals,
                and every file written, with SHA-256.

                Only reported results are used, one for each specimen and analyte. Every p value is given with the name of its
                correction, or is called uncorrected. The study plan is described in [study-plan.md](study-plan.md).
                """);
        StudyTables.ALL.forEach(table -> table(page, table.table()));
        table(page, StudyTables.CHROMATOGRAMS.table());
        page.append("\n## Parameters\n\n| word | unit | meaning |\n|---|---|---|\n");
        for (Parameter parameter : Parameter.values()) {
            page.append("| `" + parameter.word() + "` | " + parameter.unit() + " | " + parameter.meaning() + " |\n");
        }
        page.append("\nThe parameters from `half_life` on are not given; `refusals.csv` states the reasons.\n");
        page.append("\n## Ratios\n\n| word | meaning |\n|---|---|\n");
        for (RatioKind kind : RatioKind.values()) {
            page.append("| `" + kind.word() + "` | " + kind.meaning() + " |\n");
        }
        return page.toString();
    }

    private static void table(StringBuilder page, CsvTable<?> table) {
        String rows = table.rowsAre();
        page.append("\n## `" + table.file() + "`\n\n" + rows.substring(0, 1).toUpperCase(Locale.ROOT)
                + rows.substring(1) + ".\n\n| column | meaning |\n|---|---|\n");
        table.columns()
                .forEach(column -> page.append(
                        "| `" + column.name() + "` | " + column.meaning().replace("|", "\\|") + " |\n"));
    }
}
