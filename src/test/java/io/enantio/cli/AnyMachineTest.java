package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with another locale writes the same bytes: its digits, calendar day and character set have no effect. */
class AnyMachineTest {
    /** Arabic digits, a calendar day ahead of Greenwich, and a character set without most letters. */
    private static final List<String> ELSEWHERE = List.of(
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.extensions=u-nu-arab",
            "-Duser.timezone=Pacific/Kiritimati",
            "-Dfile.encoding=US-ASCII",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC");

    private static final List<String> OPTIONS = List.of("--subjects", "0");

    @TempDir
    private Path home;

    @Test
    void simulationGivesTheSameBytes() throws IOException, InterruptedException {
        Path here = SharedRuns.simulated(OPTIONS.toArray(String[]::new));
        Path elsewhere = home.resolve("run");
        elsewhere(Stream.concat(Stream.of("simulate", elsewhere.toString()), OPTIONS.stream())
                .toArray(String[]::new));
        assertSame(elsewhere, here);
    }

    /** The run with the most messages: all that can be provoked in one run. */
    @Test
    void processingGivesTheSameBytes() throws IOException, InterruptedException {
        Path run = Path.of("sample-runs/every-flag");
        Path elsewhere = home.resolve("elsewhere");
        elsewhere("process", run.toString(), "--out", elsewhere.toString());
        assertThat(elsewhere.resolve("report.html")).isNotEmptyFile();
        assertSame(elsewhere, SharedRuns.results(run));
    }

    /** Every form of the report, of areas by the joint fit; four standards suffice. */
    @Test
    void aFittedRunIsReportedAlikeInEveryForm() throws IOException, InterruptedException {
        Path run = SharedRuns.copy(SharedRuns.simulated(OPTIONS.toArray(String[]::new)), home.resolve("run"));
        new SimulatedFolder(run)
                .integratedBy(SharedRuns.FIT)
                .only("standard")
                .changed(
                        "injections.csv",
                        text -> text.lines().limit(1 + 4).collect(Collectors.joining("\n", "", "\n")));
        Path here = home.resolve("here");
        InProcess.Outcome outcome =
                InProcess.enantio("process", run.toString(), "--out", here.toString(), "--pdf", "--xlsx");
        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
        Path elsewhere = home.resolve("elsewhere");
        elsewhere("process", run.toString(), "--out", elsewhere.toString(), "--pdf", "--xlsx");
        assertThat(here.resolve("concentrations.csv")).content().contains(SharedRuns.FIT);
        assertThat(here.resolve("report.pdf")).isNotEmptyFile();
        assertThat(here.resolve("report.xlsx")).isNotEmptyFile();
        assertSame(elsewhere, here);
    }

    private void elsewhere(String... arguments) throws IOException, InterruptedException {
        InProcess.Outcome outcome = RealProcess.run(RealProcess.command(ELSEWHERE, arguments), home.resolve("log"));
        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
    }

    private static void assertSame(Path elsewhere, Path here) throws IOException {
        assertThat(files(elsewhere)).isEqualTo(files(here)).isNotEmpty();
        for (String file : files(here)) {
            assertThat(timeless(elsewhere.resolve(file))).as(file).isEqualTo(timeless(here.resolve(file)));
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Of run.json all but when it was written. */
    private static String timeless(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return file.endsWith("run.json")
                ? text.replaceFirst("\"processed_at\" : \"[^\"]*\"", "").replaceFirst("\"seal\" : \"[^\"]*\"", "")
                : text;
    }
}
