package io.enantio.cli.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess;
import io.enantio.cli.selftest.CheckContext.Program;
import io.enantio.cli.selftest.CheckContext.Program.Answer;
import io.enantio.cli.selftest.CheckContext.SimulatedRun;
import io.enantio.report.selftest.RequirementTrace.Evidence;
import io.enantio.report.selftest.SoftwareCheck;
import io.enantio.report.selftest.SoftwareCheck.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks on a sound program, and on programs that are not. */
class SelfTestTest {
    private static final Path DIGESTS = Path.of("validation", ReleaseDigests.TABLE);

    @TempDir
    private static Path folder;

    private static CheckContext sound;

    @BeforeAll
    static void digestsMayBeRenewed() throws IOException {
        sound = new CheckContext(SelfTestTest::program, folder);
        // Copies of what simulate and process would write there.
        SharedRuns.copy(
                SharedRuns.processed(
                        SharedRuns.FIT, SimulatedRun.PLAIN.options().toArray(String[]::new)),
                folder.resolve(SimulatedRun.PLAIN.name()));
        if (!System.getProperty("golden.update", "").isEmpty()) {
            SimulatedRun.PLAIN.results(sound);
            List<String> lines = new ArrayList<>(List.of("file,sha256"));
            for (String file : ReleaseDigests.FILES) {
                lines.add(file + "," + ReleaseDigests.digest(SimulatedRun.PLAIN.folder(sound), file));
            }
            Files.writeString(DIGESTS, String.join("\n", lines) + "\n");
        }
    }

    private static Answer program(String... arguments) {
        InProcess.Outcome outcome = InProcess.enantio(arguments);
        return new Answer(outcome.status(), outcome.out(), outcome.err());
    }

    /** A check on a run of its own. */
    private record On(CheckContext run, Check check) implements Check {
        @Override
        public String id() {
            return check.id();
        }

        @Override
        public String claim() {
            return check.claim();
        }

        @Override
        public Measured measure(CheckContext context) throws IOException {
            return check.measure(run);
        }
    }

    /** A context whose runs are integrated by drop. */
    private static CheckContext byDrop(Program program, Path place) {
        for (String name : List.of(SimulatedRun.PLAIN.name(), "decided")) {
            new SimulatedFolder(SharedRuns.copy(SharedRuns.small(), place.resolve(name))).integratedBy(SharedRuns.DROP);
        }
        return new CheckContext(program, place);
    }

    /** Only the comparison with the release needs the run as it is; for the others a quick one is as good. */
    @Test
    void everyCheckButTheGridPassesOnThisMachine(@TempDir Path other) throws IOException {
        CheckContext quickly = byDrop(SelfTestTest::program, other);
        List<Check> quick = SelfTest.all().stream()
                .filter(check -> !(check instanceof TruthGrid))
                .map(check -> check instanceof ReleaseDigests ? check : new On(quickly, check))
                .toList();

        SelfTest test = SelfTest.run(quick, sound, check -> {});

        assertThat(test.checks()).hasSameSizeAs(quick).allMatch(SoftwareCheck::isPass);
        assertThat(test.traceability())
                .filteredOn(trace -> trace.evidence() == Evidence.CHECK)
                .hasSizeGreaterThanOrEqualTo(quick.size())
                .allMatch(trace -> trace.outcome() == Outcome.PASS);
    }

    @Test
    @Tag("evidence")
    void areasAgreeWithTheTruthOverTheGrid() throws IOException {
        assertThat(SelfTest.run(TruthGrid.all(), sound, check -> {}).checks()).allMatch(SoftwareCheck::isPass);
    }

    @Test
    void aProgramThatVerifiesEverythingFails(@TempDir Path other) throws IOException {
        Program content = arguments -> arguments[0].equals("verify") ? new Answer(0, "", "") : program(arguments);
        CheckContext context = byDrop(content, other);

        assertThat(SelfTest.run(List.of(new TamperedFiles(), new ChangedDecisions()), context, check -> {})
                        .checks())
                .noneMatch(SoftwareCheck::isPass);
    }

    @Test
    void aProgramWhoseNumbersDependOnThreadsFails(@TempDir Path other) throws IOException {
        Program unsteady = arguments -> {
            Answer answer = program(arguments);
            List<String> given = List.of(arguments);
            if (given.contains("--threads") && given.contains("4")) {
                append(Path.of(given.get(given.indexOf("--out") + 1)).resolve("pairs.csv"));
            }
            return answer;
        };

        SharedRuns.copy(
                SharedRuns.simulated(SimulatedRun.PLAIN.options().toArray(String[]::new)),
                other.resolve(SimulatedRun.PLAIN.name()));
        new SimulatedFolder(other.resolve(SimulatedRun.PLAIN.name())).firstBracket();

        SoftwareCheck seen = SelfTest.run(List.of(new SameBytes()), new CheckContext(unsteady, other), check -> {})
                .checks()
                .get(0);

        assertThat(seen.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(seen.detail()).isEqualTo("differing: pairs.csv");
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, Files.readString(file) + " ");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFitWithARelativeErrorOfOnePartInABillionFails() {
        ReferenceFit norris = (ReferenceFit) ReferenceFit.all().get(0);
        ReferenceFit other = new ReferenceFit(
                norris.id(),
                norris.claim(),
                norris.points(),
                norris.coefficients().stream().map(value -> value * (1 + 1e-9)).toList(),
                norris.limit());

        assertThat(norris.measure(sound).held()).isTrue();
        assertThat(other.measure(sound).held()).isFalse();
    }
}
