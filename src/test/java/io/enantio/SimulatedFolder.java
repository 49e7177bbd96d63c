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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run folder from {@code simulate}, changed as a test needs it, and its results from {@code process}. */
public record SimulatedFolder(Path run) {
    /** Suitability injections, blanks, standards and the first QCs. */
    private static final int BRACKET = 24;

    /** The run of these options of simulate. */
    static SimulatedFolder in(Path run, String... options) {
        List<String> arguments = new ArrayList<>(List.of("simulate", run.toString()));
        arguments.addAll(List.of(options));
        succeed(arguments.toArray(String[]::new));
        return new SimulatedFolder(run);
    }

    /** Results by one method of integration. */
    Path processed(String way) {
        Path results = run.resolve("results-" + way);
        integratedBy(way);
        succeed("process", run.toString(), "--out", results.toString());
        return results;
    }

    /** The same run with this method of integration. */
    public SimulatedFolder integratedBy(String way) {
        return changed("method.yaml", text -> text.replaceFirst("integration: \\w+", "integration: " + way));
    }

    /** The same run up to its first QCs, by drop: it is processed quickly. */
    public SimulatedFolder firstBracket() {
        return integratedBy(SharedRuns.DROP)
                .changed(
                        "injections.csv",
                        text -> text.lines().limit(1 + BRACKET).collect(Collectors.joining("\n", "", "\n")));
    }

    /** The same run with the injections of one sample type only. */
    public SimulatedFolder only(String type) {
        return changed(
                "injections.csv",
                text -> Stream.concat(
                                text.lines().limit(1),
                                text.lines().skip(1).filter(line -> line.contains("," + type + ",")))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /** Replaces the text of a file in the folder; the results show whether it had an effect. */
    public SimulatedFolder changed(String file, UnaryOperator<String> change) {
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
