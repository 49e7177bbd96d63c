package io.enantio.cli.selftest;

import io.enantio.cli.selftest.CheckContext.Program;
import io.enantio.cli.selftest.PackedTable.Row;
import io.enantio.report.selftest.RequirementTrace;
import io.enantio.report.selftest.RequirementTrace.Evidence;
import io.enantio.report.selftest.RequirementTrace.Requirement;
import io.enantio.report.selftest.SoftwareCheck;
import io.enantio.report.selftest.SoftwareCheck.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All checks in order, and the traceability of the requirements to them. */
public final class SelfTest {
    private final List<SoftwareCheck> checks;

    private SelfTest(List<SoftwareCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * Runs every check.
     *
     * @param folder for the runs that the self-test simulates
     * @param each receives every check as soon as it is done
     */
    public static SelfTest run(Program program, Path folder, Consumer<SoftwareCheck> each) throws IOException {
        return run(all(), new CheckContext(program, folder), each);
    }

    static SelfTest run(List<Check> checks, CheckContext context, Consumer<SoftwareCheck> each) throws IOException {
        List<SoftwareCheck> done = new ArrayList<>();
        for (Check check : checks) {
            SoftwareCheck seen = check.measure(context).as(check);
            done.add(seen);
            each.accept(seen);
        }
        return new SelfTest(done);
    }

    static List<Check> all() {
        List<Check> all = new ArrayList<>(ReferenceFit.all());
        all.add(new BetweenRunVector());
        all.add(new DecimalLimits());
        all.addAll(TruthGrid.all());
        all.addAll(List.of(new SameBytes(), new ReleaseDigests(), new TamperedFiles(), new ChangedDecisions()));
        return List.copyOf(all);
    }

    /** All checks with their outcome, in order. */
    public List<SoftwareCheck> checks() {
        return checks;
    }

    /** Whether all checks passed. */
    public boolean isPass() {
        return checks.stream().allMatch(SoftwareCheck::isPass);
    }

    /** From each requirement to its evidence, in the order of the requirements. */
    public List<RequirementTrace> traceability() {
        SuiteResult suite = SuiteResult.packed();
        return PackedRequirement.all().stream()
                .flatMap(requirement -> Stream.concat(
                        checks.stream()
                                .filter(check -> requirement.isServedBy(check.check()))
                                .map(check -> checked(requirement, check)),
                        requirement.tests().stream().map(test -> tested(requirement, test, suite))))
                .toList();
    }

    private static RequirementTrace checked(PackedRequirement requirement, SoftwareCheck check) {
        return new RequirementTrace(
                requirement.requirement(),
                Evidence.CHECK,
                check.check(),
                check.outcome(),
                check.worst() + " (" + check.limit() + ")");
    }

    private static RequirementTrace tested(PackedRequirement requirement, String test, SuiteResult suite) {
        return new RequirementTrace(
                requirement.requirement(), Evidence.TEST, test, suite.outcome(test), suite.detail(test));
    }

    /**
     * A requirement and its evidence.
     *
     * @param requirement a line of validation/software/requirements.csv
     * @param checks prefixes of the names of checks of the self-test
     * @param tests test classes of the release
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

    /** Results of the test suite when this program was built, by test class; empty if the build ran no tests. */
    record SuiteResult(Map<String, Row> byClass) {
        private static final String TABLE = "software/tests.csv";

        static SuiteResult packed() {
            return new SuiteResult(
                    PackedTable.isPacked(TABLE)
                            ? PackedTable.packed(TABLE).stream()
                                    .collect(Collectors.toMap(row -> row.cell("test"), row -> row))
                            : Map.of());
        }

        /** Outcome of a test class; not run if all its tests were skipped. */
        Outcome outcome(String test) {
            return Optional.ofNullable(byClass.get(test))
                    .map(SuiteResult::outcome)
                    .orElse(Outcome.NOT_RUN);
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
                    .map(row -> row.cell("passed") + " passed, " + row.cell("failed") + " failed, "
                            + row.cell("skipped") + " skipped")
                    .orElse("not run when this program was built");
        }
    }
}
