package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standard output that cannot be written loses nothing silently. */
class StandardOutputTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    Path home;

    private Outcome full(String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.exists(FULL), "needs " + FULL);
        return shell("exec \"$@\" >" + FULL, arguments);
    }

    private Outcome shell(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(RealProcess.command(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), arguments));
        return RealProcess.run(command, home.resolve("log"));
    }

    private static Path rawFile(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("raw"))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void aCommandWhoseResultIsPrintedIsStatus2() throws IOException, InterruptedException {
        Path run = SharedRuns.simulated("--subjects", "1");
        Outcome outcome = full("inspect", rawFile(run).toString());
        assertThat(outcome.err())
                .isEqualTo("standard output: cannot be written: No space left on device. Redirect it to a file on a"
                        + " disk with space.\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void aCommandThatWritesFilesKeepsItsStatus() throws IOException, InterruptedException {
        Path run = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), home.resolve("run"));
        new SimulatedFolder(run).only("blank");
        Outcome outcome = full("process", run.toString());
        assertThat(outcome.err())
                .endsWith("standard output: cannot be written: No space left on device. What the command wrote into"
                        + " files is complete.\n");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(InProcess.enantio("verify", run.resolve("results").toString(), "--hashes-only")
                        .status())
                .isZero();
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoProblem() throws IOException, InterruptedException {
        Path run = SharedRuns.simulated("--subjects", "1");
        Outcome outcome = shell(
                "{ \"$@\"; echo status $? >&2; } | true",
                "inspect",
                rawFile(run).toString());
        assertThat(outcome.err()).isEqualTo("status 0\n");
    }
}
