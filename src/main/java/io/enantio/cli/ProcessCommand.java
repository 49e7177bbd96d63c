package io.enantio.cli;

import io.enantio.acceptance.result.RunResult;
import io.enantio.acceptance.result.Verdict;
import io.enantio.cli.show.RunSummary;
import io.enantio.input.RunInput;
import io.enantio.input.raw.RawReader;
import io.enantio.input.raw.RawReading;
import io.enantio.input.raw.Truncated;
import io.enantio.operation.Occasion;
import io.enantio.operation.RunProcessing;
import io.enantio.operation.RunProcessing.Wishes;
import io.enantio.operation.RunQueue;
import io.enantio.report.results.ReportOptions;
import io.enantio.report.results.SummaryLine;
import io.enantio.report.run.ChromatogramChoice;
import io.enantio.report.writer.ReportFiles.Form;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio process}: runs, from raw mzML to results; several of them at once. */
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
                    "The run folder: run.yaml, injections.csv and the raw files. Several are processed at once; one that"
                            + " cannot be used does not stop the others. The exit status is then that of the worst.")
    private List<Path> runFolders = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder for the results. Default: results in the run folder. Earlier results are replaced. With several"
                            + " runs, each has a folder in DIR with the name of its run folder.")
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

    @Option(
            names = ReportOptions.NO_REPORT,
            description =
                    "Write no report.html: only the tables and run.json, and of the report what --pdf and --xlsx ask for."
                            + " A later run of enantio process without this option writes it.")
    private boolean noReport;

    @Mixin
    private CommandOptions.ReportForms forms = new CommandOptions.ReportForms();

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description =
                    "Also write into FILE how each run ended, a line of JSON for each: verdicts, numbers of results and"
                            + " flags, problems. An earlier summary is replaced.")
    private Optional<Path> summary = Optional.empty();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    /** A run, and where its results go. */
    private record Task(Path folder, Path place) {}

    /**
     * How a run ended, as texts: its result would hold all of its signals until the runs before it are done.
     *
     * @param printed on the standard output
     * @param warnings for the error stream
     * @param failure absent if the run was processed
     * @param outcome for the summary
     */
    private record Done(
            Task task,
            String printed,
            List<String> warnings,
            Optional<Throwable> failure,
            SummaryLine.Outcome outcome) {}

    @Override
    public Integer call() {
        RunQueue queue = new RunQueue(processors(), Runtime.getRuntime().maxMemory());
        RawReader.named(reader);
        ReportOptions reports = reports();
        List<Path> places = places();
        Occasion occasion = Now.occasion(spec);
        List<Supplier<Done>> work = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Task task = new Task(runFolders.get(i), places.get(i));
            work.add(() -> done(task, queue, reports, occasion));
        }
        Optional<SummaryFile> file = summary.map(path -> SummaryFile.begin(path, places));
        Tally tally = new Tally(work.size());
        queue.work(work, done -> {
            tally.clear();
            ExitStatus status = told(done);
            file.ifPresent(lines -> lines.add(line(done, status)));
            tally.add(status);
        });
        tally.print();
        file.flatMap(SummaryFile::end)
                .ifPresent(failure -> tally.worst(ErrorReport.ofRun(failure, spec, ErrorReport.Named.ALONE)));
        return tally.worst.code();
    }

    /** How many of the runs are done, for a person who waits and in a last line, and the worst exit status. */
    private final class Tally {
        private final int all;
        private final Map<ExitStatus, Integer> counts = new EnumMap<>(ExitStatus.class);
        private ExitStatus worst = ExitStatus.DONE;
        private int done;

        Tally(int all) {
            this.all = all;
            draw();
        }

        void add(ExitStatus status) {
            counts.merge(status, 1, Integer::sum);
            worst(status);
            done++;
            draw();
        }

        void worst(ExitStatus status) {
            worst = status.code() > worst.code() ? status : worst;
        }

        private boolean isDrawn() {
            return all > 1 && ProgressBar.isWanted();
        }

        private void draw() {
            if (isDrawn() && done < all) {
                ProgressBar.draw("runs", done, all, spec.commandLine().getErr());
            }
        }

        void clear() {
            if (isDrawn()) {
                ProgressBar.clear(spec.commandLine().getErr());
            }
        }

        void print() {
            if (all > 1) {
                int unprocessed = count(ExitStatus.UNUSABLE) + count(ExitStatus.BUG);
                spec.commandLine()
                        .getOut()
                        .println(all + " runs: " + count(ExitStatus.DONE) + " accepted, " + count(ExitStatus.REJECTED)
                                + " rejected" + (unprocessed == 0 ? "" : ", " + unprocessed + " not processed"));
                spec.commandLine().getOut().flush();
            }
        }

        private int count(ExitStatus status) {
            return counts.getOrDefault(status, 0);
        }
    }

    private List<Path> places() {
        try {
            return RunPlaces.of(runFolders, out);
        } catch (RunPlaces.Unusable e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Never throws: what one run lacks does not stop the others. */
    private Done done(Task task, RunQueue queue, ReportOptions reports, Occasion occasion) {
        try {
            RawReading reading = new RawReading(reader, salvage ? Truncated.SALVAGED : Truncated.REFUSED);
            Wishes wishes = new Wishes(Optional.of(task.place()), method, reading, force.overwrite(), reports);
            RunProcessing run = RunProcessing.prepare(task.folder(), wishes, occasion);
            return run.journaled(() -> queue.holdingMemory(run.rawBytes(), () -> done(task, run)));
        } catch (RuntimeException | Error failure) {
            SummaryLine.Outcome outcome =
                    new SummaryLine.Outcome(Optional.empty(), ErrorReport.full(failure), List.of());
            return new Done(task, "", List.of(), Optional.of(failure), outcome);
        }
    }

    private Done done(Task task, RunProcessing run) {
        RunResult result = process(run);
        List<String> warnings = new ArrayList<>(notListed(run.input().folder().rawFilesNotListed()));
        warnings.addAll(RunSummary.warnings(result));
        RunProcessing.Judged judged = run.judged(result);
        warnings.addAll(judged.warnings());
        String printed = printed(result, run.place(), judged.put());
        SummaryLine.Outcome outcome = new SummaryLine.Outcome(
                Optional.of(SummaryLine.Counts.of(result)), List.of(), ErrorReport.full(warnings));
        return new Done(task, printed, warnings, Optional.empty(), outcome);
    }

    /** Prints what concerns one run, together. */
    private ExitStatus told(Done done) {
        ErrorReport.Named named = named(done.task());
        ErrorReport.warn(done.warnings().stream().map(named::line).toList(), spec);
        if (done.failure().isPresent()) {
            return ErrorReport.ofRun(done.failure().get(), spec, named);
        }
        spec.commandLine().getOut().print(done.printed());
        spec.commandLine().getOut().flush();
        return done.outcome().isAccepted() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }

    /** What is said of one run of several names it. */
    private ErrorReport.Named named(Task task) {
        return runFolders.size() == 1
                ? ErrorReport.Named.ALONE
                : new ErrorReport.Named(task.folder().toString());
    }

    private static String line(Done done, ExitStatus status) {
        return SummaryLine.text(
                new SummaryLine.Ended(
                        done.task().folder().toString(), done.task().place().toString(), status.code()),
                done.outcome());
    }

    private static List<String> notListed(List<String> files) {
        return files.isEmpty()
                ? List.of()
                : List.of("injections.csv names no injection for "
                        + files.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (files.size() > MOST_NAMED ? " and " + (files.size() - MOST_NAMED) + " more raw files" : ""));
    }

    private RunResult process(RunProcessing run) {
        RunInput loaded = run.input();
        if (runFolders.size() > 1 || !ProgressBar.isWanted()) {
            return run.process(loaded.chromatograms());
        }
        ProgressBar bar = new ProgressBar(
                loaded.chromatograms(),
                loaded.run().injections().size(),
                spec.commandLine().getErr());
        try {
            return run.process(bar);
        } finally {
            bar.clear();
        }
    }

    private static String printed(RunResult result, Path place, Optional<Path> kept) {
        StringWriter printed = new StringWriter();
        PrintWriter text = new PrintWriter(printed);
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
        return printed.toString();
    }

    private ReportOptions reports() {
        ChromatogramChoice choice = ChromatogramChoice.of(chromatograms)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Invalid value for option '" + ReportOptions.CHROMATOGRAMS
                                + "': must be all, flagged or a share from 0% to 100%, is " + chromatograms));
        Set<Form> wanted = forms.forms();
        if (noReport) {
            wanted.remove(Form.HTML);
        }
        return new ReportOptions(choice, wanted);
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
