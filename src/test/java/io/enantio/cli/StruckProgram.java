package io.enantio.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program in a process of its own that is struck at one of its changes of files: killed, or told that the disk is full, fails
 * or is read-only. {@code src/test/native/faults.c} says what a change is; it needs a C compiler and a system with LD_PRELOAD.
 */
final class StruckProgram {
    private static final Path SOURCE = Path.of("src/test/native/faults.c");
    private static final List<String> QUICK =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx512m");

    /** What happens at the change. */
    enum Strike {
        KILL("kill", false),
        /** The disk is full from then on. */
        FULL("ENOSPC", true),
        /** One write fails. */
        FAILED("EIO", false),
        /** The file system becomes read-only, as it does after an error. */
        READ_ONLY("EROFS", true);

        private final String kind;
        private final boolean lasting;

        Strike(String kind, boolean lasting) {
            this.kind = kind;
            this.lasting = lasting;
        }
    }

    /** How the program ended: its status (137: killed) and what it printed on the error stream. */
    record End(int status, String err) {}

    private final Path library;
    private final Path work;

    private StruckProgram(Path library, Path work) {
        this.library = library;
        this.work = work;
    }

    /** Compiles the library; the test is skipped where that is not possible. */
    static StruckProgram in(Path work) throws IOException, InterruptedException {
        Path library = work.resolve("faults.so");
        assumeTrue(System.getProperty("os.name").equals("Linux"), "faults of a disk are planted on Linux only");
        assumeTrue(compiles(library), "needs a C compiler: " + SOURCE);
        return new StruckProgram(library, work);
    }

    private static boolean compiles(Path library) throws InterruptedException {
        try {
            return new ProcessBuilder(
                                    "cc",
                                    "-shared",
                                    "-fPIC",
                                    "-o",
                                    library.toString(),
                                    SOURCE.toString(),
                                    "-ldl",
                                    "-lpthread")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The changes that an undisturbed run makes under a folder, each as {@code act path}. */
    List<String> changes(Path under, List<String> arguments) throws IOException, InterruptedException {
        Path log = work.resolve("changes");
        Files.deleteIfExists(log);
        End end = run(Map.of("FAULT_UNDER", under.toString(), "FAULT_LOG", log.toString()), arguments);
        if (end.status() > 1) {
            throw new IOException("an undisturbed run ended with " + end);
        }
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList()
                : List.of();
    }

    /** A run that is struck at its n-th change under a folder. */
    End struck(Strike strike, int change, Path under, List<String> arguments) throws IOException, InterruptedException {
        List<Map.Entry<String, String>> all = new ArrayList<>(List.of(
                Map.entry("FAULT_UNDER", under.toString()),
                Map.entry("FAULT_AT", String.valueOf(change)),
                Map.entry("FAULT_KIND", strike.kind)));
        if (strike.lasting) {
            all.add(Map.entry("FAULT_ON", "1"));
        }
        return run(Map.ofEntries(all.toArray(Map.Entry[]::new)), arguments);
    }

    private End run(Map<String, String> faults, List<String> arguments) throws IOException, InterruptedException {
        Path err = work.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(RealProcess.command(QUICK, arguments.toArray(String[]::new)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile());
        builder.environment().putAll(faults);
        builder.environment().put("LD_PRELOAD", library.toString());
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IOException("no end of " + arguments);
        }
        return new End(process.exitValue(), Files.readString(err, StandardCharsets.UTF_8));
    }
}
