package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.AboutTheMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that is asked to end, and two at once in one folder: results, decisions and journal stay whole. */
@Tag("evidence")
class InterruptedCommandsTest {
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    @TempDir
    Path home;

    private SmallStudy study = new SmallStudy(Path.of(""));

    @BeforeEach
    void aProcessedRun() throws IOException {
        study = SmallStudy.in(Files.createDirectory(home.resolve("study"))).shortened();
        SmallStudy.done("process", study.run().toString());
    }

    private Process start(String name, String... arguments) throws IOException {
        return RealProcess.start(RealProcess.command(QUICK, arguments), home.resolve(name));
    }

    private void verified() {
        InProcess.Outcome outcome = InProcess.enantio("verify", study.results().toString(), "--hashes-only");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    private long journalLines() throws IOException {
        return Files.readAllLines(study.run().resolve("results.history/journal.csv"))
                        .size()
                - 1L;
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    @AboutTheMachine("waits for some part of a process")
    void aProcessThatIsAskedToEndLeavesWholeResults(String signal, int status)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "needs the command kill");
        for (int part = 1; part <= 5; part++) {
            Process process = start("log", "process", study.run().toString());
            process.waitFor(150L * part, TimeUnit.MILLISECONDS);
            new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            // It may have been done before the signal came.
            assertThat(process.waitFor()).isIn(status, 0, 1);
            assertThat(home.resolve("log")).content().doesNotContain("Exception");
            verified();
        }
    }

    @Test
    void twoProcessesOfOneRunGoOneAfterTheOther() throws IOException, InterruptedException {
        long before = journalLines();
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(start("log" + i, "process", study.run().toString()));
        }
        for (Process process : all) {
            assertThat(process.waitFor()).isIn(0, 1);
        }
        verified();
        assertThat(journalLines()).isEqualTo(before + all.size());
    }

    @Test
    void decisionsMadeAtOnceAllStand() throws IOException, InterruptedException {
        Path list = study.run().resolve("decisions.csv");
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(start(
                    "log" + i,
                    "decide",
                    study.run().toString(),
                    "--action=comment",
                    "--person=A. Analyst",
                    "--reason=looked at all of it"));
        }
        int recorded = 0;
        for (int i = 0; i < all.size(); i++) {
            int status = all.get(i).waitFor();
            assertThat(status).isIn(0, 2);
            if (status == 2) {
                assertThat(home.resolve("log" + i))
                        .content()
                        .contains("is being changed by another process. Try again");
            }
            recorded += status == 0 ? 1 : 0;
        }
        assertThat(recorded).isPositive();
        assertThat(Files.readAllLines(list)).hasSize(1 + recorded);
        SmallStudy.done("process", study.run().toString());
        verified();
    }
}
