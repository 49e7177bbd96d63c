package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.AboutTheMachine;
import io.enantio.SharedRuns;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code enantio review} as a command: what it prints, what it refuses, and how it ends. */
class ReviewCommandTest {
    /** Bit of SIGINT in a mask of signals. */
    private static final long INTERRUPT = 1L << 1;

    @TempDir
    Path home;

    private static Path run() {
        return SharedRuns.processed(SharedRuns.DROP, "--subjects", "1");
    }

    private static void refused(Outcome outcome, String why) {
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(why);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aRunWithoutResultsIsProcessedFirst() {
        refused(
                InProcess.enantio(
                        "review", SharedRuns.simulated("--subjects", "1").toString()),
                "is no results folder: it has no readable run.json. Name a folder that enantio process wrote.");
        refused(InProcess.enantio("review", home.resolve("nothing").toString()), "is no results folder");
    }

    @Test
    void resultsThatWereChangedAreNotReviewed() throws IOException {
        Path changed = SharedRuns.copy(run(), home.resolve("run"));
        Path table = changed.resolve("results/concentrations.csv");
        Files.writeString(table, Files.readString(table).replace("quantified", "Quantified"));
        refused(InProcess.enantio("review", changed.toString()), "its SHA-256 is not that of run.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "99999999", "http", ""})
    void aPortIsANumberOfAPort(String port) {
        refused(InProcess.enantio("review", run().toString(), "--port=" + port), "--port");
    }

    @Test
    void aPortThatAnotherProgramHasIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refused(
                    InProcess.enantio("review", run().toString(), "--port=" + taken.getLocalPort()),
                    "--port: port " + taken.getLocalPort() + " of this machine cannot be used");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @AboutTheMachine("waits for a process")
    void linksArePrintedAndCtrlCEndsIt(String signal) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "needs the command kill");
        assumeTrue(
                !signal.equals("INT") || !interruptsAreIgnored(),
                "these tests were started beside another program, which takes Ctrl-C");
        Path log = home.resolve("log");
        Process process = RealProcess.start(
                RealProcess.command(
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"), "review", run().toString()),
                log);
        try {
            while (process.isAlive() && !Files.readString(log).contains("until Ctrl-C.")) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
            assertThat(Files.readAllLines(log)).hasSize(3);
            assertThat(Files.readAllLines(log).get(0))
                    .matches("Review: http://127.0.0.1:\\d+/\\?key=[A-Za-z0-9_-]{43}");
            assertThat(Files.readAllLines(log).get(1))
                    .matches("Read only: http://127.0.0.1:\\d+/\\?key=[A-Za-z0-9_-]{43}");
            new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(Files.readAllLines(log)).hasSize(3);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A shell that starts something in the background lets it ignore Ctrl-C, and all that it starts. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INTERRUPT) != 0);
    }
}
