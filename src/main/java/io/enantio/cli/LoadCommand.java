package io.enantio.cli;

import io.enantio.database.LoadOutcome;
import io.enantio.database.LoadOutcome.Was;
import io.enantio.database.StudyDatabase;
import io.enantio.input.problem.InputException;
import io.enantio.input.results.ResultsOnFile;
import io.enantio.report.results.Seal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio load}: results folders into a study's database. */
@Command(
        name = "load",
        description =
                "Adds results to a study's database, each folder whole or not at all. Nothing there is ever changed: the"
                        + " same results again change nothing, a run that was processed again becomes a new version.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RESULTS_DIR", arity = "0..*", description = "Results folders of enantio.")
    private List<Path> folders = List.of();

    @Option(
            names = "--db",
            paramLabel = "FILE|JDBC_URL",
            description = "An SQLite file, or jdbc:postgresql://HOST/DATABASE. Default: " + StudyDatabase.DEFAULT + ".")
    private String database = StudyDatabase.DEFAULT;

    @Option(
            names = "--run",
            paramLabel = "RUN_DIR",
            description = "The run folder, where a single RESULTS_DIR does not lie in it.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = "--prepare",
            description = "Make the tables, or bring those of an older enantio up to date, and load nothing else.")
    private boolean prepare;

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
        PrintWriter out = spec.commandLine().getOut();
        if (prepare) {
            StudyDatabase.prepare(database);
            out.println("The tables are ready.");
        } else {
            load(out);
        }
        out.flush();
        return ExitStatus.DONE.code();
    }

    /** Everything is checked before anything is written. */
    private void load(PrintWriter out) {
        List<InputException.Problem> problems = new ArrayList<>();
        folders.forEach(folder -> problems.addAll(check(folder)));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        try (StudyDatabase open = StudyDatabase.forLoading(database)) {
            for (Path folder : folders) {
                LoadOutcome outcome = open.load(results(folder).read(), SoftwareVersion.text());
                out.println(line(outcome));
                out.flush();
            }
        }
    }

    private List<InputException.Problem> check(Path folder) {
        try {
            results(folder).check();
            return List.of();
        } catch (InputException refused) {
            return refused.problems();
        }
    }

    private ResultsOnFile results(Path folder) {
        String runJson = ResultsOnFile.runJson(folder);
        if (!Seal.holds(runJson)) {
            throw new InputException(new InputException.Problem(
                    folder.resolve("run.json").toString(),
                    "",
                    "was changed, or is not a run.json of enantio: its seal does not hold",
                    "Process the run again."));
        }
        return ResultsOnFile.of(folder, run.orElseGet(() -> around(folder)), runJson);
    }

    private static Path around(Path folder) {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        return parent == null ? folder : parent;
    }

    private static String line(LoadOutcome outcome) {
        String version = outcome.run() + ", version " + outcome.version();
        if (outcome.was() == Was.THERE_ALREADY) {
            return version + ": was there already, nothing changed";
        }
        String reported = outcome.reported().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().replace('_', ' '))
                .collect(Collectors.joining(", "));
        return version + ": loaded, " + outcome.injections() + " injections"
                + (reported.isEmpty() ? "" : "; of specimens and analytes " + reported);
    }
}
