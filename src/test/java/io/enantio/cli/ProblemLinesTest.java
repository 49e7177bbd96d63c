package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.input.problem.InputException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file from anywhere neither floods a terminal nor steers it, and no problem is lost. */
class ProblemLinesTest {
    @TempDir
    Path home;

    private static List<String> printed(Problem problem) {
        ProblemLines lines = new ProblemLines();
        lines.add(problem);
        return lines.printed("");
    }

    @Test
    void charactersThatSteerATerminalAreEscaped() {
        assertThat(printed(new Problem("a\u001b[2Jb.csv", "", "has\r\n\u202e\ud800 x", "Do not.")))
                .containsExactly("a\\u001b[2Jb.csv: has\\u000d\\u000a\\u202e\\ud800 x. Do not.");
    }

    @Test
    void aLongProblemIsCutBeforeItsRemedy() {
        assertThat(printed(new Problem("a.csv", "line 2", "x".repeat(100_000), "Write less.")))
                .allSatisfy(line -> assertThat(line)
                        .hasSize(300)
                        .startsWith("a.csv, line 2: xxx")
                        .endsWith("xxx.... Write less."));
        assertThat(printed(new Problem("a".repeat(5_000), "", "x".repeat(100), "y".repeat(5_000))))
                .allSatisfy(line -> assertThat(line).hasSize(300).endsWith("..."));
        assertThat(printed(new Problem("a.csv", "", "\ud83d\ude00".repeat(500), "Do.")))
                .allSatisfy(line -> assertThat(line.length()).isBetween(298, 300));
    }

    @Test
    void ofEachFileTwentyArePrintedAndAllAreKept() throws IOException {
        Path run = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), home.resolve("run"));
        String header =
                "injection,file,sample_id,sample_type,level,time_point,dilution_factor,acquired_at,batch,comment\n";
        Files.writeString(
                run.resolve("injections.csv"),
                header
                        + IntStream.rangeClosed(1, 201)
                                .mapToObj(i -> i + ",,S" + i + ",no such type,,,,,,")
                                .collect(Collectors.joining("\n")));
        Files.writeString(run.resolve("run.yaml"), "wrong: 1\n");
        Outcome outcome = InProcess.enantio("process", run.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("injections.csv, line ")))
                .hasSize(20);
        assertThat(outcome.err())
                .contains("injections.csv: and 181 more. --problems FILE writes all of them.\n", "run.yaml");

        Path all = home.resolve("all.txt");
        Outcome again = InProcess.enantio("process", run.toString(), "--problems", all.toString());
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("injections.csv: and 181 more. All are in " + all + ".\n");
        assertThat(Files.readAllLines(all).stream().filter(line -> line.startsWith("injections.csv, line ")))
                .hasSize(201);
    }

    @Test
    void theFileIsEmptyWithoutProblemsAndIsNeverThatOfAnEarlierCommand() throws IOException {
        Path all = Files.writeString(home.resolve("all.txt"), "of yesterday");
        Path raw = SharedRuns.simulated("--subjects", "1").resolve("raw/001.mzML");
        assertThat(InProcess.enantio("inspect", raw.toString(), "--problems", all.toString())
                        .status())
                .isZero();
        assertThat(all).isEmptyFile();
        String absent = home.resolve("absent.mzML").toString();
        assertThat(InProcess.enantio("inspect", absent, "--problems", all.toString())
                        .status())
                .isEqualTo(2);
        assertThat(all).hasContent(absent + ": there is no such file. Correct its name.");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedBeforeTheWork() {
        Outcome outcome = InProcess.enantio("inspect", "x", "--problems", home.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(home + ": problems cannot be written: it is a folder, not a file. Choose another file with"
                        + " --problems.\n");
    }
}
