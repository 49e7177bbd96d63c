package io.enantio.cli.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What checks work with.
 *
 * @param program under test
 * @param folder for the runs that the self-test simulates
 */
public record CheckContext(Program program, Path folder) {

    /** Runs a command that may end only with status 0 or 1. */
    Program.Answer run(String... arguments) {
        Program.Answer answer = program.run(arguments);
        if (answer.status() > 1) {
            throw new IllegalStateException("enantio " + String.join(" ", arguments) + " ended with status "
                    + answer.status() + ": " + answer.err());
        }
        return answer;
    }

    /** Whether {@code verify --hashes-only} accepts results. */
    boolean isVerified(Path results) {
        return program.run("verify", results.toString(), "--hashes-only").status() == 0;
    }

    /** The program, started like a user would start it. */
    @FunctionalInterface
    public interface Program {

        /** Runs a command; it reports problems by its exit status and never throws. */
        Answer run(String... arguments);

        /** Exit status and what was written to the two streams. */
        record Answer(int status, String out, String err) {}
    }

    /**
     * A run with known true values, simulated and processed by the program itself.
     *
     * @param name of its folder
     * @param options of {@code simulate}
     */
    record SimulatedRun(String name, List<String> options) {
        /** The run that several checks share. */
        static final SimulatedRun PLAIN = new SimulatedRun("plain", List.of("--subjects", "1", "--seed", "7"));

        /** The run folder; simulated if it does not exist yet. */
        Path folder(CheckContext context) {
            Path folder = context.folder().resolve(name);
            if (!Files.exists(folder)) {
                List<String> arguments = new ArrayList<>(List.of("simulate", folder.toString()));
                arguments.addAll(options);
                context.run(arguments.toArray(String[]::new));
            }
            return folder;
        }

        /** The results of the run; processed if they do not exist yet. */
        Path results(CheckContext context) {
            Path results = folder(context).resolve("results");
            if (!Files.exists(results)) {
                context.run("process", folder(context).toString());
            }
            return results;
        }

        /** Names of the result files that must be identical on every machine: all but run.json, which contains the time. */
        static List<String> timeless(Path results) throws IOException {
            try (var files = Files.list(results)) {
                return files.map(file -> file.getFileName().toString())
                        .filter(name -> !name.equals("run.json"))
                        .sorted()
                        .toList();
            }
        }
    }
}
