package io.enantio.cli;

import io.enantio.database.ChainHead;
import io.enantio.database.PcRow;
import io.enantio.database.StudyDatabase;
import io.enantio.database.StudyDatabase.Read;
import io.enantio.database.StudyDatabase.Reading;
import io.enantio.database.StudyDatabase.Writer;
import io.enantio.database.cdisc.BlqRule;
import io.enantio.database.cdisc.CdiscExport;
import io.enantio.input.assay.MethodFile;
import io.enantio.input.plan.ColumnMapFile;
import io.enantio.input.plan.ExportTerms;
import io.enantio.input.plan.PeakLayoutFile;
import io.enantio.input.plan.StudyPlanFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.results.ResultsOnFile;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.operation.OpenedRecord;
import io.enantio.report.peaks.PeaksExport;
import io.enantio.review.ResultsHistory;
import io.enantio.run.ColumnMap;
import io.enantio.run.PeakLayout;
import io.enantio.run.TabulationTerms;
import io.enantio.study.record.StudyPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/** {@code enantio export}: results for other programs. */
@Command(
        name = "export",
        description = "Exports a study from its database, or the peaks of a run, for other programs.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class ExportCommand {

    /** {@code enantio export pc}: a study's concentrations for those who analyse it. */
    @Command(
            name = "pc",
            description =
                    "Writes the reported concentrations of a study as CDISC SDTM domain PC: pc.csv, pc.xpt (SAS"
                            + " transport file, version 5), pc.json (Dataset-JSON 1.1) and define.xml (Define-XML 2.1), which"
                            + " describes them. Without pc.xpt, because its format does not have a value, the exit status is 1.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Pc implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--study",
                paramLabel = "ID",
                required = true,
                description = "The study, as named in samples.csv.")
        private String study = "";

        @Mixin
        private CommandOptions.Database database = new CommandOptions.Database();

        @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files.")
        private Path out = Path.of("");

        @Option(
                names = "--terms",
                paramLabel = "FILE",
                description =
                        "Codes and names of analytes and planned times (enantio-export/1). Default: derived from the names in"
                                + " the method and samples.csv.")
        private Optional<Path> terms = Optional.empty();

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        @Override
        public Integer call() {
            TabulationTerms words = terms.map(ExportTerms::read).orElse(TabulationTerms.NONE);
            Read<List<PcRow>> read;
            try (StudyDatabase open = StudyDatabase.forReading(database.place())) {
                read = open.pc(study);
            }
            List<PcRow> rows = read.content();
            CdiscExport export = CdiscExport.pc(study, rows, words, SoftwareVersion.text());
            ChainHead head = record(export, new Source(study, database.place(), read.head(), out));
            export.write(out);
            long notDone = rows.stream().filter(row -> row.value().isEmpty()).count();
            return closing(
                            export,
                            head,
                            "Study " + study + ": " + export.records() + " records, " + notDone + " of them NOT DONE: "
                                    + out,
                            spec)
                    .code();
        }
    }

    /** {@code enantio export adnca}: a study's concentrations with their time from the doses. */
    @Command(
            name = "adnca",
            description = "Writes the reported concentrations of a study with their time from the doses, for"
                    + " noncompartmental analysis: adnca.csv, adnca.xpt, adnca.json and define.xml, which describes them;"
                    + " with --columns also in the form of another program. Without adnca.xpt, because its format"
                    + " does not have a value, the exit status is 1.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Adnca implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--plan",
                paramLabel = "PLAN",
                required = true,
                description = "The study plan (enantio-study/1), which names the doses.")
        private Path plan = Path.of("");

        @Mixin
        private CommandOptions.Database database = new CommandOptions.Database();

        @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files.")
        private Path out = Path.of("");

        @Option(
                names = "--terms",
                paramLabel = "FILE",
                description = "Codes and names of analytes, specimen type, treatment and route (enantio-export/1).")
        private Optional<Path> terms = Optional.empty();

        @Option(
                names = "--blq",
                paramLabel = "RULE",
                description =
                        "What stands for a result below the LLOQ, in an additional record: zero-before-dose (0 before"
                                + " the first dose, half of the LLOQ later; the default), half-lloq, zero or missing (no additional"
                                + " record).")
        private String blq = BlqRule.ZERO_BEFORE_DOSE.word();

        @Option(
                names = "--columns",
                paramLabel = "NAME|FILE",
                description = "Also write the results in the form of another program: nonmem, winnonlin, or a file of"
                        + " columns (enantio-columns/1). May be given several times.")
        private List<String> columns = List.of();

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        @Override
        public Integer call() {
            BlqRule rule = BlqRule.ofWord(blq)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "Unknown rule " + blq + " of --blq; known: " + String.join(", ", BlqRule.words())));
            StudyPlan study = StudyPlanFile.read(plan).plan();
            TabulationTerms words = terms.map(ExportTerms::read).orElse(TabulationTerms.NONE);
            List<ColumnMap> maps = columns.stream().map(ColumnMapFile::read).toList();
            String name = study.identity().study();
            Read<List<PcRow>> read;
            try (StudyDatabase open = StudyDatabase.forReading(database.place())) {
                read = open.pc(name);
            }
            List<PcRow> rows = read.content();
            CdiscExport export =
                    CdiscExport.adnca(new CdiscExport.Analysis(study, rule, maps), rows, words, SoftwareVersion.text());
            ChainHead head = record(export, new Source(name, database.place(), read.head(), out));
            export.write(out);
            return closing(
                            export,
                            head,
                            "Study " + name + ": " + export.records() + " records; below the LLOQ stands "
                                    + rule.meaning() + ": " + out,
                            spec)
                    .code();
        }
    }

    /** {@code enantio export peaks}: areas and concentrations of a run in the layout of another program. */
    @Command(
            name = "peaks",
            description =
                    "Writes the peaks of a run for another program, such as a LIMS: a row for each injection and component, with"
                            + " area, ratio, retention time, integration, status and flags. Where the status of a result forbids a number there is"
                            + " a text.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Peaks implements Callable<Integer> {
        private static final String CSV = "csv";

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "RESULTS_DIR", description = "The results folder of a run.")
        private Path folder = Path.of("");

        @Option(
                names = "--as",
                paramLabel = "NAME",
                description =
                        "The layout: multiquant (text with the columns of MultiQuant, areas in counts x second) or csv (names of"
                                + " enantio, areas in counts x minute; the default).")
        private Optional<String> as = Optional.empty();

        @Option(
                names = "--columns",
                paramLabel = "MAP",
                description =
                        "A layout of your own instead (enantio-peaks/1): columns, names, units, digits, decimal mark, separator,"
                                + " encoding, texts, sample types.")
        private Optional<Path> columns = Optional.empty();

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "The file; an existing one is replaced. Default: the standard output.")
        private Optional<Path> out = Optional.empty();

        @Option(names = "--run", paramLabel = "RUN_DIR", description = "The run folder, if RESULTS_DIR is not in it.")
        private Optional<Path> run = Optional.empty();

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        @Override
        public Integer call() {
            PeakLayout layout = layout();
            ResultsOnFile results = ResultsOnFile.of(
                    folder,
                    run.orElseGet(() -> parent(folder)),
                    OpenedRecord.of(folder, Kind.RUN).text());
            results.check();
            ResultsHistory.of(folder).refuseIfNotTheLast(Kind.RUN.file());
            PeaksExport export = new PeaksExport(
                    layout, results.read(), MethodFile.read(results.method()).method());
            refuse(export);
            PrintWriter text = spec.commandLine().getOut();
            if (out.isEmpty()) {
                text.print(export.text());
                text.flush();
                return ExitStatus.DONE.code();
            }
            export.write(out.get());
            text.println(out.get() + ": " + export.rows() + " rows"
                    + (export.leftOut() == 0
                            ? ""
                            : "; " + export.leftOut()
                                    + " of sample types that the layout leaves out are not among them"));
            text.flush();
            return ExitStatus.DONE.code();
        }

        private PeakLayout layout() {
            if (columns.isPresent() && as.filter(name -> !name.equals(CSV)).isPresent()) {
                throw new ParameterException(
                        spec.commandLine(), "--as " + as.get() + " has its own columns: leave out --columns or --as");
            }
            String name = as.orElse(CSV);
            if (!PeakLayoutFile.SHIPPED.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "Unknown layout " + name + " of --as; known: " + String.join(", ", PeakLayoutFile.SHIPPED));
            }
            PeakLayout layout = columns.map(PeakLayoutFile::read).orElseGet(() -> PeakLayoutFile.shipped(name));
            if (out.isEmpty() && layout.form().encoding() == PeakLayout.Encoding.WINDOWS_1252) {
                throw new ParameterException(
                        spec.commandLine(), "The standard output is UTF-8; for windows-1252 name a file with --out");
            }
            if (out.filter(this::isInResults).isPresent()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--out lies in the results folder, which is sealed: choose a file outside of it");
            }
            return layout;
        }

        private boolean isInResults(Path file) {
            return file.toAbsolutePath()
                    .normalize()
                    .startsWith(folder.toAbsolutePath().normalize());
        }

        private void refuse(PeaksExport export) {
            String place = columns.map(Path::toString).orElse("--as");
            List<InputException.Problem> problems = export.problems().stream()
                    .map(problem ->
                            new InputException.Problem(place, problem.element(), problem.problem(), problem.remedy()))
                    .toList();
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
        }

        private static Path parent(Path folder) {
            return Optional.ofNullable(folder.toAbsolutePath().normalize().getParent())
                    .orElse(folder);
        }
    }

    /** What an export is of, and where its files go. */
    private record Source(String study, String database, ChainHead head, Path out) {}

    /** Before the files are written, so that none exists of which the database does not know. */
    private static ChainHead record(CdiscExport export, Source source) {
        return StudyDatabase.recordReading(
                source.database(),
                new Reading(
                        "export",
                        source.study(),
                        source.head(),
                        export.hashes(),
                        source.out().toString()),
                new Writer(SoftwareVersion.text(), Now.instant(), Optional.empty()));
    }

    /** What was written, what is empty in it, and why the transport file is missing if it is. */
    private static ExitStatus closing(CdiscExport export, ChainHead head, String summary, CommandSpec spec) {
        PrintWriter text = spec.commandLine().getOut();
        text.println(summary);
        export.remarks().forEach(remark -> text.println("Note: " + remark));
        text.println("Recorded in the database; head of its audit trail: " + head);
        text.flush();
        if (export.transportProblems().isEmpty()) {
            return ExitStatus.DONE;
        }
        ErrorReport.ofLines(String.join("\n", export.transportProblems()), spec);
        spec.commandLine().getErr().println("No SAS transport file was written; the other files are complete.");
        return ExitStatus.REJECTED;
    }
}
