package io.enantio.cli.selftest;

import io.enantio.cli.selftest.PackedTable.Row;
import io.enantio.report.selftest.SoftwareCheck.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the release's test suite gave when this program was built, by test class; empty where the build ran no tests. */
record SuiteResult(Map<String, Row> byClass) {
    private static final String TABLE = "software/tests.csv";

    static SuiteResult packed() {
        return new SuiteResult(
                PackedTable.isPacked(TABLE)
                        ? PackedTable.packed(TABLE).stream()
                                .collect(Collectors.toMap(row -> row.cell("test"), row -> row))
                        : Map.of());
    }

    /** Of a test class; a class whose tests were all skipped showed nothing. */
    Outcome outcome(String test) {
        return Optional.ofNullable(byClass.get(test)).map(SuiteResult::outcome).orElse(Outcome.NOT_RUN);
    }

    private static Outcome outcome(Row row) {
        if (!row.cell("failed").equals("0")) {
            return Outcome.FAIL;
        }
        return row.cell("passed").equals("0") ? Outcome.NOT_RUN : Outcome.PASS;
    }

    /** How many tests passed, failed and were skipped. */
    String detail(String test) {
        return Optional.ofNullable(byClass.get(test))
                .map(row -> row.cell("passed") + " passed, " + row.cell("failed") + " failed, " + row.cell("skipped")
                        + " skipped")
                .orElse("not run when this program was built");
    }
}
