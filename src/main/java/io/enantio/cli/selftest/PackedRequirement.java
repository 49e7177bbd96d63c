package io.enantio.cli.selftest;

import io.enantio.validation.RequirementTrace.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

    private static PackedRequirement of(Map<String, String> row) {
        return new PackedRequirement(
                new Requirement(row.get("requirement"), row.get("text"), row.get("source")),
                names(row.get("checks")),
                names(row.get("tests")));
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
