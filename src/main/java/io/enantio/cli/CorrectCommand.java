package io.enantio.cli;

import io.enantio.database.SpecimenCorrections.Corrected;
import io.enantio.database.SpecimenCorrections.Field;
import io.enantio.database.SpecimenCorrections.Wanted;
import io.enantio.database.StudyDatabase;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio correct}: what is known of a specimen, on record. */
@Command(
        name = "correct",
        description =
                "Corrects the id, the subject or a time of a sample in the database of a study. Old and new value, persons"
                        + " and reason are recorded, and what was loaded stays. A sample whose new id is that of another one is"
                        + " from then on that other one; with --field exists --to no a sample that never existed leaves exports and"
                        + " reports.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class CorrectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SAMPLE_ID", description = "The sample, by its present id.")
    private String sample = "";

    @Option(names = "--study", paramLabel = "ID", required = true, description = "The study of the sample.")
    private String study = "";

    @Option(
            names = "--field",
            paramLabel = "WORD",
            required = true,
            description =
                    "sample_id, subject, exists, visit, time_point, nominal_time_h or collected_at. The first three need"
                            + " --second_person.")
    private String field = "";

    @Option(names = "--to", paramLabel = "VALUE", required = true, description = "The right value.")
    private String value = "";

    @Mixin
    private CommandOptions.Database database = new CommandOptions.Database();

    @Mixin
    private WithdrawCommand.Act act = new WithdrawCommand.Act();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        Field known = Field.ofWord(field)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Unknown word " + field + " of --field; known: " + Field.words()));
        Wanted wanted = new Wanted(study, sample, known, value, act.responsible());
        try (StudyDatabase open = StudyDatabase.forActs(database.place())) {
            Corrected corrected = open.correct(wanted, WithdrawCommand.Act.writer());
            PrintWriter out = spec.commandLine().getOut();
            out.println(sample + ": " + field + " " + corrected.before() + " is now " + value
                    + (corrected.isMerged() ? ", which is a sample of its own: its results count for that one" : "")
                    + WithdrawCommand.Act.changes(corrected.reported()));
            out.flush();
        }
        return ExitStatus.DONE.code();
    }
}
