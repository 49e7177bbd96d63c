package io.enantio.speed;

import io.enantio.input.assay.MethodFile;
import io.enantio.method.Channel;
import io.enantio.method.Method;
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
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A simulated run of seven channels with 720 points each.
 *
 * @param folder its run folder
 * @param channels what {@link Limit} is told of its method
 * @param injections how many
 */
record SpeedRun(Path folder, Path channels, int injections) {
    private static final Path METHOD = Path.of("calibration/ketamine-norketamine-plasma.yaml");
    private static final long SEED = 5;
    private static final double RESOLUTION = 1.8;
    private static final Range RECORDED_MIN = new Range(4, 16);
    private static final double SIGMA_MIN = 0.1;

    static SpeedRun of(int subjects, Path folder) throws IOException {
        Method method = MethodFile.read(METHOD).method();
        SimulationPlan plan = SimulationPlan.of(method, new Copied(Files.readString(METHOD)), SEED)
                .with(new Samples(subjects, Schedule.DAY_1, OptionalDouble.empty()))
                .with(new Signal(RESOLUTION, OptionalDouble.empty(), 1, Optional.of(RECORDED_MIN)));
        new RunSimulator(plan).writeTo(folder);
        Path channels = folder.resolveSibling(folder.getFileName() + ".channels");
        Files.write(channels, method.channels().stream().map(SpeedRun::line).toList());
        try (Stream<Path> files = Files.list(folder.resolve("raw"))) {
            return new SpeedRun(folder, channels, (int) files.count());
        }
    }

    private static String line(Channel channel) {
        return Stream.concat(
                        Stream.of(
                                channel.transition().precursorMz(),
                                channel.transition().productMz().orElseThrow(),
                                SIGMA_MIN),
                        channel.window().retentionTimesMin().stream())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
