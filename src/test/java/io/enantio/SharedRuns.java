package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs that many tests use. Each is simulated, and each is processed, once in a JVM, by the program's own commands. No
 * test changes them: a test that has to change one works on a {@link #copy}.
 */
public final class SharedRuns {
    /** Methods of integration, as method.yaml names them. */
    public static final String DROP = "perpendicular_drop";

    public static final String FIT = "joint_fit";

    /** Options of the smallest run that is accepted, that of the self-test: all that need a fitted run, and no other, take this one. */
    private static final String[] SMALL = {"--subjects", "1", "--seed", "7"};

    private static final Path HOME = home();
    private static final AtomicInteger FOLDERS = new AtomicInteger();
    private static final Map<List<String>, Once> SIMULATED = new ConcurrentHashMap<>();
    private static final Map<List<String>, Once> PROCESSED = new ConcurrentHashMap<>();
    private static final Map<Path, String> PRINTED = new ConcurrentHashMap<>();

    private SharedRuns() {}

    /** A folder that is made when it is first needed; other threads wait until it is complete. */
    private static final class Once {
        private final Path folder = HOME.resolve(Integer.toString(FOLDERS.incrementAndGet()));
        private boolean made;

        synchronized Path made(Consumer<Path> maker) {
            if (!made) {
                maker.accept(folder);
                made = true;
            }
            return folder;
        }
    }

    /** The run folder of these options of {@code simulate}, not processed. */
    public static Path simulated(String... options) {
        return SIMULATED.computeIfAbsent(List.of(options), key -> new Once()).made(folder -> {
            List<String> arguments = new ArrayList<>(List.of("simulate", folder.toString()));
            arguments.addAll(List.of(options));
            InProcess.Outcome outcome = InProcess.enantio(arguments.toArray(String[]::new));
            assertThat(outcome.status()).as(outcome.err()).isZero();
        });
    }

    /** Such a run folder with results of one method of integration in {@code results/}. */
    public static Path processed(String way, String... options) {
        List<String> key = new ArrayList<>(List.of(way));
        key.addAll(List.of(options));
        return PROCESSED.computeIfAbsent(List.copyOf(key), any -> new Once()).made(folder -> {
            new SimulatedFolder(copy(simulated(options), folder)).integratedBy(way);
            process(folder, folder.resolve("results"));
        });
    }

    /** The run folder of the smallest run that is accepted, not processed. */
    public static Path small() {
        return simulated(SMALL);
    }

    /** The same with results of the joint fit in {@code results/}. */
    public static Path smallFitted() {
        return processed(FIT, SMALL);
    }

    /** Results of a shipped run folder, by eight threads. */
    public static Path results(Path shipped) {
        return PROCESSED
                .computeIfAbsent(List.of(shipped.toString()), key -> new Once())
                .made(folder -> PRINTED.put(shipped, process(shipped, folder, "--threads", "8")));
    }

    /** What the program printed when it wrote the results of a shipped run folder, as if they were in their usual place. */
    public static String printed(Path shipped) {
        Path results = results(shipped);
        return Objects.requireNonNull(PRINTED.get(shipped))
                .replace(results.toString(), shipped.resolve("results").toString());
    }

    private static String process(Path run, Path results, String... options) {
        List<String> arguments = new ArrayList<>(List.of("process", run.toString(), "--out", results.toString()));
        arguments.addAll(List.of(options));
        InProcess.Outcome outcome = InProcess.enantio(arguments.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
        return outcome.out();
    }

    /** Copies a folder with its content to a new place. */
    public static Path copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() {
        try {
            Path home = Files.createTempDirectory("enantio-shared-runs");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ResultTable.delete(home)));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
