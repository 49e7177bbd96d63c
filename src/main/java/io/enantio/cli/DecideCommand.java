package io.enantio.cli;

import io.enantio.cli.DecisionSigners.LineOnItsWay;
import io.enantio.cli.DecisionSigners.Opened;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.record.people.Meaning;
import io.enantio.review.DecisionFile;
import io.enantio.review.DecisionFile.Statement;
import io.enantio.run.Decisions;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio decide}: appends a line to decisions.csv of a run. */
@Command(
        name = "decide",
        description =
                "Records a decision about a run: appends a line to decisions.csv in the run folder. The next processing"
                        + " applies it. Lines are never removed or changed; of several lines about the same peak the last one"
                        + " applies.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class DecideCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN_DIR", description = "The run folder: run.yaml, injections.csv and the raw files.")
    private Path runFolder = Path.of("");

    @Option(names = "--injection", paramLabel = "N", description = "Number of the injection. Default: the whole run.")
    private String injection = "";

    @Option(names = "--analyte", paramLabel = "NAME", description = "Name in the method. Default: all analytes.")
    private String analyte = "";

    @Option(
            names = "--action",
            paramLabel = "WORD",
            required = true,
            description = "reintegrate, exclude, comment, accept_flag or report_value.")
    private String action = "";

    @Option(
            names = "--parameters",
            paramLabel = "KEY=VALUE",
            description = "Separated by ;. reintegrate: start_min=...;end_min=... (without them: the algorithm of the"
                    + " method again). accept_flag: flag=CODE. report_value: run=NAME;injection=N.")
    private String parameters = "";

    @Option(names = "--person", paramLabel = "NAME", required = true, description = "The person who decides.")
    private String person = "";

    @Option(
            names = {"--second_person", "--second-person"},
            paramLabel = "NAME",
            description =
                    "The person who approves. Required to exclude or integrate manually anything but a study sample.")
    private String secondPerson = "";

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description =
                    "Time of the decision, ISO 8601 with time zone. Default: now. The machine's time is recorded beside it.")
    private Optional<String> time = Optional.empty();

    @Option(
            names = {"--reason_code", "--reason-code"},
            paramLabel = "CODE",
            description = "One of the reason codes of the action; an unknown code is answered with the list.")
    private String reasonCode = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "The reason in words, at least ten letters.")
    private String reason = "";

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "Where run.yaml names people, for scripts: a file whose first line is the passphrase of the person."
                            + " Default: it is asked for on the terminal.")
    private Optional<Path> passphrase = Optional.empty();

    @Option(names = "--second-passphrase-file", paramLabel = "FILE", description = "The same for the second person.")
    private Optional<Path> secondPassphrase = Optional.empty();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        DecisionFile file = DecisionFile.in(runFolder);
        // The folder is checked before it is locked, and the decision before a passphrase is asked for.
        RunFolder folder = RunFolder.read(runFolder, Optional.empty());
        SignedFolder.refuseIfLocked(runFolder.resolve("results"), folder.people());
        DecisionSigners signers = DecisionSigners.of(folder.people(), person, secondPerson);
        RunFolder.readWithDecisions(runFolder, file.with(statement(folder.run().decisions(), signers, Now.local())));
        List<Opened> opened = signers.open(
                folder.run().header().run(), Map.of(Meaning.DECIDED, passphrase, Meaning.AGREED, secondPassphrase));
        int number = file.alone(() -> append(file, signers, opened));
        spec.commandLine()
                .getOut()
                .println("Decision " + number + " was recorded in " + runFolder.resolve(DecisionFile.NAME)
                        + ". Process the run again to apply it. " + signers.sentence());
        return ExitStatus.DONE.code();
    }

    /** The new line passes all checks of the reader, and is signed, before it is written. */
    private int append(DecisionFile file, DecisionSigners signers, List<Opened> opened) {
        RunFolder before = RunFolder.read(runFolder, Optional.empty());
        SeenDecisions.refuseUnlessContinued(runFolder, before.run().decisions(), runFolder.resolve("results"));
        Statement statement = statement(before.run().decisions(), signers, Now.local());
        String text = file.with(statement);
        Decisions after = RunFolder.readWithDecisions(runFolder, text).run().decisions();
        signers.sign(
                runFolder,
                new LineOnItsWay(
                        before.run().header().run(),
                        statement.number(),
                        statement.recordedAt().toString(),
                        after.head()),
                opened);
        file.write(text);
        return statement.number();
    }

    private Statement statement(Decisions before, DecisionSigners signers, OffsetDateTime now) {
        return new Statement(
                before.all().size() + 1,
                List.of(injection, analyte, action, parameters),
                new Statement.Author(
                        person,
                        secondPerson,
                        time.orElse(now.toString()),
                        signers.key(Meaning.DECIDED),
                        signers.key(Meaning.AGREED)),
                new Statement.Reason(reasonCode, reason),
                now.toInstant());
    }
}
