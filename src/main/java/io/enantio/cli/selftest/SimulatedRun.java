package io.enantio.cli.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run whose truth is known, simulated and processed by the program's own commands.
 *
 * @param name of its folder
 * @param options of {@code simulate}
 */
record SimulatedRun(String name, List<String> options) {
    /** The one run that is looked at from several sides. */
    static final SimulatedRun PLAIN = new SimulatedRun("plain", List.of("--subjects", "1", "--seed", "7"));

    /** The run's folder; simulated where it is not there yet. */
    Path folder(Bench bench) {
        Path folder = bench.folder().resolve(name);
        if (!Files.exists(folder)) {
            List<String> arguments = new ArrayList<>(List.of("simulate", folder.toString()));
            arguments.addAll(options);
            bench.run(arguments.toArray(String[]::new));
        }
        return folder;
    }

    /** The run's results; processed where they are not there yet. */
    Path results(Bench bench) {
        Path results = folder(bench).resolve("results");
        if (!Files.exists(results)) {
            bench.run("process", folder(bench).toString());
        }
        return results;
    }

    /** Names of the results that must be the same, byte for byte, on every machine: all but run.json, which holds the time. */
    static List<String> timeless(Path results) throws IOException {
        try (var files = Files.list(results)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("run.json"))
                    .sorted()
                    .toList();
        }
    }
}
