package io.enantio.cli;

import io.enantio.AssayPipeline;
import io.enantio.acceptance.result.DecisionTimes;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.cli.show.RunSummary;
import io.enantio.input.RunInput;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.report.results.ReportOptions;
import io.enantio.report.results.RunResultsFolder;
import io.enantio.report.run.ChromatogramChoice;
import io.enantio.review.DecisionFile;
import io.enantio.review.ResultsHistory;
import io.enantio.review.ResultsHistory.Attempt;
import io.enantio.review.ResultsHistory.Outcome;
import io.enantio.review.ResultsHistory.Processed;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio process}: one run, from raw mzML to results. */
@Command(
        name = "process",
        description = "Processes one or more runs, from raw mzML files to concentrations with flags and verdicts.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class ProcessCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;
    private static final int MOST_NAMED = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "RUN_DIR",
            arity = "1..*",
            description =
                    "The run folder: run.yaml, injections.csv and the raw files. With several, the exit status is 1 if"
                            + " any of the runs has a rejected analyte.")
    private List<Path> runFolders = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder for the results. Default: results in the run folder. Earlier results are replaced. Only with"
                            + " a single run.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--method",
            paramLabel = "FILE",
            description = "Method file to use instead of the one named in run.yaml.")
    private Optional<Path> method = Optional.empty();

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            description = "Reader of the raw files: stax (the default), or jmzml in a build with mvn -P jmzml.")
    private String reader = RawReading.STAX;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of processors to use. Default: all. The results do not depend on it.")
    private Optional<Integer> threads = Optional.empty();

    @Mixin
    private CommandOptions.Force force = new CommandOptions.Force();

    @Option(
            names = RawReading.SALVAGE,
            description =
                    "From truncated raw files, use the chromatograms that are complete, flagged RAW_IRREGULAR. Default:"
                            + " a truncated file is refused.")
    private boolean salvage;

    @Option(
            names = ReportOptions.CHROMATOGRAMS,
            paramLabel = "all|flagged|N%",
            defaultValue = "20%",
            description = "Study samples whose chromatograms the report shows in addition to those that need review."
                    + " Chromatograms of standards, QCs and blanks are always shown. Default: 20%%.")
    private String chromatograms = "20%";

    @Mixin
    private CommandOptions.ReportForms forms = new CommandOptions.ReportForms();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        if (runFolders.size() > 1 && out.isPresent()) {
            throw new ParameterException(spec.commandLine(), "Option '--out' is only possible with a single run");
        }
        int processors = processors();
        ReportOptions reports = reports();
        // All runs are checked before the first is processed, so that problems are reported before anything is written.
        List<Prepared> prepared = runFolders.stream().map(this::prepared).toList();
        ExitStatus worst = ExitStatus.DONE;
        for (Prepared run : prepared) {
            ExitStatus status = process(run, reports, processors);
            worst = status == ExitStatus.DONE ? worst : status;
        }
        return worst.code();
    }

    /** A run that was read, and the folder for its results. */
    private record Prepared(RunInput loaded, Path place, ResultsFolder folder) {
        Path settings() {
            return settings(loaded.folder().folder());
        }

        static Path settings(Path runFolder) {
            return runFolder.resolve("run.yaml");
        }

        /** What other results, the journal and this run know of its decisions must agree. */
        void checkRecords() {
            ResultsHistory.of(place).refuseIfCut(Kind.RUN.file());
            SeenDecisions.refuseUnlessContinued(
                    loaded.folder().folder(), loaded.run().decisions(), place);
        }
    }

    private Prepared prepared(Path runFolder) {
        Path place = out.orElse(runFolder.resolve("results"));
        return Journaled.attempt(place, Prepared.settings(runFolder), spec, () -> {
            RawReading reading = new RawReading(reader, salvage ? Truncated.SALVAGED : Truncated.REFUSED);
            RunInput loaded = RunInput.read(runFolder, method, reading);
            SignedFolder.refuseIfLocked(place, loaded.folder().people());
            ResultsFolder folder = RunResultsFolder.at(place, force.overwrite(), loaded.files());
            ResultsHistory.of(place).refuseIfReadOnly();
            Prepared run = new Prepared(loaded, place, folder);
            run.checkRecords();
            return run;
        });
    }

    private ExitStatus process(Prepared run, ReportOptions reports, int processors) {
        return Journaled.attempt(run.place(), run.settings(), spec, () -> processed(run, reports, processors));
    }

    private ExitStatus processed(Prepared run, ReportOptions reports, int processors) {
        RunInput loaded = run.loaded();
        RunResult result = process(loaded, processors);
        ErrorReport.warn(
                Stream.concat(
                                notListed(loaded.folder().rawFilesNotListed()).stream(),
                                RunSummary.warnings(result).stream())
                        .toList(),
                spec);
        Provenance provenance = RunProvenance.of(loaded, result, reports.words());
        ErrorReport.warn(
                DecisionTimes.contradictions(result, provenance.processedAt()).stream()
                        .map(line -> loaded.folder().folder().resolve(DecisionFile.NAME) + ": " + line)
                        .toList(),
                spec);
        Attempt attempt = Journaled.now(spec);
        ErrorReport.warn(Journaled.clock(run.place(), attempt), spec);
        Optional<Path> kept = ResultsHistory.of(run.place())
                .put(
                        run.folder(),
                        RunResultsFolder.files(result, provenance),
                        attempt,
                        journalled(result, provenance),
                        run::checkRecords);
        close(result, run.place(), kept);
        return result.isAccepted() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    private static Processed journalled(RunResult result, Provenance provenance) {
        String hash = provenance.inputs().stream()
                .filter(input -> input.role().equals("method"))
                .map(InputFile::sha256)
                .findFirst()
                .orElse("");
        return new Processed(
                List.of(
                        result.method().identity().name(),
                        result.method().identity().version(),
                        hash),
                SeenDecisions.of("", result.run().decisions()),
                result.isAccepted() ? Outcome.ACCEPTED : Outcome.REJECTED);
    }

    private static List<String> notListed(List<String> files) {
        return files.isEmpty()
                ? List.of()
                : List.of("injections.csv names no injection for "
                        + files.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (files.size() > MOST_NAMED ? " and " + (files.size() - MOST_NAMED) + " more raw files" : ""));
    }

    private RunResult process(RunInput loaded, int processors) {
        PrintWriter err = spec.commandLine().getErr();
        if (!ProgressBar.isWanted()) {
            return process(loaded, loaded.chromatograms(), processors);
        }
        ProgressBar bar = new ProgressBar(
                loaded.chromatograms(), loaded.run().injections().size(), err);
        try {
            return process(loaded, bar, processors);
        } finally {
            bar.clear();
        }
    }

    private static RunResult process(RunInput loaded, ChromatogramSource source, int processors) {
        AssayPipeline pipeline = new AssayPipeline(loaded.method(), source);
        ForkJoinPool pool = new ForkJoinPool(processors);
        try {
            return pool.submit(() -> pipeline.process(loaded.run())).join();
        } finally {
            pool.shutdown();
        }
    }

    private void close(RunResult result, Path place, Optional<Path> kept) {
        PrintWriter text = spec.commandLine().getOut();
        long accepted = result.verdicts().stream().filter(Verdict::isAccepted).count();
        String injections = "Run " + result.run().header().run() + ": "
                + result.run().injections().size() + " injections, ";
        if (result.verdicts().isEmpty()) {
            text.println(injections
                    + "nothing to accept or reject: the method quantifies no analyte, because no compound has an"
                    + " internal_standard. Areas are in concentrations.csv.");
        } else {
            text.println(injections + accepted + " of " + result.verdicts().size() + " analytes accepted");
            text.println();
            text.print(RunSummary.table(result));
            text.println();
        }
        text.println("Results: " + place);
        kept.ifPresent(before -> text.println("Previous folder kept as: " + before));
        text.flush();
    }

    private ReportOptions reports() {
        ChromatogramChoice choice = ChromatogramChoice.of(chromatograms)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Invalid value for option '" + ReportOptions.CHROMATOGRAMS
                                + "': must be all, flagged or a share from 0% to 100%, is " + chromatograms));
        return new ReportOptions(choice, forms.forms());
    }

    private int processors() {
        int wanted = threads.orElse(Runtime.getRuntime().availableProcessors());
        if (wanted < 1 || wanted > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--threads': must be from 1 to " + MOST_THREADS + ", is " + wanted);
        }
        return wanted;
    }
}
