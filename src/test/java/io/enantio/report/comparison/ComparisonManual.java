package io.enantio.report.comparison;

import io.enantio.comparison.Compared;
import io.enantio.comparison.Reason;
import io.enantio.text.CsvTable;
import java.util.Locale;

/** docs/reference/comparison-results.md, made from the columns of the code. */
final class ComparisonManual {
    private ComparisonManual() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Results of a comparison with another program

                <!-- Made from the code by ComparisonManualTest. To renew: mvn -q -B test -Dtest=ComparisonManualTest -Dgolden.update=true -->

                `enantio compare` writes a folder completely or not at all. Its CSV files have the same form as the
                [results of a run](results.md); the same results and the same table give the same bytes. The folder also contains
                `report.html`, with `--pdf` also `report.pdf`, with `--xlsx` its tables as `report.xlsx`, and `comparison.json`: software
                version, what was compared, and every file written, with SHA-256, under a seal.

                Areas of the other program are divided by one number, the scale, before they are compared: 60 if the median ratio of all areas is
                within 10 % of 60 (counts x second there, counts x minute here), 1 if it is within 10 % of 1, otherwise the median itself. Area
                ratios and concentrations are never scaled; a concentration in another unit of mass per volume is converted to ng/mL, one in any
                other unit is not compared.
                """);
        table(page, PeakTable.TABLE);
        table(page, StatisticsTable.TABLE);
        page.append("\n## Why a pair does not count\n\n| word | meaning |\n|---|---|\n");
        for (Compared.Why why : Compared.Why.values()) {
            page.append("| `" + why.word() + "` | " + why.words() + " |\n");
        }
        page.append("\n## Reasons of a disagreement\n\n| word | meaning |\n|---|---|\n");
        for (Reason.Kind kind : Reason.Kind.values()) {
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
