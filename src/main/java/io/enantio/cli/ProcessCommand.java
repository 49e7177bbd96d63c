package io.enantio.cli;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.cli.show.RunSummary;
import io.enantio.input.RunInput;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.operation.Occasion;
import io.enantio.operation.RunProcessing;
import io.enantio.operation.RunProcessing.Wishes;
import io.enantio.report.results.ReportOptions;
import io.enantio.report.run.ChromatogramChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
        RawReading reading = new RawReading(reader, salvage ? Truncated.SALVAGED : Truncated.REFUSED);
        Wishes wishes = new Wishes(out, method, reading, force.overwrite(), reports());
        Occasion occasion = Now.occasion(spec);
        // All runs are checked before the first is processed, so that problems are reported before anything is written.
        List<RunProcessing> prepared = runFolders.stream()
                .map(folder -> RunProcessing.prepare(folder, wishes, occasion))
                .toList();
        ExitStatus worst = ExitStatus.DONE;
        for (RunProcessing run : prepared) {
            ExitStatus status = run.journaled(() -> processed(run, processors));
            worst = status == ExitStatus.DONE ? worst : status;
        }
        return worst.code();
    }

    private ExitStatus processed(RunProcessing run, int processors) {
        RunResult result = process(run, processors);
        ErrorReport.warn(
                Stream.concat(
                                notListed(run.input().folder().rawFilesNotListed()).stream(),
                                RunSummary.warnings(result).stream())
                        .toList(),
                spec);
        RunProcessing.Judged judged = run.judged(result);
        ErrorReport.warn(judged.warnings(), spec);
        close(result, run.place(), judged.put());
        return result.isAccepted() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    private static List<String> notListed(List<String> files) {
        return files.isEmpty()
                ? List.of()
                : List.of("injections.csv names no injection for "
                        + files.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (files.size() > MOST_NAMED ? " and " + (files.size() - MOST_NAMED) + " more raw files" : ""));
    }

    private RunResult process(RunProcessing run, int processors) {
        RunInput loaded = run.input();
        PrintWriter err = spec.commandLine().getErr();
        if (!ProgressBar.isWanted()) {
            return run.process(loaded.chromatograms(), processors);
        }
        ProgressBar bar = new ProgressBar(
                loaded.chromatograms(), loaded.run().injections().size(), err);
        try {
            return run.process(bar, processors);
        } finally {
            bar.clear();
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
