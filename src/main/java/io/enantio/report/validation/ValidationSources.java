package io.enantio.report.validation;

import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Provenance of the results of a validation.
 *
 * @param plan software, time, and files of the plan
 * @param runs in the order of the plan
 */
public record ValidationSources(Provenance plan, List<RunSource> runs) {
    private static final String SHIPPED = "shipped:";

    /**
     * A run folder.
     *
     * @param folder as named in the plan
     * @param inputs every file that was read, including raw files; paths relative to the run folder
     */
    public record RunSource(String folder, List<InputFile> inputs) {
        public RunSource {
            inputs = List.copyOf(inputs);
        }

        /** One SHA-256 for all files of the run: of a line with role, path and hash for each. */
        String digest() {
            return Sha256.of(inputs.stream()
                    .map(input -> input.role() + " " + input.path() + " " + input.sha256() + "\n")
                    .collect(Collectors.joining()));
        }
    }

    public ValidationSources {
        runs = List.copyOf(runs);
    }

    /** Every file that was read; paths relative to the folder of the plan. */
    List<InputFile> inputs() {
        Stream<InputFile> ofRuns = runs.stream()
                .flatMap(run -> run.inputs().stream()
                        .filter(input -> !input.path().startsWith(SHIPPED))
                        .map(input -> new InputFile(input.role(), run.folder() + "/" + input.path(), input.sha256())));
        return Stream.concat(plan.inputs().stream(), ofRuns).toList();
    }
}
