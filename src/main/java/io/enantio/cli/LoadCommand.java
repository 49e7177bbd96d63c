package io.enantio.cli;

import io.enantio.database.Responsible;
import io.enantio.database.StudyDatabase;
import io.enantio.database.StudyDatabase.Demand;
import io.enantio.database.StudyDatabase.LoadOutcome;
import io.enantio.database.StudyDatabase.LoadOutcome.Was;
import io.enantio.database.StudyDatabase.Writer;
import io.enantio.input.problem.InputException;
import io.enantio.input.results.ResultsOnFile;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.operation.OpenedRecord;
import io.enantio.operation.SignedFolder;
import io.enantio.record.people.People;
import io.enantio.record.signature.SignedResults;
import io.enantio.record.signature.State;
import io.enantio.review.ResultsHistory;
import io.enantio.run.StoredResults;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio load}: results folders into a study's database. */
@Command(
        name = "load",
        description =
                "Adds results to the database of a study, each folder completely or not at all. Existing rows are never"
                        + " changed: loading the same results again has no effect, and a run that was processed again becomes a"
                        + " new version.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RESULTS_DIR", arity = "0..*", description = "Results folders of enantio.")
    private List<Path> folders = List.of();

    @Mixin
    private CommandOptions.Database database = new CommandOptions.Database();

    @Option(
            names = "--run",
            paramLabel = "RUN_DIR",
            description = "The run folder, if a single RESULTS_DIR is not in it.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = {"--prepare", "--init"},
            description = "Create the tables, or update those of an older enantio, and load nothing.")
    private boolean prepare;

    @Option(
            names = "--require",
            paramLabel = "WORD",
            description =
                    "With --init: what the database demands of results from then on, signed (by the people of --people)"
                            + " or nothing. It is stored in the database, and a later change needs --reason.")
    private Optional<String> require = Optional.empty();

    @Option(
            names = "--people",
            paramLabel = "DIR",
            description =
                    "The folder of people. With --require signed: those whose signatures count. Where signatures are"
                            + " required: the people of the results; default: those that run.yaml names.")
    private Optional<Path> people = Optional.empty();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description =
                    "Why something is allowed that is refused without a reason: another content of a method of the same"
                            + " name and version; with --init, another demand, or definitions that are not those on record. The audit"
                            + " trail keeps it.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        if (prepare != folders.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    prepare ? "--prepare loads nothing: leave out RESULTS_DIR" : "RESULTS_DIR is missing");
        }
        if (run.isPresent() && folders.size() > 1) {
            throw new ParameterException(spec.commandLine(), "--run is for a single RESULTS_DIR");
        }
        if (require.isPresent() && !prepare) {
            throw new ParameterException(spec.commandLine(), "--require is for --init");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (prepare) {
            boolean isChanged = StudyDatabase.prepare(database.place(), writer(), require.map(this::demand));
            out.println(isChanged ? "The tables are ready." : "The tables were ready; nothing changed.");
        } else {
            load(out);
        }
        out.flush();
        return ExitStatus.DONE.code();
    }

    private Demand demand(String word) {
        return switch (word) {
            case "nothing" -> new Demand(Optional.empty());
            case "signed" ->
                new Demand(Optional.of(People.read(people.orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "--require signed needs --people: whose signatures count")))
                        .root()));
            default ->
                throw new ParameterException(
                        spec.commandLine(), "Unknown word " + word + " of --require; known: nothing, signed");
        };
    }

    private Writer writer() {
        reason.ifPresent(text -> new Responsible("the account of this machine", Optional.empty(), text));
        return new Writer(SoftwareVersion.text(), Now.instant(), reason);
    }

    /** Everything is checked before anything is written. */
    private void load(PrintWriter out) {
        List<InputException.Problem> problems = new ArrayList<>();
        folders.forEach(folder -> problems.addAll(check(folder)));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        try (StudyDatabase open = StudyDatabase.forLoading(database.place(), writer())) {
            open.demand().signedBy().ifPresent(this::requireSigned);
            // A folder is read while the one before it is loaded.
            FutureTask<StoredResults> next = reading(folders.get(0));
            for (int i = 0; i < folders.size(); i++) {
                StoredResults results = read(next);
                next = i + 1 < folders.size() ? reading(folders.get(i + 1)) : next;
                LoadOutcome outcome = open.load(results, writer());
                out.println(line(outcome));
                outcome.remarks().forEach(remark -> out.println("Note: " + remark));
                out.flush();
            }
        }
    }

    private FutureTask<StoredResults> reading(Path folder) {
        FutureTask<StoredResults> task = new FutureTask<>(() -> results(folder).read());
        Thread reader = new Thread(task, "reading " + folder);
        reader.setDaemon(true);
        reader.start();
        return task;
    }

    /** What was read, or the problem that reading ended with. */
    private static StoredResults read(FutureTask<StoredResults> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** By people of the laboratory that the database knows, with signatures that all hold. */
    private void requireSigned(String root) {
        List<InputException.Problem> problems = new ArrayList<>();
        for (Path folder : folders) {
            unsigned(SignedFolder.read(folder, run), root)
                    .ifPresent(problem -> problems.add(new InputException.Problem(
                            folder.toString(),
                            "",
                            problem + ", and this database takes signed results only",
                            "Sign them: enantio sign.")));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    private Optional<String> unsigned(SignedFolder folder, String root) {
        Optional<People> known = folder.people(people);
        if (known.isEmpty()) {
            return Optional.of("name no folder of people");
        }
        if (!known.get().root().equals(root)) {
            return Optional.of(
                    "name other people than those whose signatures count (the first entry of their people.csv has"
                            + " another chain)");
        }
        SignedResults signed = folder.signatures(known.get());
        if (!signed.differences().isEmpty()) {
            return Optional.of("have a signature that does not hold: "
                    + signed.differences().get(0));
        }
        return signed.state() == State.PROCESSED
                ? Optional.of("are signed by nobody who reviewed or approved them")
                : Optional.empty();
    }

    private List<InputException.Problem> check(Path folder) {
        try {
            results(folder).check();
            ResultsHistory.of(folder).refuseIfNotTheLast(Kind.RUN.file());
            return List.of();
        } catch (InputException refused) {
            return refused.problems();
        }
    }

    private ResultsOnFile results(Path folder) {
        return ResultsOnFile.of(
                folder,
                run.orElseGet(() -> parent(folder)),
                OpenedRecord.of(folder, Kind.RUN).text());
    }

    private static Path parent(Path folder) {
        Path above = folder.toAbsolutePath().normalize().getParent();
        return above == null ? folder : above;
    }

    private static String line(LoadOutcome outcome) {
        String version = outcome.run() + ", version " + outcome.version();
        if (outcome.was() == Was.ALREADY_LOADED) {
            return version + ": already loaded, nothing changed";
        }
        String reported = outcome.reported().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().replace('_', ' '))
                .collect(Collectors.joining(", "));
        return version + ": loaded, " + outcome.injections() + " injections"
                + (reported.isEmpty() ? "" : "; specimens and analytes: " + reported);
    }
}
