package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run of a few injections, processed once: no curve comes of it, but everything that is decided and written about a run. */
final class FewInjections {
    /** A suitability sample, a blank, a QC and two study samples. */
    private static final Set<String> KEPT = Set.of("1", "6", "20", "26", "27");

    private static final Path MADE = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), home().resolve("run"));
    private static boolean isProcessed;

    private FewInjections() {}

    /** A copy that may be changed. */
    static synchronized Path copyTo(Path place) {
        if (!isProcessed) {
            process();
            isProcessed = true;
        }
        return SharedRuns.copy(MADE, place);
    }

    private static void process() {
        new SimulatedFolder(MADE).integratedBy(SharedRuns.DROP).changed("injections.csv", FewInjections::few);
        try (Stream<Path> raw = Files.list(MADE.resolve("raw"))) {
            for (Path file : raw.toList()) {
                String number = file.getFileName().toString().replaceAll("^0*|\\..*$", "");
                if (!KEPT.contains(number)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(InProcess.enantio("process", MADE.toString()).status()).isLessThan(2);
    }

    private static String few(String injections) {
        return injections
                .lines()
                .filter(line -> line.startsWith("injection,") || KEPT.contains(line.replaceAll(",.*", "")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Path home() {
        try {
            Path home = Files.createTempDirectory("enantio-few-injections");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
