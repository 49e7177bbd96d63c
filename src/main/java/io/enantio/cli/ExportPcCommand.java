package io.enantio.cli;

import io.enantio.database.PcRow;
import io.enantio.database.StudyDatabase;
import io.enantio.database.cdisc.PcExport;
import io.enantio.input.plan.ExportTerms;
import io.enantio.run.TabulationTerms;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enantio export pc}: a study's concentrations for those who analyse it. */
@Command(
        name = "pc",
        description = "Writes the reported concentrations of a study as domain PC of CDISC SDTM: pc.csv, pc.xpt (SAS"
                + " transport file, version 5), pc.json (Dataset-JSON 1.1) and define.json, which describes them.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class ExportPcCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--study", paramLabel = "ID", required = true, description = "The study, as samples.csv names it.")
    private String study = "";

    @Option(
            names = "--db",
            paramLabel = "FILE|JDBC_URL",
            description = "An SQLite file, or jdbc:postgresql://HOST/DATABASE. Default: " + StudyDatabase.DEFAULT + ".")
    private String database = StudyDatabase.DEFAULT;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files.")
    private Path out = Path.of("");

    @Option(
            names = "--terms",
            paramLabel = "FILE",
            description =
                    "Codes and names of analytes and planned times (enantio-export/1). Default: made from the names in"
                            + " method and samples.csv.")
    private Optional<Path> terms = Optional.empty();

    @Override
    public Integer call() {
        TabulationTerms words = terms.map(ExportTerms::read).orElse(TabulationTerms.NONE);
        List<PcRow> rows;
        try (StudyDatabase open = StudyDatabase.forReading(database)) {
            rows = open.pc(study);
        }
        PcExport export = new PcExport(study, rows, words, SoftwareVersion.text());
        export.write(out);
        long notDone = rows.stream().filter(row -> row.value().isEmpty()).count();
        spec.commandLine()
                .getOut()
                .println("Study " + study + ": " + export.records() + " records, " + notDone + " of them not done: "
                        + out);
        return ExitStatus.DONE.code();
    }
}
