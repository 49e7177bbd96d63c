package io.enantio.cli;

import io.enantio.operation.Deciding;
import io.enantio.operation.DecisionSigners.Opened;
import io.enantio.operation.DraftDecisions.Author;
import io.enantio.operation.DraftDecisions.Wish;
import io.enantio.operation.Occasion;
import io.enantio.record.key.Passphrase;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.Person;
import io.enantio.review.DecisionFile;
import io.enantio.run.Action;
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
            description = "reintegrate, exclude, comment, accept_flag, report_value or reviewed.")
    private String action = "";

    @Option(
            names = "--parameters",
            paramLabel = "KEY=VALUE",
            description = "Separated by ;. reintegrate: start_min=...;end_min=..., with"
                    + " baseline_start_counts=...;baseline_end_counts=... if the baseline is not that from trace to trace;"
                    + " or peak_min=... for another peak; or interference=off for the area without the further peak that the"
                    + " fit added, on for that with it; nothing: the algorithm of the method again. accept_flag: flag=CODE."
                    + " report_value: run=NAME;injection=N. reviewed: row=SHA-256 of the result that was seen; default: that"
                    + " of the present results.")
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
            description =
                    "The reason in words, at least ten letters; required, except to say that a result was reviewed.")
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
        if (reason.isBlank()
                && Action.Kind.ofWord(action).map(Action.Kind::needsReason).orElse(true)) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--reason=TEXT'");
        }
        Occasion occasion = Now.occasion(spec);
        Wish.By by = secondPerson.isBlank() ? Wish.By.ONE : Wish.By.TWO;
        List<Wish> wish = List.of(new Wish(injection, analyte, action, parameters, reasonCode, reason, by));
        // The folder is checked before it is locked, and the decision before a passphrase is asked for.
        Deciding deciding = Deciding.about(runFolder, new Author(person, secondPerson, time));
        deciding.draft().checked(wish, occasion);
        List<Opened> opened =
                deciding.signers().open(deciding.folder().run().header().run(), this::passphrase, occasion);
        int number = deciding.append(wish, opened, occasion, Optional.empty()).get(0);
        spec.commandLine()
                .getOut()
                .println("Decision " + number + " was recorded in " + runFolder.resolve(DecisionFile.NAME)
                        + ". Process the run again to apply it. "
                        + deciding.signers().sentence());
        return ExitStatus.DONE.code();
    }

    private Passphrase passphrase(Person signer, Meaning meaning) {
        return meaning == Meaning.DECIDED
                ? PassphraseSource.of(signer.name(), passphrase, "--passphrase-file")
                : PassphraseSource.of(signer.name(), secondPassphrase, "--second-passphrase-file");
    }
}
