package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A run folder by {@code simulate}, changed where a test wants it, and its results by {@code process}. */
record SimulatedFolder(Path run) {
    static final String DROP = "perpendicular_drop";
    static final String FIT = "joint_fit";

    /** The run of these options of simulate. */
    static SimulatedFolder in(Path run, String... options) {
        List<String> arguments = new ArrayList<>(List.of("simulate", run.toString()));
        arguments.addAll(List.of(options));
        succeed(arguments.toArray(String[]::new));
        return new SimulatedFolder(run);
    }

    /** Results of the run's method by one way of integrating. */
    Path processed(String way) {
        Path results = run.resolve("results-" + way);
        changed("method.yaml", text -> text.replaceFirst("integration: \\w+", "integration: " + way));
        succeed("process", run.toString(), "--out", results.toString());
        return results;
    }

    /** A file of the folder with another text; that something changes is checked by what comes of it. */
    SimulatedFolder changed(String file, UnaryOperator<String> change) {
        try {
            Files.writeString(run.resolve(file), change.apply(Files.readString(run.resolve(file))));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void succeed(String... arguments) {
        InProcess.Outcome outcome = InProcess.enantio(arguments);
        assertThat(outcome.status()).as(outcome.err()).isLessThanOrEqualTo(1);
    }
}
