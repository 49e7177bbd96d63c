package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.report.folder.SealedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole run folders of which something is damaged: raw files, settings, tables, decisions, results. Every command ends with exit
 * status 0, 1 or 2 in a short time and says in single lines what is wrong. {@code -Dfolder.mutations=N} tries N of each seed.
 */
class MutatedRunFolderTest {
    private static final int MUTATIONS = Integer.getInteger("folder.mutations", 10);
    /** No command needs more than a part of it: one that does will not end. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    private static final List<String> SETTINGS =
            List.of("run.yaml", "method.yaml", "injections.csv", "samples.csv", "decisions.csv");
    /** Of the injections of the simulated run, by type: enough for a curve and a verdict. */
    private static final int EVERY = 4;

    private static final int HEAD = 1500;

    @TempDir
    Path home;

    static IntStream seeds() {
        return IntStream.range(0, 2);
    }

    private Path small() {
        Path run = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), home.resolve("run"));
        new SimulatedFolder(run).integratedBy(SharedRuns.DROP).changed("injections.csv", MutatedRunFolderTest::few);
        assertThat(decide(run).err()).isEmpty();
        return run;
    }

    private static Outcome decide(Path run) {
        return InProcess.enantio(
                "decide", run.toString(), "--action", "comment", "--person", "A. Analyst", "--reason", "looked at again");
    }

    private static String few(String list) {
        List<String> lines = list.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> i % EVERY == 0)
                .mapToObj(lines::get)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDamagedRunFolderIsProcessedOrRefused(int seed) throws IOException {
        Path run = small();
        List<Path> raw = listed(run);
        Random random = new Random(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            Path file = random.nextInt(3) == 0
                    ? raw.get(random.nextInt(raw.size()))
                    : run.resolve(SETTINGS.get(random.nextInt(SETTINGS.size())));
            byte[] before = Files.readAllBytes(file);
            Files.write(file, new Damage(random).of(before));
            List<String> command = new ArrayList<>(List.of("process", run.toString()));
            if (random.nextInt(4) == 0) {
                command.add("--salvage");
            }
            check(seed, i, file, command);
            Files.write(file, before);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damagedResultsAreLoadedOrRefused(int seed) throws IOException {
        Path run = small();
        InProcess.enantio("process", run.toString());
        Path results = run.resolve("results");
        Path json = results.resolve("run.json");
        String before = Files.readString(json);
        Random random = new Random(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(json, damagedRecord(before, random));
            check(seed, i, json, List.of("verify", results.toString(), "--hashes-only"));
            Path database = home.resolve("study.sqlite");
            check(seed, i, json, List.of("load", results.toString(), "--db", database.toString()));
            check(seed, i, json, List.of("process", run.toString(), "--out", results.toString(), "--threads", "0"));
            Files.deleteIfExists(database);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDamagedMzmlIsShownOrRefused(int seed) throws IOException {
        Path whole = SharedRuns.simulated("--subjects", "1").resolve("raw/001.mzML");
        byte[] before = Files.readAllBytes(whole);
        Path file = home.resolve("x.mzML");
        Random random = new Random(seed);
        for (int i = 0; i < 2 * MUTATIONS; i++) {
            Files.write(file, new Damage(random).of(before));
            check(seed, i, file, List.of("inspect", file.toString()));
            check(seed, i, file, List.of("inspect", "--json", "--salvage", file.toString()));
            check(seed, i, file, List.of("method", "draft", file.toString()));
        }
    }

    /** Half of them sealed again, as somebody would who wants the damage to pass. */
    private static byte[] damagedRecord(String before, Random random) {
        // Half of the mishaps are at the beginning, where run, method and inputs stand.
        int beginning = random.nextBoolean() ? Math.min(HEAD, before.length()) : before.length();
        byte[] head = new Damage(random).of(before.substring(0, beginning).getBytes(StandardCharsets.UTF_8));
        byte[] tail = before.substring(beginning).getBytes(StandardCharsets.UTF_8);
        byte[] damaged = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, damaged, head.length, tail.length);
        String text = new String(damaged, StandardCharsets.UTF_8);
        int seal = text.lastIndexOf(",\n  \"seal\"");
        return seal < 0 || random.nextInt(2) == 0
                ? damaged
                : SealedJson.seal(text.substring(0, seal) + "\n}\n").getBytes(StandardCharsets.UTF_8);
    }

    /** All of them are tried before the first is reported. */
    private final List<String> faults = new ArrayList<>();

    @AfterEach
    void everyMutationWasHandled() {
        assertThat(faults).isEmpty();
    }

    private void check(int seed, int mutation, Path file, List<String> command) throws IOException {
        try {
            checked(seed, mutation, file, command);
        } catch (AssertionError e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    private static void checked(int seed, int mutation, Path file, List<String> command) throws IOException {
        Outcome outcome = assertTimeoutPreemptively(
                HANGS, () -> InProcess.enantio(command.toArray(String[]::new)), command::toString);
        String what = "seed " + seed + ", mutation " + mutation + " of " + file.getFileName() + ", "
                + String.join(" ", command) + "\n" + outcome.err();
        if (outcome.status() > 2) {
            Files.copy(file, Path.of(System.getProperty("java.io.tmpdir"), "mutation-" + seed + "-" + mutation));
        }
        assertThat(outcome.status()).as(what).isBetween(0, 2);
        assertThat(outcome.err().lines())
                .as(what)
                .allSatisfy(line -> assertThat(line)
                        .hasSizeBetween(1, ProblemLines.LONGEST + 100)
                        .doesNotContainPattern("\\p{Cntrl}"));
        assertThat(outcome.err().contains("\tat ")).as(what).isFalse();
        if (outcome.status() == 2) {
            assertThat(outcome.err()).as(what).isNotEmpty();
        }
    }

    private static List<Path> listed(Path run) throws IOException {
        try (Stream<String> lines = Files.lines(run.resolve("injections.csv"))) {
            return lines.flatMap(line -> Stream.of(line.split(",")))
                    .filter(cell -> cell.startsWith("raw/"))
                    .map(run::resolve)
                    .toList();
        }
    }
}
