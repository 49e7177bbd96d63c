package io.enantio.report.validation;

import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the results of a validation come from.
 *
 * @param plan the software, the time, and the files of the plan
 * @param runs in the plan's order
 */
public record ValidationSources(Provenance plan, List<RunSource> runs) {
    private static final String SHIPPED = "shipped:";

    /**
     * A run folder.
     *
     * @param folder as the plan names it
     * @param inputs every file that was read, raw files too; paths from the run folder
     */
    public record RunSource(String folder, List<InputFile> inputs) {
        public RunSource {
            inputs = List.copyOf(inputs);
        }

        /** One SHA-256 for all files of the run: of their roles, paths and hashes, a line each. */
        public String digest() {
            return Sha256.of(inputs.stream()
                    .map(input -> input.role() + " " + input.path() + " " + input.sha256() + "\n")
                    .collect(Collectors.joining()));
        }
    }

    public ValidationSources {
        runs = List.copyOf(runs);
    }

    /** Every file that was read, paths from the plan's folder. */
    public List<InputFile> inputs() {
        Stream<InputFile> ofRuns = runs.stream()
                .flatMap(run -> run.inputs().stream()
                        .filter(input -> !input.path().startsWith(SHIPPED))
                        .map(input -> new InputFile(input.role(), run.folder() + "/" + input.path(), input.sha256())));
        return Stream.concat(plan.inputs().stream(), ofRuns).toList();
    }
}
