package io.enantio.cli;

import io.enantio.AssayPipeline;
import io.enantio.acceptance.result.RunResult;
import io.enantio.database.ChainHead;
import io.enantio.input.RunInput;
import io.enantio.input.problem.InputException;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.input.results.SealedResults;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.operation.RunProvenance;
import io.enantio.operation.SeenDecisions;
import io.enantio.record.chain.HistoryFolder;
import io.enantio.record.chain.RecordException;
import io.enantio.record.people.People;
import io.enantio.record.signature.DecisionSignatures;
import io.enantio.record.signature.SignedResults;
import io.enantio.record.signature.SignedResults.Bytes;
import io.enantio.record.signature.SignedResults.Target;
import io.enantio.report.folder.SealedJson;
import io.enantio.report.results.RunResultsFolder;
import io.enantio.review.ResultsHistory;
import io.enantio.review.StampedResults;
import io.enantio.run.Provenance;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio verify}: are results, inputs and decisions unchanged, and do the inputs of a run still give these results? */
@Command(
        name = "verify",
        description =
                "Recomputes the hashes of all inputs and outputs of a run, a validation or a study. Of a run also the hash"
                        + " chain of decisions; then it processes the run again and compares the results byte by byte. Where"
                        + " people are named, it checks the signatures of decisions and results and shows the state. With"
                        + " --db: compares the rows of a database with what was loaded. Exit status 1 if anything differs.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RESULTS_DIR", arity = "0..1", description = "A results folder of enantio.")
    private Optional<Path> folder = Optional.empty();

    private Path results = Path.of("");

    @Option(
            names = "--run",
            paramLabel = "RUN_DIR",
            description = "The run folder, or the folder of the plan. Default: the folder that contains RESULTS_DIR.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = "--certificates",
            paramLabel = "FILE",
            description =
                    "PEM file with the roots of the time-stamping authorities that you trust. Default: those that were"
                            + " trusted when the results were stamped.")
    private Optional<Path> certificates = Optional.empty();

    @Option(names = "--hashes-only", description = "Do not process the run again.")
    private boolean hashesOnly;

    @Option(
            names = "--people",
            paramLabel = "DIR",
            description =
                    "The folder of people whose signatures are checked. Default: the one that run.yaml or the plan names.")
    private Optional<Path> people = Optional.empty();

    @Option(
            names = "--db",
            paramLabel = "FILE|JDBC_URL",
            description =
                    "Instead of a RESULTS_DIR the database of a study: its audit trail is computed again, and every row"
                            + " is compared with the digest made when it was loaded. Differences are listed by table, run and row.")
    private Optional<String> database = Optional.empty();

    @Option(
            names = "--head",
            paramLabel = "ENTRY:HASH",
            description =
                    "With --db: a head of the audit trail that was printed before and kept elsewhere; the trail must"
                            + " still contain it. May be given several times.")
    private List<String> heads = List.of();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    /** What is worth knowing and no difference. */
    private final List<String> notes = new ArrayList<>();

    private StampedResults.Checked stamps = new StampedResults.Checked(List.of(), List.of());

    @Override
    public Integer call() {
        if (folder.isPresent() == database.isPresent()) {
            throw new ParameterException(spec.commandLine(), "Either RESULTS_DIR or --db is needed, not both");
        }
        if (database.isPresent()) {
            return DatabaseVerification.of(database.get(), kept(), spec).code();
        }
        if (!heads.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--head is for --db");
        }
        results = folder.orElseThrow();
        return verifyResults();
    }

    private List<ChainHead> kept() {
        return heads.stream()
                .map(text -> ChainHead.of(text)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "--head must be ENTRY:HASH as verify --db prints it, is " + text)))
                .toList();
    }

    private int verifyResults() {
        Kind kind = Kind.in(results);
        String text = SealedResults.text(results, kind);
        List<String> differences = new ArrayList<>();
        Optional<SealedResults> sealed =
                SealedJson.isSealed(text) ? Optional.of(SealedResults.checked(results, text, kind)) : Optional.empty();
        if (sealed.isEmpty()) {
            differences.add(results.resolve(kind.file()) + ": was changed, or was not written by enantio");
        }
        sealed.ifPresent(found -> check(found, differences));
        Optional<SignedResults> signed = signed(sealed, SealedResults.target(results, text, kind), differences);
        ErrorReport.ofLines(String.join("\n", differences), spec);
        if (differences.isEmpty()) {
            say(sealed.orElseThrow());
        }
        signed.ifPresent(this::say);
        notes.forEach(note -> spec.commandLine().getOut().println("Note: " + note + "."));
        return (differences.isEmpty() ? ExitStatus.DONE : ExitStatus.REJECTED).code();
    }

    private void check(SealedResults sealed, List<String> differences) {
        Path runFolder = run.orElseGet(this::parent);
        List<String> changes = sealed.changes(results, runFolder);
        differences.addAll(changes);
        differences.addAll(
                ResultsHistory.of(results).contradictions(sealed.kind().file()));
        stamps = new StampedResults(results, sealed.kind().file()).check(certificates);
        differences.addAll(stamps.problems());
        if (!changes.isEmpty() || sealed.kind() != Kind.RUN) {
            return;
        }
        try {
            RunInput loaded = RunInput.read(runFolder, sealed.method(runFolder), reading(sealed));
            SeenDecisions.refuseUnlessContinued(runFolder, loaded.run().decisions(), results);
            loaded.folder()
                    .people()
                    .ifPresent(folder -> notes.addAll(new DecisionSignatures(runFolder, People.read(folder))
                            .withoutLine(loaded.run().decisions().chain())));
            if (!loaded.run().decisions().head().isEmpty() && !sealed.knowsOf("decisions")) {
                differences.add(runFolder.resolve("decisions.csv") + ": was started after these results were written");
            } else if (!hashesOnly) {
                differences.addAll(again(loaded, sealed));
            }
        } catch (InputException e) {
            if (e.isOfDisk()) {
                throw e;
            }
            differences.add(e.getMessage());
        } catch (RecordException e) {
            if (e.isOfDisk()) {
                throw e;
            }
            differences.add(e.line());
        }
    }

    /** The signatures, where there are any or could be; those that do not hold are differences. */
    private Optional<SignedResults> signed(
            Optional<SealedResults> sealed, Optional<Target> target, List<String> differences) {
        if (sealed.isEmpty() && SignedResults.exist(results)) {
            differences.add(HistoryFolder.of(results).folder()
                    + ": every signature is void, as its results are no longer what was signed");
            return Optional.empty();
        }
        Optional<Path> folder = people.or(() -> sealed.flatMap(found -> found.people(run.orElseGet(this::parent))));
        if (folder.isEmpty() || target.isEmpty()) {
            if (SignedResults.exist(results)) {
                differences.add(HistoryFolder.of(results).signatures()
                        + ": has signatures, and no folder of people is named that"
                        + " they could be checked with. Name it with --people");
            }
            return Optional.empty();
        }
        try {
            SignedResults found = SignedResults.read(
                    target.get(), People.read(folder.get()), differences.isEmpty() ? Bytes.INTACT : Bytes.CHANGED);
            differences.addAll(found.differences());
            return Optional.of(found);
        } catch (RecordException e) {
            differences.add(e.line());
            return Optional.empty();
        }
    }

    private void say(SignedResults signed) {
        PrintWriter out = spec.commandLine().getOut();
        signed.signatures()
                .forEach(signature -> out.println("Signature " + signature.line() + ": "
                        + signature.problem().orElse("valid")));
        out.println(
                "State: " + signed.state().word() + (signed.signatures().isEmpty() ? ", not signed by anybody." : "."));
        out.flush();
    }

    /** The options with which the results were processed. */
    private static RawReading reading(SealedResults sealed) {
        Truncated truncated = sealed.options().contains(RawReading.SALVAGE) ? Truncated.SALVAGED : Truncated.REFUSED;
        return new RawReading(sealed.software().rawReader(), truncated);
    }

    private Path parent() {
        Path above = results.toAbsolutePath().normalize().getParent();
        return above == null ? results : above;
    }

    /** With the recorded options and the recorded version, which reports show: another version that gives the same is no difference. */
    private List<String> again(RunInput loaded, SealedResults sealed) {
        RunResult result = new AssayPipeline(loaded.method(), loaded.chromatograms()).process(loaded.run());
        Provenance now = RunProvenance.of(loaded, result, List.of(), Now.occasion(spec));
        Provenance then = new Provenance(
                sealed.software(),
                sealed.processedAt().orElse(now.processedAt()),
                now.inputs(),
                sealed.options(),
                sealed.rawFilesNotListed());
        return RunResultsFolder.differences(results, result, then);
    }

    private void say(SealedResults sealed) {
        PrintWriter out = spec.commandLine().getOut();
        int lines = ResultsHistory.of(results).journal().count();
        out.println(
                lines == 0
                        ? "There is no journal beside these results: who processed them, and what they replaced, is not on record here."
                        : "The journal of processings is intact (" + lines + (lines == 1 ? " line)." : " lines)."));
        stamps.stamps().forEach(out::println);
        if (sealed.kind() != Kind.RUN) {
            out.println(sealed.inputs().size() + " inputs and "
                    + (sealed.outputs().size() + 1)
                    + " outputs have the recorded hashes (" + sealed.kind().file() + ", version "
                    + sealed.software().version() + ").");
            out.println("Nothing was computed again: " + sealed.kind().command() + " does that.");
            out.flush();
            return;
        }
        out.println(sealed.inputs().size() + " inputs and " + (sealed.outputs().size() + 1)
                + " outputs have the recorded hashes; the hash chain of decisions is intact.");
        out.println(
                hashesOnly
                        ? "The run was not processed again."
                        : "Processed again with version " + SoftwareVersion.text() + " (the results are from version "
                                + sealed.software().version() + "): identical results.");
        out.flush();
    }
}
