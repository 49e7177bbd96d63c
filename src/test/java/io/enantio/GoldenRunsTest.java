package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fresh results of every shipped run are the expected ones, byte for byte. Guards against change; truth is tested elsewhere. */
class GoldenRunsTest {
    static final Path RUNS = Path.of("sample-runs");

    /** Too large to be kept: the expected run.json has its hash. */
    private static final String REPORT = "report.html";

    @TempDir
    private Path folder;

    static List<Path> runs() throws IOException {
        try (Stream<Path> runs = Files.list(RUNS)) {
            return runs.filter(run -> Files.exists(run.resolve("run.yaml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void givesTheExpectedResults(Path run) throws IOException {
        Path results = SharedRuns.results(run);
        if (!System.getProperty("golden.update", "").isEmpty()) {
            update(results, run.resolve("expected"));
        }
        assertThat(names(results)).isEqualTo(names(run.resolve("expected")));
        for (String name : names(results)) {
            assertThat(lasting(results.resolve(name)))
                    .as(run + ", " + name)
                    .isEqualTo(lasting(run.resolve("expected").resolve(name)));
        }
    }

    /** In every build: ProcessCommandTest for a fitted run, AnyMachineTest for one by drop, where the number of processors decides. */
    @Tag("evidence")
    @ParameterizedTest
    @MethodSource("runs")
    void givesTheSameBytesForAnyNumberOfThreads(Path run) throws IOException {
        Path one = folder.resolve("one");
        Path eight = SharedRuns.results(run);
        InProcess.Outcome outcome =
                InProcess.enantio("process", run.toString(), "--out", one.toString(), "--threads", "1");
        assertThat(outcome.status())
                .as(outcome.err())
                .isEqualTo(ResultTable.rejected(eight).isEmpty() ? 0 : 1);
        assertThat(one.resolve(REPORT)).hasSameBinaryContentAs(eight.resolve(REPORT));
        for (String name : names(one)) {
            assertThat(lasting(one.resolve(name))).as(name).isEqualTo(lasting(eight.resolve(name)));
        }
    }

    private static void update(Path results, Path expected) throws IOException {
        Files.createDirectories(expected);
        for (String old : names(expected)) {
            Files.delete(expected.resolve(old));
        }
        for (String name : names(results)) {
            Files.copy(results.resolve(name), expected.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !REPORT.equals(name))
                    .sorted()
                    .toList();
        }
    }

    /** The lines that do not depend on when, or with which release, the run was processed. */
    private static List<String> lasting(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeIf(line -> line.contains("\"processed_at\"")
                || line.contains("\"software_version\"")
                || line.contains("\"seal\""));
        return lines;
    }
}
