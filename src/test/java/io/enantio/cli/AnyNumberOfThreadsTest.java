package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many threads work, and how many runs at once, changes no byte of what is written of a fitted run. */
class AnyNumberOfThreadsTest {
    @TempDir
    private Path home;

    @Test
    void oneTwoAndFourThreadsWriteTheSameBytes() throws IOException {
        Path run = fitted("run");
        Map<String, String> ofOne = written(run, home.resolve("one"), "--threads", "1");
        assertThat(ofOne).containsKeys("concentrations.csv", "report.html", "run.json");
        assertThat(ofOne.get("concentrations.csv")).contains(SharedRuns.FIT);
        assertThat(written(run, home.resolve("two"), "--threads", "2")).isEqualTo(ofOne);
        assertThat(written(run, home.resolve("four"), "--threads", "4")).isEqualTo(ofOne);
    }

    @Test
    void runsProcessedAtOnceAreThoseProcessedAlone() throws IOException {
        Path first = fitted("first");
        Path second = fitted("second");
        new SimulatedFolder(second)
                .changed(
                        "injections.csv",
                        text -> text.lines()
                                .filter(line -> !line.startsWith(lastNumber(text) + ","))
                                .map(line -> line + "\n")
                                .reduce("", String::concat));
        Map<String, String> ofFirst = written(first, home.resolve("alone-first"));
        Map<String, String> ofSecond = written(second, home.resolve("alone-second"));
        assertThat(ofFirst).isNotEqualTo(ofSecond);
        InProcess.Outcome outcome = InProcess.enantio(
                "process",
                first.toString(),
                second.toString(),
                "--out",
                home.resolve("both").toString(),
                "--threads",
                "4");
        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
        assertThat(files(home.resolve("both/first"))).isEqualTo(ofFirst);
        assertThat(files(home.resolve("both/second"))).isEqualTo(ofSecond);
    }

    private static String lastNumber(String injections) {
        String last = injections.lines().reduce("", (before, line) -> line);
        return last.substring(0, last.indexOf(','));
    }

    /** The standards of the smallest run, by the joint fit. */
    private Path fitted(String name) {
        Path run = SharedRuns.copy(SharedRuns.small(), home.resolve(name));
        new SimulatedFolder(run).integratedBy(SharedRuns.FIT).only("standard");
        return run;
    }

    private static Map<String, String> written(Path run, Path results, String... options) throws IOException {
        String[] arguments = Stream.concat(
                        Stream.of("process", run.toString(), "--out", results.toString()), Stream.of(options))
                .toArray(String[]::new);
        InProcess.Outcome outcome = InProcess.enantio(arguments);
        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
        return files(results);
    }

    /** Texts by name; of run.json all but when it was written. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                found.put(
                        folder.relativize(file).toString(),
                        file.endsWith("run.json")
                                ? text.replaceFirst("\"processed_at\" : \"[^\"]*\"", "")
                                        .replaceFirst("\"seal\" : \"[^\"]*\"", "")
                                : text);
            }
        }
        return found;
    }
}
