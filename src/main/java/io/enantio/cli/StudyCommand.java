package io.enantio.cli;

import io.enantio.database.ChainHead;
import io.enantio.database.StudyDatabase;
import io.enantio.database.StudyDatabase.Read;
import io.enantio.database.StudyDatabase.Reading;
import io.enantio.database.StudyDatabase.Writer;
import io.enantio.input.plan.StudyPlanFile;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.operation.Journaled;
import io.enantio.operation.Occasion;
import io.enantio.operation.SignedFolder;
import io.enantio.report.folder.OutputFile;
import io.enantio.report.folder.ResultsFolder;
import io.enantio.report.study.StudyChromatograms;
import io.enantio.report.study.StudyFolder;
import io.enantio.report.study.StudyFolder.Origin;
import io.enantio.review.ResultsHistory;
import io.enantio.review.ResultsHistory.Attempt;
import io.enantio.review.ResultsHistory.Outcome;
import io.enantio.review.ResultsHistory.Processed;
import io.enantio.study.StudyAnalysis;
import io.enantio.study.StudyResult;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyRecords;
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

/** {@code enantio study}: profiles and statistics of a study. */
@Command(
        name = "study",
        description =
                "Computes profiles, parameters, ratios and tests of a study from its plan and the reported concentrations"
                        + " in its database, and writes tables, a figure and a report.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class StudyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PLAN", description = "The study plan (enantio-study/1).")
    private Path plan = Path.of("");

    @Mixin
    private CommandOptions.Database database = new CommandOptions.Database();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: study beside the plan. Earlier results are replaced.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private CommandOptions.ReportForms forms = new CommandOptions.ReportForms();

    @Mixin
    private CommandOptions.Force force = new CommandOptions.Force();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        Path place = out.orElseGet(() -> plan.toAbsolutePath().normalize().resolveSibling("study"));
        Occasion occasion = Now.occasion(spec);
        return Journaled.attempt(place, plan, occasion, () -> analyse(place, occasion))
                .code();
    }

    private ExitStatus analyse(Path place, Occasion occasion) {
        StudyPlanFile file = StudyPlanFile.read(plan);
        SignedFolder.refuseIfLocked(place, file.people());
        ResultsFolder folder = StudyFolder.at(place, force.overwrite(), List.of(plan));
        String study = file.plan().identity().study();
        Read<StudyRecords> read;
        ResultsHistory history = ResultsHistory.of(place);
        history.refuseIfReadOnly();
        history.refuseIfCut(Kind.STUDY.file());
        try (StudyDatabase open = StudyDatabase.forReading(database.place())) {
            read = open.records(study);
        }
        StudyResult result = new StudyAnalysis(file.plan()).analyse(read.content());
        file.checkNames(result.analytes().stream().map(StudyAnalyte::name).toList());
        StudyChromatograms chromatograms = StudyPictures.of(result, plan);
        Origin origin = new Origin(occasion.version(), file.inputs());
        List<OutputFile> files = StudyFolder.files(result, chromatograms, origin, forms.forms());
        ChainHead head = StudyDatabase.recordReading(
                database.place(),
                new Reading("study", study, read.head(), hashes(files), place.toString()),
                new Writer(occasion.version(), occasion.instant(), Optional.empty()));
        Attempt attempt = occasion.attempt();
        ErrorReport.warn(Occasion.warnings(place, attempt), spec);
        Optional<Path> before = history.put(
                folder, files, attempt, Processed.of(Outcome.WRITTEN), () -> history.refuseIfCut(Kind.STUDY.file()));
        close(result, place, before, head);
        return ExitStatus.DONE;
    }

    private static List<String> hashes(List<OutputFile> files) {
        return files.stream().map(one -> one.name() + " " + one.sha256()).toList();
    }

    private void close(StudyResult result, Path place, Optional<Path> before, ChainHead head) {
        PrintWriter text = spec.commandLine().getOut();
        text.println("Study " + result.plan().identity().study() + ": "
                + result.subjects().size() + " subjects, "
                + result.records().reported().size() + " reported results of "
                + result.analytes().size() + " analytes");
        result.conduct().remarks().forEach(remark -> text.println("Note: " + remark));
        text.println(result.refusals().size() + " results are not given; refusals.csv states the reasons");
        text.println("Results: " + place);
        text.println("Recorded in the database; head of its audit trail: " + head);
        before.ifPresent(kept -> text.println("Previous folder kept as: " + kept));
        text.flush();
    }
}
