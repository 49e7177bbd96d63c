package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long run in little memory. */
@Tag("evidence")
class TwoThousandInjectionsTest {
    /** 290 subjects with their standards and QCs. */
    private static final String SUBJECTS = "290";

    private static final int INJECTIONS = 1994;

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"joint_fit", "perpendicular_drop"})
    void areProcessedIn256Megabytes(String integration, TestReporter reporter)
            throws IOException, InterruptedException {
        Path run = home.resolve("run");
        InProcess.enantio("simulate", run.toString(), "--subjects", SUBJECTS);
        Path method = run.resolve("method.yaml");
        Files.writeString(
                method,
                Files.readString(method).replace("integration: joint_fit", "integration: " + integration));
        long start = System.nanoTime();
        InProcess.Outcome told = RealProcess.run(
                RealProcess.command(List.of("-Xmx256m"), "process", run.toString()), home.resolve("log"));
        reporter.publishEntry(integration, Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        assertThat(told.status()).as(told.err()).isLessThan(2);
        assertThat(Files.readAllLines(run.resolve("results/concentrations.csv")))
                .hasSizeGreaterThan(4 * INJECTIONS - 100);
    }
}
