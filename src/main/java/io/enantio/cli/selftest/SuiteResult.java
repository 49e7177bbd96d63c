package io.enantio.cli.selftest;

import io.enantio.validation.SoftwareCheck.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the release's test suite gave when this program was built, by test class; empty where the build ran no tests. */
record SuiteResult(Map<String, Map<String, String>> byClass) {
    private static final String TABLE = "software/tests.csv";

    static SuiteResult packed() {
        return new SuiteResult(
                PackedTable.isPacked(TABLE)
                        ? PackedTable.packed(TABLE).stream()
                                .collect(Collectors.toMap(row -> row.get("test"), row -> row))
                        : Map.of());
    }

    /** Of a test class; a class whose tests were all skipped showed nothing. */
    Outcome outcome(String test) {
        return Optional.ofNullable(byClass.get(test)).map(SuiteResult::outcome).orElse(Outcome.NOT_RUN);
    }

    private static Outcome outcome(Map<String, String> row) {
        if (!row.get("failed").equals("0")) {
            return Outcome.FAIL;
        }
        return row.get("passed").equals("0") ? Outcome.NOT_RUN : Outcome.PASS;
    }

    /** How many tests passed, failed and were skipped. */
    String detail(String test) {
        return Optional.ofNullable(byClass.get(test))
                .map(row -> row.get("passed") + " passed, " + row.get("failed") + " failed, " + row.get("skipped")
                        + " skipped")
                .orElse("not run when this program was built");
    }
}
