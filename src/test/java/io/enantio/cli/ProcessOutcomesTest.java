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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that lack kinds of samples, and places that cannot be written: each ends with an exit status and a line that states the reason. */
class ProcessOutcomesTest {
    @TempDir
    Path home;

    private Path run = Path.of("");

    @BeforeEach
    void aRun() {
        run = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), home.resolve("run"));
    }

    @Test
    void aRunWithoutInjectionsIsStatus2() {
        keepOnly("no such type");
        Outcome outcome = process();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("injections.csv: lists no injection. Write one row per injection.\n");
        assertThat(run.resolve("results")).doesNotExist();
    }

    @Test
    void aRunWithOnlyBlanksIsRejectedForMissingStandardsAndQcs() throws IOException {
        keepOnly("blank");
        Outcome outcome = process();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(
                        "4 injections, 0 of 4 analytes accepted",
                        "S-ketamine     -                -          -    REJECTED by CAL-1, CAL-3, CAL-8, CHI-1, RNG-1, RUN-1, RUN-2");
        assertThat(outcome.err()).isEmpty();
        assertThat(column("status")).hasSize(16).isSubsetOf("not_detected", "not_quantifiable");
        assertThat(column("concentration_ng_per_ml")).containsOnly("");
    }

    @Test
    void aRunWithOnlyStudySamplesHasAreasButNoConcentrations() throws IOException {
        keepOnly("study");
        Outcome outcome = process();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(
                        "5 injections, 0 of 4 analytes accepted",
                        "REJECTED by CAL-1, CAL-3, CAL-8, CHI-1, RNG-1, RUN-1, RUN-2");
        assertThat(column("status")).hasSize(20).containsOnly("not_quantifiable");
        assertThat(column("area_counts_min")).doesNotContain("");
        assertThat(column("concentration_ng_per_ml")).containsOnly("");
    }

    /** As a draft is processed: nobody has judged anything, so nothing is said to be accepted. */
    @Test
    void aMethodThatOnlyIntegratesHasNothingToAcceptOrReject() throws IOException {
        keepOnly("study");
        Path method = run.resolve("method.yaml");
        Files.writeString(
                method,
                Files.readString(method).replaceAll("(?m)^    (internal_standard|into_standard_percent): .*\n", ""));
        Outcome outcome = process();
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith(
                        "Run SIMULATED-R01: 5 injections, nothing to accept or reject: the method quantifies no analyte")
                .doesNotContain("verdict");
        assertThat(column("area_counts_min")).doesNotContain("");
    }

    @Test
    void aFolderOfAnotherProgramIsStatus2() throws IOException {
        Path other = Files.createDirectory(home.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "years of work");
        Outcome outcome = process("--out", other.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(other
                        + ": is not a results folder of enantio (it has no run.json written by enantio). Choose another"
                        + " folder with --out, or use --force: the existing folder is then kept under another name.\n");
        assertThat(other).isDirectoryContaining(file -> file.endsWith("thesis.txt"));
    }

    @Test
    void aReadOnlyFolderIsStatus2() throws IOException, InterruptedException {
        Path locked = Files.createDirectory(home.resolve("locked"));
        try (Mounted mount = Mounted.on(locked, "ro")) {
            assumeTrue(
                    mount.isMounted() || isDenied(locked),
                    "neither permissions nor a mount make a folder read-only here");
            Outcome outcome = process("--out", locked.resolve("results").toString());
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo(locked.resolve("results") + ": cannot be written, as " + locked.toRealPath()
                            + " is read-only. Choose another folder with --out.\n");
            assertThat(locked).isEmptyDirectory();
        }
    }

    @Test
    void aFullDiskIsStatus2AndTheEarlierResultsStay() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(home.resolve("disk"));
        try (Mounted mount = Mounted.on(disk, "size=3m")) {
            assumeTrue(mount.isMounted(), "no small disk can be mounted here");
            Path results = disk.resolve("results");
            keepOnly("blank");
            process("--out", results.toString());
            byte[] before = Files.readAllBytes(results.resolve("run.json"));
            long room = Files.getFileStore(disk).getUsableSpace() - size(results) / 2;
            Files.write(disk.resolve("ballast"), new byte[Math.toIntExact(room)]);
            Outcome outcome = process("--out", results.toString());
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo(
                            results.toRealPath() + ": results cannot be written: No space left on device. Nothing was"
                                    + " changed. Free some space or choose another folder with --out.\n");
            assertThat(results.resolve("run.json")).hasBinaryContent(before);
            assertThat(disk.toFile().list()).containsExactlyInAnyOrder("results", "results.history", "ballast");
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** As a full disk, without anybody's rights: the shell lets no file grow beyond 16 blocks of 512 or 1024 bytes. */
    @Test
    void aDiskThatFillsUpIsStatus2AndNothingIsLeft() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell with ulimit");
        keepOnly("blank");
        Path results = home.resolve("results");
        List<String> java = RealProcess.command(
                List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"),
                "process",
                run.toString(),
                "--out",
                results.toString());
        List<String> limited = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 16 && exec \"$@\"", "sh"));
        limited.addAll(java);
        Outcome outcome = RealProcess.run(limited, home.resolve("log"));
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err())
                .endsWith(home.toRealPath().resolve("results")
                        + ": results cannot be written: File too large. Nothing was"
                        + " changed. Free some space or choose another folder with --out.\n");
        assertThat(home.toFile().list()).containsExactlyInAnyOrder("run", "log", "results.history");
    }

    private static boolean isDenied(Path folder) {
        return folder.toFile().setWritable(false) && !Files.isWritable(folder);
    }

    private Outcome process(String... more) {
        return InProcess.enantio(Stream.concat(Stream.of("process", run.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private void keepOnly(String type) {
        new SimulatedFolder(run).only(type);
    }

    private List<String> column(String name) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("results/concentrations.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf(name);
        return lines.stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
    }
}
