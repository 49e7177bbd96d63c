package io.enantio.cli.selftest;

import io.enantio.report.selftest.RequirementTrace;
import io.enantio.report.selftest.RequirementTrace.Evidence;
import io.enantio.report.selftest.SoftwareCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All checks in their order, and what they say of the requirements. */
public final class SelfTest {
    private final List<SoftwareCheck> checks;

    private SelfTest(List<SoftwareCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * Runs every check.
     *
     * @param folder of the self-test's own, for the runs that it simulates
     * @param each hears of every one as it comes
     */
    public static SelfTest run(Program program, Path folder, Consumer<SoftwareCheck> each) throws IOException {
        return run(all(), new Bench(program, folder), each);
    }

    static SelfTest run(List<Check> checks, Bench bench, Consumer<SoftwareCheck> each) throws IOException {
        List<SoftwareCheck> seenSoFar = new ArrayList<>();
        for (Check check : checks) {
            SoftwareCheck seen = check.measure(bench).as(check);
            seenSoFar.add(seen);
            each.accept(seen);
        }
        return new SelfTest(seenSoFar);
    }

    static List<Check> all() {
        List<Check> all = new ArrayList<>(ReferenceFit.all());
        all.add(new BetweenRunVector());
        all.add(new DecimalLimits());
        all.addAll(TruthGrid.all());
        all.addAll(List.of(new SameBytes(), new ReleaseDigests(), new TamperedFiles(), new ChangedDecisions()));
        return List.copyOf(all);
    }

    /** What was seen, in order. */
    public List<SoftwareCheck> checks() {
        return checks;
    }

    /** Whether the program kept everything it promised, as far as it was checked here. */
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
}
