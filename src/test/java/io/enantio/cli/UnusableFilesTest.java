package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files whose bytes cannot be had: pipes, devices, folders, links to nothing, disks that fail. Each ends the command with exit
 * status 2 and its name, at once; earlier results stay.
 */
class UnusableFilesTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(60);
    /** A regular file whose first byte cannot be read: no process has memory at address 0. */
    private static final Path FAILS_WITH_EIO = Path.of("/proc/self/mem");

    @TempDir
    Path home;

    private Path run = Path.of("");
    /** The first raw file of the list. */
    private String raw = "";

    @BeforeEach
    void aRun() throws IOException {
        run = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), home.resolve("run"));
        new SimulatedFolder(run).only("blank");
        String list = Files.readString(run.resolve("injections.csv"));
        raw = list.substring(list.indexOf("raw/"), list.indexOf(".mzML")) + ".mzML";
    }

    private Path file(String name) {
        return run.resolve(name.equals("raw") ? raw : name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.yaml", "injections.csv", "samples.csv", "decisions.csv", "raw"})
    void aPipeInARunFolderIsNamed(String file) throws IOException, InterruptedException {
        pipe(file(file));
        refused("named pipe (FIFO)", "process", run.toString());
        refused(
                "named pipe (FIFO)",
                "decide",
                run.toString(),
                "--action",
                "comment",
                "--person",
                "A. Analyst",
                "--reason",
                "looked at again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.yaml", "injections.csv", "samples.csv", "decisions.csv", "raw"})
    void aLinkToNothingIsNamed(String file) throws IOException {
        link(file(file), Path.of("nothing-here"));
        refused("it is a link to a file that does not exist", "process", run.toString());
        assertThat(run.resolve("results")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.yaml", "injections.csv", "samples.csv", "decisions.csv", "raw"})
    void aDeviceIsNamed(String file) throws IOException {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device), "no " + device + " here");
        link(file(file), device);
        refused("it is a device, not a file", "process", run.toString());
    }

    @Test
    void everyFileThatACommandNamesIsNoPipe() throws IOException, InterruptedException {
        Path pipe = pipe(home.resolve("pipe"));
        Path results = Files.createDirectory(home.resolve("results"));
        pipe(results.resolve("run.json"));
        String shown = pipe.toString();
        refused("named pipe (FIFO)", "process", run.toString(), "--method", shown);
        refused("named pipe (FIFO)", "process", run.toString(), "--out", results.toString());
        refused("named pipe (FIFO)", "inspect", shown);
        refused("named pipe (FIFO)", "inspect", "--json", shown);
        refused("named pipe (FIFO)", "method", "draft", shown);
        refused("named pipe (FIFO)", "validate", shown);
        refused(
                "named pipe (FIFO)",
                "study",
                shown,
                "--db",
                home.resolve("x.sqlite").toString());
        refused("named pipe (FIFO)", "verify", results.toString());
        refused(
                "named pipe (FIFO)",
                "load",
                results.toString(),
                "--db",
                home.resolve("x.sqlite").toString());
        refused("named pipe (FIFO)", "load", "--prepare", "--db", shown);
        refused("named pipe (FIFO)", "simulate", home.resolve("new").toString(), "--method", shown);
    }

    @Test
    void aPipeAmongResultsIsAChange() throws IOException, InterruptedException {
        InProcess.enantio("process", run.toString());
        pipe(run.resolve("results/pairs.csv"));
        Outcome outcome = atOnce("verify", run.resolve("results").toString());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("pairs.csv: is gone or cannot be read");
    }

    @Test
    void aFailingDiskEndsTheRunAndLeavesEarlierResultsInPlace() throws IOException {
        assumeTrue(Files.isReadable(FAILS_WITH_EIO), "no " + FAILS_WITH_EIO + " here");
        InProcess.enantio("process", run.toString());
        byte[] before = Files.readAllBytes(run.resolve("results/run.json"));
        link(run.resolve(raw), FAILS_WITH_EIO);
        Outcome outcome = atOnce("process", run.toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(raw + ": the system reports: Input/output error. Nothing was changed. Check the disk, the"
                        + " share and the permissions, then try again.\n");
        assertThat(run.resolve("results/run.json")).hasBinaryContent(before);
    }

    @Test
    void aFailingDiskIsNotAChangedFile() throws IOException {
        assumeTrue(Files.isReadable(FAILS_WITH_EIO), "no " + FAILS_WITH_EIO + " here");
        InProcess.enantio("process", run.toString());
        link(run.resolve(raw), FAILS_WITH_EIO);
        refused("Input/output error", "verify", run.resolve("results").toString());
    }

    @Test
    void badContentCostsOnlyItsInjection() throws IOException {
        Files.writeString(run.resolve(raw), "\u0000\u0001");
        assertThat(atOnce("process", run.toString()).status()).isEqualTo(1);
        assertThat(Files.readString(run.resolve("results/run.json"))).contains(raw + ": it is not XML");
    }

    private void refused(String why, String... command) {
        Outcome outcome = atOnce(command);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(why);
        assertThat(outcome.err().lines()).hasSize(1);
    }

    private static Outcome atOnce(String... command) {
        return Assertions.assertTimeoutPreemptively(AT_ONCE, () -> InProcess.enantio(command));
    }

    private static Path pipe(Path place) throws IOException, InterruptedException {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(place);
        }
        assumeTrue(
                Stream.of("/usr/bin/mkfifo", "/bin/mkfifo").anyMatch(program -> Files.isExecutable(Path.of(program))),
                "no mkfifo here");
        assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor())
                .isZero();
        return place;
    }

    private static void link(Path place, Path target) throws IOException {
        Files.deleteIfExists(place);
        Files.createSymbolicLink(place, target);
    }
}
