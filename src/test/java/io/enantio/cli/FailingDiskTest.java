package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.FailingDisk;
import io.enantio.FailingDisk.Access;
import io.enantio.FailingDisk.Act;
import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A disk that fails at any file ends the command with exit status 2 and one line that names the file: it is no property of a
 * sample, and no change of a file. Earlier results stay, byte for byte. {@link UnusableFilesTest} has the same for EIO of a real disk.
 */
class FailingDiskTest {
    /** What Java throws for an error of the system. */
    enum Failure {
        EACCES("permission denied", path -> new AccessDeniedException(path.toString())),
        EMFILE("Too many open files", path -> new FileSystemException(path.toString(), null, "Too many open files")),
        ESTALE("Stale file handle", path -> new FileSystemException(path.toString(), null, "Stale file handle"));

        private final String words;
        private final Function<Path, IOException> thrown;

        Failure(String words, Function<Path, IOException> thrown) {
            this.words = words;
            this.thrown = thrown;
        }
    }

    /** Of the accesses of a run, every seventh is where it begins to fail; with {@code -Ddisk.step=1} every one. */
    private static final int STEP = Integer.getInteger("disk.step", 7);

    @TempDir
    Path home;

    private Path run = Path.of("");
    private Path results = Path.of("");
    private Map<String, String> before = Map.of();

    @TempDir
    static Path common;

    @BeforeAll
    static void aProcessedRun() {
        Path whole = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), common.resolve("run"));
        new SimulatedFolder(whole).integratedBy(SharedRuns.DROP).only("blank");
        InProcess.enantio(
                "decide",
                whole.toString(),
                "--action",
                "comment",
                "--person",
                "A. Analyst",
                "--reason",
                "seen and agreed");
        InProcess.enantio("process", whole.toString());
    }

    @BeforeEach
    void aCopy() throws IOException {
        run = SharedRuns.copy(common.resolve("run"), home.resolve("run"));
        results = run.resolve("results");
        before = content(results);
        assertThat(before).containsKey("run.json");
    }

    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                content.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }

    /** The files that a command opens, each once. */
    private List<Path> opened(String... command) throws IOException {
        FailingDisk disk = new FailingDisk((number, access) -> {});
        assertThat(InProcess.enantio(disk, command).status()).isLessThanOrEqualTo(1);
        before = content(results);
        return disk.accesses().stream()
                .filter(access -> access.act() == Act.READ)
                .map(Access::path)
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatCannotBeOpenedEndsTheRunAndLeavesEarlierResultsInPlace(Failure failure) throws IOException {
        List<Path> opened = opened("process", run.toString());
        assertThat(opened.stream().map(path -> run.relativize(path).toString().replaceAll("[0-9]+", "N")))
                .contains("run.yaml", "method.yaml", "injections.csv", "samples.csv", "decisions.csv", "raw/N.mzML");
        for (Path file : opened) {
            endsWithTwo(failing(Act.READ, file, failure), file, failure.words, "process", run.toString());
        }
    }

    @Test
    void aFolderThatCannotBeSearchedIsNoAbsentFile() throws IOException {
        for (Path file : opened("process", run.toString())) {
            Failure failure = Failure.EACCES;
            endsWithTwo(failing(Act.LOOK, file, failure), file, failure.words, "process", run.toString());
        }
    }

    @Test
    void aFolderThatCannotBeListedEndsTheRun() throws IOException {
        Path raw = run.resolve("raw");
        endsWithTwo(failing(Act.LIST, raw, Failure.EMFILE), raw, Failure.EMFILE.words, "process", run.toString());
        endsWithTwo(
                failing(Act.LIST, results, Failure.EMFILE), results, Failure.EMFILE.words, "process", run.toString());
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatCannotBeOpenedIsNotAChangedFile(Failure failure) throws IOException {
        List<Path> opened = opened("verify", results.toString());
        assertThat(opened)
                .contains(results.resolve("run.json"), results.resolve("concentrations.csv"), run.resolve("run.yaml"));
        for (Path file : opened) {
            endsWithTwo(failing(Act.READ, file, failure), file, failure.words, "verify", results.toString());
        }
        endsWithTwo(failing(Act.LIST, results, failure), results, failure.words, "verify", results.toString());
    }

    /** Whatever the program was about to do when there were no more files to be had: the earlier results, or the new ones as a whole. */
    @Test
    void whenThereAreNoMoreOpenFilesNothingIsLost() throws IOException {
        FailingDisk whole = new FailingDisk((number, access) -> {});
        InProcess.enantio(whole, "process", run.toString());
        before = content(results);
        int accesses = whole.accesses().size();
        int refused = 0;
        for (int first = 0; first < accesses; first += STEP) {
            int from = first;
            FailingDisk disk = new FailingDisk((number, access) -> {
                if (number >= from && access.act() != Act.LOOK) {
                    throw Failure.EMFILE.thrown.apply(access.path());
                }
            });
            Outcome outcome = InProcess.enantio(disk, "process", run.toString());
            if (outcome.status() == 2) {
                refused++;
                assertThat(outcome.err()).contains(Failure.EMFILE.words);
                assertThat(content(results)).as("from access %s", from).isEqualTo(before);
            } else {
                assertThat(outcome.status())
                        .as("from access %s: %s", from, outcome.err())
                        .isLessThan(2);
                assertThat(InProcess.enantio("verify", "--hashes-only", results.toString())
                                .status())
                        .as("from access %s", from)
                        .isZero();
                before = content(results);
            }
        }
        assertThat(refused).as("of %s accesses", accesses).isGreaterThan(accesses / STEP / 2);
    }

    private static FailingDisk failing(Act act, Path path, Failure failure) {
        return new FailingDisk((number, access) -> {
            if (access.act() == act && access.path().normalize().equals(path.normalize())) {
                throw failure.thrown.apply(access.path());
            }
        });
    }

    private void endsWithTwo(FailingDisk disk, Path file, String why, String... command) throws IOException {
        Outcome outcome = InProcess.enantio(disk, command);
        assertThat(outcome.status()).as("%s: %s", file, outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(why);
        assertThat(Stream.of(file, file.getParent())
                        .map(named -> named.getFileName().toString()))
                .as(outcome.err())
                .anyMatch(outcome.err()::contains);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(content(results)).as(file.toString()).isEqualTo(before);
    }
}
