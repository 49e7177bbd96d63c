package io.enantio.cli;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.operation.Signing;
import io.enantio.operation.Signing.Wanted;
import io.enantio.record.people.Meaning;
import io.enantio.record.signature.SignedResults;
import io.enantio.text.IsoTime;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio sign}: a person signs results with their key. */
@Command(
        name = "sign",
        description =
                "Signs results of a run, a validation or a study: what they are, who signs, as what, when and with which"
                        + " meaning. The signature lies in RESULTS_DIR.history, beside the results, and signed copies of the"
                        + " reports with it. Everything is checked first; any later change voids the signature.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        sortOptions = false)
final class SignCommand implements Callable<Integer> {
    private static final String PASSPHRASE_FILE = "--passphrase-file";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RESULTS_DIR", description = "A results folder of enantio.")
    private Path results = Path.of("");

    @Option(
            names = "--meaning",
            paramLabel = "WORD",
            required = true,
            description = "responsible, reviewed, approved, rejected, released or unlocked.")
    private String meaning = "";

    @Option(names = "--as", paramLabel = "NAME", required = true, description = "The person who signs.")
    private String name = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, in words. Required for rejected and unlocked.")
    private String reason = "";

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description =
                    "A time that the person states, ISO 8601 with time zone. The machine's time is always signed beside it.")
    private Optional<String> time = Optional.empty();

    @Option(
            names = "--people",
            paramLabel = "DIR",
            description = "The folder of people. Default: the one that run.yaml or the plan names.")
    private Optional<Path> people = Optional.empty();

    @Option(
            names = "--run",
            paramLabel = "RUN_DIR",
            description = "The run folder, or the folder of the plan. Default: the folder that contains RESULTS_DIR.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = PASSPHRASE_FILE,
            paramLabel = "FILE",
            description =
                    "For scripts: a file whose first line is the passphrase. Default: it is asked for on the terminal.")
    private Optional<Path> passphrase = Optional.empty();

    @Mixin
    private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

    @Override
    public Integer call() {
        Meaning meant = meant();
        time.ifPresent(SignCommand::checkTime);
        Signing signing = Signing.of(results, run, people);
        SignedResults signed = signing.sign(
                new Wanted(meant, name, reason, time),
                () -> PassphraseSource.of(name, passphrase, PASSPHRASE_FILE),
                Now.occasion(spec));
        say(signing, signed);
        return ExitStatus.DONE.code();
    }

    private Meaning meant() {
        return Meaning.ofWord(meaning)
                .filter(Meaning::isOfResults)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Invalid value for option '--meaning': must be "
                                + Arrays.stream(Meaning.values())
                                        .filter(Meaning::isOfResults)
                                        .map(Meaning::word)
                                        .collect(Collectors.joining(", "))
                                + ", is " + meaning));
    }

    private static void checkTime(String text) {
        String example = "Write it by ISO 8601, for example 2026-03-02T14:05:00+01:00.";
        try {
            if (IsoTime.parse(text).offset().isEmpty()) {
                throw new InputException(new Problem("--time", "", "has no offset from UTC", example));
            }
        } catch (IsoTime.Unreadable e) {
            throw new InputException(new Problem("--time", "", e.problem(), e.remedy()));
        }
    }

    private void say(Signing signing, SignedResults signed) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Signed: "
                + signed.signatures().get(signed.signatures().size() - 1).line());
        out.println(signing.folder().target().name() + " is " + signed.state().word() + ".");
        out.println("Signatures: " + signing.folder().target().signatures());
        out.println("Reports with the signatures: " + signing.copies());
        out.flush();
    }
}
