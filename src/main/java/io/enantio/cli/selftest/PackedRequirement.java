package io.enantio.cli.selftest;

import io.enantio.cli.selftest.PackedTable.Row;
import io.enantio.report.selftest.RequirementTrace.Requirement;
import java.util.Arrays;
import java.util.List;

/**
 * What the program has to do, and what shows that it does.
 *
 * @param requirement a line of validation/software/requirements.csv
 * @param checks beginnings of the names of checks of the self-test
 * @param tests classes of the release's test suite
 */
record PackedRequirement(Requirement requirement, List<String> checks, List<String> tests) {

    static List<PackedRequirement> all() {
        return PackedTable.packed("software/requirements.csv").stream()
                .map(PackedRequirement::of)
                .toList();
    }

    private static PackedRequirement of(Row row) {
        return new PackedRequirement(
                new Requirement(row.cell("requirement"), row.cell("text"), row.cell("source")),
                names(row.cell("checks")),
                names(row.cell("tests")));
    }

    boolean isServedBy(String check) {
        return checks.stream().anyMatch(check::startsWith);
    }

    private static List<String> names(String cell) {
        return Arrays.stream(cell.split(";"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
