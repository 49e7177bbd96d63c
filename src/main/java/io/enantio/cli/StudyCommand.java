package io.enantio.cli;

import io.enantio.database.StudyDatabase;
import io.enantio.input.plan.StudyPlanFile;
import io.enantio.report.study.StudyFolder;
import io.enantio.report.study.StudyReport;
import io.enantio.report.study.StudyReport.Form;
import io.enantio.report.study.StudyReport.Origin;
import io.enantio.study.StudyAnalysis;
import io.enantio.study.StudyResult;
import io.enantio.study.record.StudyRecords;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio study}: profiles and statistics of a study. */
@Command(
        name = "study",
        description =
                "Profiles, parameters, ratios and tests of a study, from its plan and the reported concentrations in its"
                        + " database: tables, a figure and a report.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class StudyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PLAN", description = "The study plan (enantio-study/1).")
    private Path plan = Path.of("");

    @Option(
            names = "--db",
            paramLabel = "FILE|JDBC_URL",
            description = "An SQLite file, or jdbc:postgresql://HOST/DATABASE. Default: " + StudyDatabase.DEFAULT + ".")
    private String database = StudyDatabase.DEFAULT;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where the results go. Default: study beside the plan. Earlier results of a study are replaced.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--pdf", description = "Write report.pdf too.")
    private boolean pdf;

    @Override
    public Integer call() {
        StudyPlanFile file = StudyPlanFile.read(plan);
        Path place = out.orElseGet(() -> plan.toAbsolutePath().normalize().resolveSibling("study"));
        StudyFolder folder = StudyFolder.at(place);
        StudyRecords records;
        try (StudyDatabase open = StudyDatabase.forReading(database)) {
            records = open.records(file.plan().identity().study());
        }
        StudyResult result = new StudyAnalysis(file.plan()).analyse(records);
        folder.write(StudyReport.files(
                result, new Origin(SoftwareVersion.text(), file.inputs()), pdf ? Form.HTML_AND_PDF : Form.HTML));
        say(result, place);
        return ExitStatus.DONE.code();
    }

    private void say(StudyResult result, Path place) {
        PrintWriter text = spec.commandLine().getOut();
        text.println("Study " + result.plan().identity().study() + ": "
                + result.subjects().size() + " subjects, "
                + result.records().reported().size() + " reported results of "
                + result.analytes().size() + " analytes");
        result.conduct().remarks().forEach(remark -> text.println("Note: " + remark));
        text.println(result.refusals().size() + " things are refused, with their reasons: refusals.csv");
        text.println("Results: " + place);
        text.flush();
    }
}
