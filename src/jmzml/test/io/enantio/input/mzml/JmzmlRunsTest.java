package io.enantio.input.mzml;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Results of every shipped run by jmzML are the expected ones, byte for byte but for the name of the reader. */
class JmzmlRunsTest {
    @TempDir
    Path folder;

    static List<Path> runs() throws IOException {
        try (Stream<Path> runs = Files.list(Path.of("sample-runs"))) {
            return runs.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void givesTheResultsOfOurReader(Path run) throws IOException {
        Path results = folder.resolve("results");
        InProcess.Outcome outcome =
                InProcess.enantio("process", run.toString(), "--reader", "jmzml", "--out", results.toString());
        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
        assertThat(Files.readString(results.resolve("run.json"))).contains("\"raw_reader\" : \"jmzml\"");
        for (Path expected : files(run.resolve("expected"))) {
            assertThat(lasting(results.resolve(expected.getFileName())))
                    .as(expected.toString())
                    .isEqualTo(lasting(expected));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** The lines that do not depend on when, with which release and by which reader the run was processed. */
    private static List<String> lasting(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.removeIf(line -> line.contains("\"processed_at\"")
                || line.contains("\"version\" : ")
                || line.contains("\"raw_reader\"")
                || line.contains("\"seal\"")
                || line.contains("jmzML cannot read it")
                || line.contains("\"not_read\""));
        return lines;
    }
}
