package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.AboutTheMachine;
import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed at any moment leaves the earlier results, or whole new ones. Half of the kills come at any time
 * of a run, half in the moment in which the folders change places.
 */
class KilledRunTest {
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private static final long POLL_NANOS = 200_000;

    @TempDir
    static Path home;

    private static Path run = Path.of("");
    private static Path results = Path.of("");
    private static Map<String, String> before = Map.of();
    private static Map<String, String> after = Map.of();
    private static Pace pace = new Pace(0, 0);

    /** What a killed process left. */
    private enum Left {
        EARLIER_RESULTS,
        NEW_RESULTS,
        /** Both whole, under hidden names: killed between the two renames. */
        NEITHER_IN_PLACE
    }

    /** How long an undisturbed process takes, and how long of that its folders change places. */
    private record Pace(long wholeNanos, long swapNanos) {}

    @BeforeAll
    static void resultsAndADecisionMadeSince() throws IOException, InterruptedException {
        run = SharedRuns.copy(SharedRuns.simulated("--subjects", "0"), home.resolve("run"));
        results = run.resolve("results");
        // A run of a second or two, of which the writing is no small part.
        new SimulatedFolder(run).integratedBy(SharedRuns.DROP).only("blank");
        assertThat(InProcess.enantio("process", run.toString()).status()).isLessThan(2);
        before = contents(results);
        InProcess.enantio(
                "decide", run.toString(), "--action=comment", "--person=A. Analyst", "--reason=everything is well");
        pace = undisturbed();
        after = timeless(contents(results));
        assertThat(after).isNotEqualTo(timeless(before));
    }

    @Test
    void aFewKillsDoNoHarm(TestReporter reporter) throws IOException, InterruptedException {
        kill(2, 5, reporter);
    }

    @Test
    @Tag("evidence")
    void fiftyKillsDoNoHarm(TestReporter reporter) throws IOException, InterruptedException {
        kill(50, 17, reporter);
    }

    private static void kill(int times, long seed, TestReporter reporter) throws IOException, InterruptedException {
        Random random = new Random(seed);
        Map<Left, Integer> counts = new EnumMap<>(Left.class);
        int rests = 0;
        for (int k = 0; k < times; k++) {
            put(before);
            Process process = start();
            if (k % 2 == 1) {
                awaitSwap(process);
                pause((long) (random.nextDouble() * 1.5 * pace.swapNanos));
            } else {
                pause((long) (random.nextDouble() * pace.wholeNanos));
            }
            process.destroyForcibly().waitFor();
            counts.merge(left(), 1, Integer::sum);
            rests += hidden().isEmpty() ? 0 : 1;
            assertThat(InProcess.enantio("process", run.toString()).status()).isLessThan(2);
            assertThat(timeless(contents(results))).isEqualTo(after);
            assertThat(hidden()).isEmpty();
        }
        reporter.publishEntry("kills", times + ": " + counts + ", with rests to clear away " + rests);
    }

    private static Left left() throws IOException {
        assertThat(visible())
                .isSubsetOf(
                        "decisions.csv",
                        "injections.csv",
                        "method.yaml",
                        "raw",
                        "results",
                        "results.history",
                        "run.yaml",
                        "samples.csv",
                        "truth.csv");
        if (!Files.exists(results)) {
            Path old = hidden().stream()
                    .filter(path -> path.getFileName().toString().contains("-superseded-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(contents(old)).isEqualTo(before);
            return Left.NEITHER_IN_PLACE;
        }
        if (contents(results).equals(before)) {
            return Left.EARLIER_RESULTS;
        }
        assertThat(timeless(contents(results))).isEqualTo(after);
        assertThat(InProcess.enantio("verify", results.toString(), "--hashes-only")
                        .status())
                .isZero();
        return Left.NEW_RESULTS;
    }

    @AboutTheMachine("measures how long it takes")
    private static Pace undisturbed() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = start();
        long swap = System.nanoTime();
        if (awaitSwap(process)) {
            swap = System.nanoTime();
        }
        while (process.isAlive() && !hidden().isEmpty()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        long swapped = System.nanoTime();
        assertThat(process.waitFor()).isLessThan(2);
        return new Pace(System.nanoTime() - start, swapped - swap);
    }

    private static Process start() throws IOException {
        return RealProcess.start(RealProcess.command(QUICK, "process", run.toString()), home.resolve("log"));
    }

    /** Whether the process came as far as to its new folder. */
    private static boolean awaitSwap(Process process) {
        Path fresh = run.resolve(".results.enantio-new-" + process.pid());
        while (process.isAlive() && !Files.exists(fresh)) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return process.isAlive();
    }

    @AboutTheMachine("waits as long as an undisturbed run took")
    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void put(Map<String, String> files) throws IOException {
        for (String name : contents(results).keySet()) {
            Files.delete(results.resolve(name));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(results.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : list(folder)) {
            contents.put(file.getFileName().toString(), Files.readString(file));
        }
        return contents;
    }

    private static Map<String, String> timeless(Map<String, String> files) {
        Map<String, String> timeless = new TreeMap<>(files);
        timeless.computeIfPresent(
                "run.json",
                (name, text) -> text.replaceFirst("\"processed_at\" : \"[^\"]*\"", "")
                        .replaceFirst("\"seal\" : \"[^\"]*\"", ""));
        return timeless;
    }

    private static List<String> visible() throws IOException {
        return list(run).stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> !name.startsWith("."))
                .toList();
    }

    /** What lies hidden beside the results. */
    private static List<Path> hidden() {
        try {
            return list(run).stream()
                    .filter(path -> path.getFileName().toString().startsWith(".results."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.toList();
        }
    }
}
