package io.enantio.cli;

import io.enantio.AssayPipeline;
import io.enantio.acceptance.result.RunResult;
import io.enantio.cli.show.RunSummary;
import io.enantio.cli.show.ValidationSummary;
import io.enantio.input.RunInput;
import io.enantio.input.plan.ValidationFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.raw.RawReading;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.operation.Journaled;
import io.enantio.operation.Occasion;
import io.enantio.operation.RunProvenance;
import io.enantio.operation.SignedFolder;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.report.validation.ValidationFolder;
import io.enantio.report.validation.ValidationSources;
import io.enantio.report.validation.ValidationSources.RunSource;
import io.enantio.review.ResultsHistory;
import io.enantio.review.ResultsHistory.Attempt;
import io.enantio.review.ResultsHistory.Outcome;
import io.enantio.review.ResultsHistory.Processed;
import io.enantio.run.Provenance;
import io.enantio.validation.Validation;
import io.enantio.validation.report.ValidationReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio validate}: a whole validation, from the raw data of its runs to its report. */
@Command(
        name = "validate",
        description =
                "Processes the runs named in a validation plan and evaluates every experiment in it. Exit status 1"
                        + " if an experiment fails, is incomplete, or something that the plan includes is missing.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PLAN", description = "The validation plan, a YAML file.")
    private Path plan = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: results beside the plan. Earlier results are replaced.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private CommandOptions.ReportForms forms = new CommandOptions.ReportForms();

    @Mixin
    private CommandOptions.Force force = new CommandOptions.Force();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        Path place = out.orElseGet(() -> plan.toAbsolutePath().normalize().resolveSibling("results"));
        Occasion occasion = Now.occasion(spec);
        return Journaled.attempt(place, plan, occasion, () -> validate(place, occasion))
                .code();
    }

    private ExitStatus validate(Path place, Occasion occasion) {
        ValidationFile file = ValidationFile.read(plan);
        List<PlannedRun> loaded = load(file);
        SignedFolder.refuseIfLocked(place, file.people());
        ResultsFolder folder = ValidationFolder.at(place, force.overwrite(), kept(file, loaded));
        ResultsHistory history = ResultsHistory.of(place);
        history.refuseIfReadOnly();
        history.refuseIfCut(Kind.VALIDATION.file());
        List<RunResult> results = process(loaded);
        int ofTheMethod = file.ofTheMethod().runs().size();
        ValidationReport report = new Validation(file.plan())
                .judge(results.subList(0, ofTheMethod), results.subList(ofTheMethod, results.size()));
        Attempt attempt = occasion.attempt();
        ErrorReport.warn(Occasion.warnings(place, attempt), spec);
        Optional<Path> before = history.put(
                folder,
                ValidationFolder.files(report, sources(file, loaded, results, occasion), forms.forms()),
                attempt,
                Processed.of(report.isPassed() ? Outcome.PASSED : Outcome.NOT_PASSED),
                () -> history.refuseIfCut(Kind.VALIDATION.file()));
        close(report, place, before);
        return report.isPassed() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    /**
     * A run of the plan.
     *
     * @param folder as the plan names it
     */
    private record PlannedRun(String folder, RunInput input) {}

    /** All runs, those of the method under validation first, or all problems of any of them. */
    private List<PlannedRun> load(ValidationFile file) {
        List<PlannedRun> loaded = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Stream.concat(Stream.of(file.ofTheMethod()), file.ofOtherMethods().stream())
                .forEach(of -> {
                    for (String run : of.runs()) {
                        try {
                            loaded.add(new PlannedRun(
                                    run,
                                    RunInput.read(file.runFolder(run), Optional.of(of.method()), RawReading.STANDARD)));
                        } catch (InputException e) {
                            e.problems().forEach(problem -> problems.add(in(run, problem)));
                        }
                    }
                });
        problems.addAll(sameNames(loaded.stream().map(PlannedRun::input).toList()));
        refuse(problems);
        return loaded;
    }

    /** Runs of a validation need different names: tables and findings identify runs by name. */
    private static List<Problem> sameNames(List<RunInput> runs) {
        Set<String> seen = new HashSet<>();
        return runs.stream()
                .filter(run -> !seen.add(run.run().header().run()))
                .map(run -> new Problem(
                        run.folder().folder().getFileName() + "/run.yaml",
                        "run",
                        "another run of this plan is also named "
                                + run.run().header().run(),
                        "Give each run its own name."))
                .toList();
    }

    /** A problem of a run folder, with the name of the folder. */
    private static Problem in(String run, Problem problem) {
        boolean isFolder = problem.file().endsWith(run);
        return new Problem(
                isFolder ? run : run + "/" + problem.file(), problem.element(), problem.problem(), problem.remedy());
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InputException(problems.stream().distinct().toList());
        }
    }

    private static List<Path> kept(ValidationFile file, List<PlannedRun> loaded) {
        List<Path> kept = new ArrayList<>();
        file.inputs().forEach(input -> kept.add(file.folder().resolve(input.path())));
        loaded.forEach(run -> kept.addAll(run.input().files()));
        return kept;
    }

    private List<RunResult> process(List<PlannedRun> loaded) {
        List<RunResult> results = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (PlannedRun planned : loaded) {
            RunInput run = planned.input();
            try {
                RunResult result = new AssayPipeline(run.method(), run.chromatograms()).process(run.run());
                ErrorReport.warn(RunSummary.warnings(result), spec);
                results.add(result);
            } catch (InputException e) {
                e.problems().forEach(problem -> problems.add(in(planned.folder(), problem)));
            }
        }
        refuse(problems);
        return results;
    }

    private static ValidationSources sources(
            ValidationFile file, List<PlannedRun> loaded, List<RunResult> results, Occasion occasion) {
        List<RunSource> runs = new ArrayList<>();
        List<Provenance> origins = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Provenance origin = RunProvenance.of(loaded.get(i).input(), results.get(i), List.of(), occasion);
            origins.add(origin);
            runs.add(new RunSource(loaded.get(i).folder(), origin.inputs()));
        }
        Provenance first = origins.get(0);
        return new ValidationSources(
                new Provenance(first.software(), first.processedAt(), file.inputs(), first.options()), runs);
    }

    private void close(ValidationReport report, Path place, Optional<Path> before) {
        PrintWriter text = spec.commandLine().getOut();
        text.print(ValidationSummary.of(report));
        text.println();
        text.println("Results: " + place);
        before.ifPresent(kept -> text.println("Previous folder kept as: " + kept));
        text.flush();
    }
}
