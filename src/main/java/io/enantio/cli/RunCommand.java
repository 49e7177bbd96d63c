package io.enantio.cli;

import io.enantio.cli.show.ImportText;
import io.enantio.input.sequence.SequenceImport;
import io.enantio.operation.RunImport;
import io.enantio.text.PrintedLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio run}: makes run folders. */
@Command(
        name = "run",
        description = "Makes run folders.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class RunCommand {

    /** {@code enantio run import}: a run folder from the instrument's own list. */
    @Command(
            name = "import",
            description =
                    "Writes injections.csv and a draft of run.yaml from the sequence of the instrument: a SCIEX Analyst"
                            + " batch, a MassHunter worklist, an Xcalibur sequence, a MassLynx sample list, or any list with a map of"
                            + " its columns. What words, levels and names mean is stated in the method (sequence:). Nothing is"
                            + " guessed: what is not understood is reported, and nothing is written then.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Import implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "SEQUENCE", description = "The list that the instrument's software exported.")
        private Path sequence = Path.of("");

        @Option(names = "--raw", paramLabel = "DIR", description = "Folder of the mzML files. Default: raw in RUN_DIR.")
        private Optional<Path> raw = Optional.empty();

        @Option(
                names = "--method",
                paramLabel = "FILE",
                description = "The method: its levels, and what the words of the laboratory mean (sequence:).")
        private Optional<Path> method = Optional.empty();

        @Option(
                names = "--map",
                paramLabel = "FILE",
                description =
                        "Which column of SEQUENCE is which (enantio-table/1). Default: columns: in the method, or the"
                                + " columns of the system that wrote it.")
        private Optional<Path> map = Optional.empty();

        @Option(
                names = "--samples",
                paramLabel = "LIST",
                description = "A list of samples, for example of the LIMS: whose the study samples are (samples.csv).")
        private Optional<Path> samples = Optional.empty();

        @Option(
                names = "--samples-map",
                paramLabel = "FILE",
                description = "Which column of LIST is which (enantio-table/1). Default: the names of samples.csv.")
        private Optional<Path> samplesMap = Optional.empty();

        @Option(
                names = "--out",
                paramLabel = "RUN_DIR",
                description = "The run folder to write. Default: the folder of SEQUENCE.")
        private Optional<Path> out = Optional.empty();

        @Option(names = "--check", description = "Only show what would be written and what is not understood.")
        private boolean check;

        @Option(names = "--run", paramLabel = "NAME", description = "Name of the run. Default: that of SEQUENCE.")
        private Optional<String> run = Optional.empty();

        @Option(names = "--instrument", paramLabel = "NAME", description = "Name of the instrument, for run.yaml.")
        private Optional<String> instrument = Optional.empty();

        @Option(
                names = "--column-serial",
                paramLabel = "TEXT",
                description = "Serial number of the column, for run.yaml.")
        private Optional<String> columnSerial = Optional.empty();

        @Option(names = "--analyst", paramLabel = "NAME", description = "Who ran it, for run.yaml.")
        private Optional<String> analyst = Optional.empty();

        @Option(
                names = "--acquired",
                paramLabel = "DATE",
                description =
                        "Date of acquisition, year-month-day. Default: the first that SEQUENCE, else the raw files state.")
        private Optional<String> acquired = Optional.empty();

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        @Override
        public Integer call() {
            Path folder = out.orElseGet(
                    () -> Optional.ofNullable(sequence.getParent()).orElse(Path.of(".")));
            RunImport made = RunImport.of(
                    new SequenceImport.Wish(
                            sequence, method, map, new SequenceImport.SampleTable(samples, samplesMap), folder, raw),
                    new RunImport.Header(run, instrument, columnSerial, analyst, acquired),
                    SoftwareVersion.text());
            PrintWriter text = spec.commandLine().getOut();
            if (check) {
                show(made, folder, text);
            } else {
                made.write();
                text.println("Imported " + summary(made.list()) + ": " + folder);
                notes(made, text);
            }
            text.flush();
            made.list().refuseIfUnclear();
            return ExitStatus.DONE.code();
        }

        private static void show(RunImport made, Path folder, PrintWriter text) {
            if (!made.list().injections().isEmpty()) {
                text.println("Would import " + summary(made.list()) + ":");
                ImportText.print(made.list(), text);
                notes(made, text);
            }
            List<String> inTheWay = made.inTheWay();
            if (!inTheWay.isEmpty()) {
                text.println("Note: " + folder + " has " + String.join(", ", inTheWay)
                        + " already; an import replaces nothing");
            }
        }

        private static String summary(SequenceImport list) {
            int count = list.injections().size();
            String samples = list.samples() == 0 ? "" : " and " + list.samples() + " samples";
            return count + (count == 1 ? " injection" : " injections") + samples + " (" + list.system() + ")";
        }

        private static void notes(RunImport made, PrintWriter text) {
            made.list().remarks().forEach(remark -> text.println(PrintedLine.of("Note: " + remark)));
            List<String> missing = made.toBeFilledIn();
            if (!missing.isEmpty()) {
                text.println("To be filled in in run.yaml before the run is processed: " + String.join(", ", missing));
            }
        }
    }
}
