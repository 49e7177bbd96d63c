package io.enantio.cli;

import io.enantio.AssayPipeline;
import io.enantio.acceptance.result.RunResult;
import io.enantio.input.RunInput;
import io.enantio.input.problem.InputException;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.input.results.SealedResults;
import io.enantio.report.results.ResultsFolder;
import io.enantio.report.results.Seal;
import io.enantio.run.Provenance;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio verify}: are results, inputs and decisions still what they were, and do the inputs still give the results? */
@Command(
        name = "verify",
        description = "Recomputes the hash of every input and output and the chain of decisions, then processes the run"
                + " again and compares the bytes. Exit status 1 when anything differs.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RESULTS_DIR", description = "A results folder of enantio.")
    private Path results = Path.of("");

    @Option(
            names = "--run",
            paramLabel = "RUN_DIR",
            description = "The run folder. Default: the folder that RESULTS_DIR lies in.")
    private Optional<Path> run = Optional.empty();

    @Option(names = "--hashes-only", description = "Do not process the run again.")
    private boolean hashesOnly;

    @Override
    public Integer call() {
        String text = SealedResults.text(results);
        List<String> differences = new ArrayList<>();
        Optional<SealedResults> sealed = Seal.holds(text) ? SealedResults.of(text) : Optional.empty();
        if (sealed.isEmpty()) {
            differences.add(results.resolve("run.json") + ": was changed, or is not a run.json of enantio");
        }
        sealed.ifPresent(found -> check(found, differences));
        differences.forEach(line -> spec.commandLine().getErr().println(line));
        if (differences.isEmpty()) {
            say(sealed.orElseThrow());
        }
        return (differences.isEmpty() ? ExitStatus.DONE : ExitStatus.REJECTED).code();
    }

    private void check(SealedResults sealed, List<String> differences) {
        Path runFolder = run.orElseGet(this::around);
        differences.addAll(sealed.changes(results, runFolder));
        if (!differences.isEmpty()) {
            return;
        }
        try {
            RunInput loaded = RunInput.read(runFolder, sealed.method(runFolder), reading(sealed));
            if (!loaded.run().decisions().head().isEmpty() && !sealed.knowsOf("decisions")) {
                differences.add(runFolder.resolve("decisions.csv") + ": was begun after these results were made");
            } else if (!hashesOnly) {
                differences.addAll(again(loaded, sealed));
            }
        } catch (InputException e) {
            differences.add(e.getMessage());
        }
    }

    /** As the results were read. */
    private static RawReading reading(SealedResults sealed) {
        Truncated truncated = sealed.options().contains(RawReading.SALVAGE) ? Truncated.SALVAGED : Truncated.REFUSED;
        return new RawReading(sealed.software().rawReader(), truncated);
    }

    private Path around() {
        Path parent = results.toAbsolutePath().normalize().getParent();
        return parent == null ? results : parent;
    }

    /** With the options on record; the version on record too, which reports show: another one that gives the same is no difference. */
    private List<String> again(RunInput loaded, SealedResults sealed) {
        RunResult result = new AssayPipeline(loaded.method(), loaded.chromatograms()).process(loaded.run());
        Provenance now = Origin.of(loaded, result, List.of());
        Provenance then = new Provenance(sealed.software(), now.processedAt(), now.inputs(), sealed.options());
        return ResultsFolder.differences(results, result, then);
    }

    private void say(SealedResults sealed) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sealed.inputs().size() + " inputs and " + (sealed.outputs().size() + 1)
                + " outputs have the hashes on record; the chain of decisions holds.");
        out.println(
                hashesOnly
                        ? "The run was not processed again."
                        : "Processed again with version " + SoftwareVersion.text() + " (results are of version "
                                + sealed.software().version() + "): the same bytes.");
        out.flush();
    }
}
