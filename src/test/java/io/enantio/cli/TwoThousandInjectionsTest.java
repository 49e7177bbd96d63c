package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.AboutTheMachine;
import io.enantio.cli.SimulateCommand.ShippedMethod;
import io.enantio.method.value.Range;
import io.enantio.simulation.RunSimulator;
import io.enantio.simulation.plan.Schedule;
import io.enantio.simulation.plan.SimulationPlan;
import io.enantio.simulation.plan.SimulationPlan.MethodReference.Copied;
import io.enantio.simulation.plan.SimulationPlan.Samples;
import io.enantio.simulation.plan.SimulationPlan.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long run in little memory: 2,000 injections, seven channels of 720 points each. */
@Tag("evidence")
@Isolated("measures time")
class TwoThousandInjectionsTest {
    private static final int SUBJECTS = 291;

    @TempDir
    static Path home;

    private static Path run = Path.of("");

    @BeforeAll
    static void aLongRun() throws IOException {
        run = home.resolve("run");
        ShippedMethod shipped = ShippedMethod.load();
        SimulationPlan plan = SimulationPlan.of(shipped.method(), new Copied(shipped.text()), 1)
                .with(new Samples(SUBJECTS, Schedule.DAY_1, OptionalDouble.empty()))
                .with(new Signal(1.8, OptionalDouble.empty(), 1, Optional.of(new Range(4, 16))));
        new RunSimulator(plan).writeTo(run);
        assertThat(Files.readAllLines(run.resolve("injections.csv"))).hasSizeGreaterThan(2000);
    }

    @AboutTheMachine("measures how long it takes")
    @ParameterizedTest
    @ValueSource(strings = {"joint_fit", "perpendicular_drop"})
    void areProcessedIn256Megabytes(String integration, TestReporter reporter)
            throws IOException, InterruptedException {
        Path method = run.resolve("method.yaml");
        String text = Files.readString(method);
        Files.writeString(method, text.replaceFirst("integration: \\w+", "integration: " + integration));
        long start = System.nanoTime();
        InProcess.Outcome outcome = RealProcess.run(
                RealProcess.command(List.of("-Xmx256m"), "process", run.toString()), home.resolve("log"));
        reporter.publishEntry(
                integration, Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
        assertThat(outcome.status()).as(outcome.err()).isLessThan(2);
        assertThat(Files.readAllLines(run.resolve("results/concentrations.csv")))
                .hasSizeGreaterThan(4 * 2000);
    }
}
