package io.enantio.cli;

import io.enantio.AssayPipeline;
import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.chromatogram.ChromatogramSource;
import io.enantio.cli.show.ClosingTable;
import io.enantio.cli.show.RunRemarks;
import io.enantio.cli.terminal.Log;
import io.enantio.cli.terminal.ProgressBar;
import io.enantio.cli.terminal.Terminal;
import io.enantio.input.RunInput;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.report.results.ReportOptions;
import io.enantio.report.results.ReportOptions.Form;
import io.enantio.report.results.ResultsFolder;
import io.enantio.report.results.ResultsFolder.Overwrite;
import io.enantio.report.run.figure.ChromatogramChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio process}: one run, from raw mzML to results. */
@Command(
        name = "process",
        description =
                "Processes a run, or several one after the other: raw mzML files in, concentrations with flags and"
                        + " verdicts out.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class ProcessCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 1024;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "RUN_DIR",
            arity = "1..*",
            description =
                    "The run folder: run.yaml, injections.csv and the raw files. With several, the exit status is that"
                            + " of the worst.")
    private List<Path> runFolders = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where the results go. Default: results in the run folder. Earlier results are replaced. Only with a"
                            + " single run.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--method",
            paramLabel = "FILE",
            description = "Another method file than the one that run.yaml names.")
    private Optional<Path> method = Optional.empty();

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            description =
                    "What reads the raw files: stax, our own and the default, or jmzml, in a build with mvn -P jmzml.")
    private String reader = RawReading.STAX;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many processors to use. Default: all. Results do not depend on it.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--force",
            description = "Use DIR even if it holds something else than results of enantio; that is then kept as"
                    + " DIR.before-1.")
    private boolean force;

    @Option(
            names = RawReading.SALVAGE,
            description =
                    "Of raw files that are cut short, use the chromatograms that are complete before the cut, flagged"
                            + " RAW_IRREGULAR. Default: such a file is refused.")
    private boolean salvage;

    @Option(
            names = ReportOptions.CHROMATOGRAMS,
            paramLabel = "all|flagged|N%",
            defaultValue = "20%",
            description =
                    "Which study samples' chromatograms report.html shows besides those that need a person, which it"
                            + " always shows, as it does those of standards, QCs and blanks. Default: 20%%.")
    private String chromatograms = "20%";

    @Option(names = "--pdf", description = "Write the report as report.pdf too.")
    private boolean pdf;

    @Option(names = "--xlsx", description = "Write the tables of the report as report.xlsx too.")
    private boolean xlsx;

    @Override
    public Integer call() {
        if (runFolders.size() > 1 && out.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "Option '--out' names the results of one run, but several runs are given");
        }
        int processors = processors();
        ReportOptions reports = reports();
        // All are looked at before the first is processed: what cannot be used is told while nothing is written.
        List<Prepared> prepared = runFolders.stream().map(this::prepared).toList();
        ExitStatus worst = ExitStatus.DONE;
        for (Prepared run : prepared) {
            ExitStatus status = process(run, reports, processors);
            worst = status == ExitStatus.DONE ? worst : status;
        }
        return worst.code();
    }

    /** A run that was read, and where its results will go. */
    private record Prepared(RunInput loaded, Path place, ResultsFolder folder) {}

    private Prepared prepared(Path runFolder) {
        RawReading reading = new RawReading(reader, salvage ? Truncated.SALVAGED : Truncated.REFUSED);
        RunInput loaded = RunInput.read(runFolder, method, reading);
        Path place = out.orElse(runFolder.resolve("results"));
        ResultsFolder folder =
                ResultsFolder.at(place, force ? Overwrite.ANY_FOLDER : Overwrite.OWN_RESULTS, loaded.files());
        return new Prepared(loaded, place, folder);
    }

    private ExitStatus process(Prepared run, ReportOptions reports, int processors) {
        RunInput loaded = run.loaded();
        RunResult result = process(loaded, processors);
        Log.warn(RunRemarks.of(result));
        Optional<Path> kept = run.folder().write(result, Origin.of(loaded, result, reports.words()));
        close(result, run.place(), kept);
        return result.isAccepted() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    private RunResult process(RunInput loaded, int processors) {
        PrintWriter err = spec.commandLine().getErr();
        if (Terminal.ofProcess() == Terminal.PLAIN) {
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
        text.println("Run " + result.run().header().run() + ": "
                + result.run().injections().size() + " injections, " + accepted + " of "
                + result.verdicts().size() + " analytes accepted");
        text.println();
        text.print(ClosingTable.of(result));
        text.println();
        text.println("Results: " + place);
        kept.ifPresent(before -> text.println("What was there before: " + before));
        text.flush();
    }

    private ReportOptions reports() {
        Set<Form> forms = EnumSet.noneOf(Form.class);
        if (pdf) {
            forms.add(Form.PDF);
        }
        if (xlsx) {
            forms.add(Form.XLSX);
        }
        ChromatogramChoice choice = ChromatogramChoice.of(chromatograms)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Invalid value for option '" + ReportOptions.CHROMATOGRAMS
                                + "': must be all, flagged or a share from 0% to 100%, is " + chromatograms));
        return new ReportOptions(choice, forms);
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
