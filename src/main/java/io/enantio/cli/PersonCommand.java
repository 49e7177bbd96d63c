package io.enantio.cli;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.record.key.SigningKey;
import io.enantio.record.people.KeyRing;
import io.enantio.record.people.KeyRing.Attempt;
import io.enantio.record.people.People;
import io.enantio.record.people.People.Act;
import io.enantio.record.people.Person;
import io.enantio.record.people.Register;
import io.enantio.record.people.Register.By;
import io.enantio.record.people.Role;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio person}: the people of a laboratory and their keys. */
@Command(
        name = "person",
        description = "Keeps the people of a laboratory: names, roles and the keys that they decide and sign with.",
        mixinStandardHelpOptions = true,
        versionProvider = SoftwareVersion.class,
        synopsisSubcommandLabel = "COMMAND")
final class PersonCommand implements Callable<Integer> {
    private static final String PASSPHRASE_FILE = "--passphrase-file";
    private static final String BY_PASSPHRASE_FILE = "--by-passphrase-file";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    /** The command with its subcommands. */
    static CommandLine commandLine() {
        return new CommandLine(new PersonCommand())
                .addSubcommand(new Add())
                .addSubcommand(new Show())
                .addSubcommand(new Retire())
                .addSubcommand(new Admit());
    }

    /** Who administers, with the key opened. */
    private static By opened(Path folder, String name, Optional<Path> passphrase, String purpose) {
        People people = People.read(folder);
        Person administrator = people.signer(name);
        if (administrator.role() != Role.ADMINISTRATOR) {
            throw new InputException(new Problem(
                    folder.toString(),
                    "",
                    name + " is " + administrator.role().word() + ", and only an administrator changes the people",
                    "Name an administrator with --by."));
        }
        SigningKey key = KeyRing.in(folder)
                .open(
                        administrator,
                        PassphraseSource.of(name, passphrase, BY_PASSPHRASE_FILE),
                        new Attempt(purpose, Now.instant()));
        return new By(name, key);
    }

    /** {@code enantio person add}: a person, or a new key for one. */
    @Command(
            name = "add",
            description =
                    "Adds a person with a new key. The first one of a folder is its first administrator; every later one is"
                            + " added by an administrator. Whoever lost a passphrase gets a new key: retire the old one first.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Add implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "PEOPLE_DIR", description = "The folder of people; made if it is not there.")
        private Path folder = Path.of("");

        @Option(
                names = "--name",
                paramLabel = "NAME",
                required = true,
                description = "The person's name, as it will be signed.")
        private String name = "";

        @Option(
                names = "--role",
                paramLabel = "WORDS",
                required = true,
                description = "analyst, reviewer, \"principal investigator\", quality or administrator.")
        private String role = "";

        @Option(names = "--by", paramLabel = "NAME", description = "The administrator who adds this person.")
        private Optional<String> by = Optional.empty();

        @Option(
                names = PASSPHRASE_FILE,
                paramLabel = "FILE",
                description =
                        "For scripts: a file whose first line is the new person's passphrase. Default: it is asked for on the terminal, twice.")
        private Optional<Path> passphrase = Optional.empty();

        @Option(
                names = BY_PASSPHRASE_FILE,
                paramLabel = "FILE",
                description = "For scripts: the same for the administrator.")
        private Optional<Path> byPassphrase = Optional.empty();

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        @Override
        public Integer call() {
            Role meant = Role.ofWord(role)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "Invalid value for option '--role': must be "
                                    + Arrays.stream(Role.values())
                                            .map(Role::word)
                                            .collect(Collectors.joining(", "))
                                    + ", is " + role));
            Register register = Register.in(folder);
            boolean isFirst = register.isEmpty();
            if (isFirst && (meant != Role.ADMINISTRATOR || by.isPresent())) {
                throw new InputException(new Problem(
                        folder.toString(),
                        "",
                        "has nobody yet",
                        "Add the first administrator, with --role administrator and without --by."));
            }
            if (!isFirst && by.isEmpty()) {
                throw new InputException(new Problem(
                        folder.toString(),
                        "",
                        "has people already",
                        "Name the administrator who adds this one with --by."));
            }
            Instant now = Now.instant();
            Person added = isFirst
                    ? register.addFirst(name, PassphraseSource.ofNew(name, passphrase, PASSPHRASE_FILE), now)
                    : register.add(
                            name,
                            meant,
                            PassphraseSource.ofNew(name, passphrase, PASSPHRASE_FILE),
                            opened(folder, by.orElseThrow(), byPassphrase, "add " + name),
                            now);
            PrintWriter out = spec.commandLine().getOut();
            out.println(added.name() + " was added as " + added.role().word() + ", key "
                    + added.key().id() + ".");
            out.println("Public key for minisign -P: " + added.key().text());
            out.flush();
            return ExitStatus.DONE.code();
        }
    }

    /** {@code enantio person list}. */
    @Command(
            name = "list",
            description = "Shows every key that was ever added, after a check of every entry.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Show implements Callable<Integer>, PrintsItsResult {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "PEOPLE_DIR", description = "The folder of people.")
        private Path folder = Path.of("");

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        @Override
        public Integer call() {
            People people = People.read(folder);
            PrintWriter out = spec.commandLine().getOut();
            for (Person person : people.all()) {
                out.println(person.name() + ", " + person.role().word() + ", key "
                        + person.key().id() + ", "
                        + person.key().text() + ", "
                        + person.retired()
                                .map(end -> "retired " + end.time() + ": " + end.reason())
                                .orElse("since " + person.added()));
            }
            out.println(people.entries() + " entries, each signed by an administrator; first entry " + people.root());
            out.flush();
            return ExitStatus.DONE.code();
        }
    }

    /** What retiring and admitting have in common. */
    private abstract static class Change implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "PEOPLE_DIR", description = "The folder of people.")
        private Path folder = Path.of("");

        @Option(names = "--name", paramLabel = "NAME", required = true, description = "The person.")
        private String name = "";

        @Option(names = "--by", paramLabel = "NAME", required = true, description = "The administrator who does it.")
        private String by = "";

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, in words.")
        private String reason = "";

        @Option(
                names = BY_PASSPHRASE_FILE,
                paramLabel = "FILE",
                description =
                        "For scripts: a file whose first line is the administrator's passphrase. Default: it is asked for on the terminal.")
        private Optional<Path> byPassphrase = Optional.empty();

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        Integer change(Act act, String done) {
            Person person = People.read(folder).signer(name);
            By administrator = opened(folder, by, byPassphrase, act.word() + " " + name);
            Register.in(folder).change(act, person, reason, administrator, Now.instant());
            PrintWriter out = spec.commandLine().getOut();
            out.println("The key " + person.key().id() + " of " + name + " " + done + ".");
            out.flush();
            return ExitStatus.DONE.code();
        }
    }

    /** {@code enantio person retire}. */
    @Command(
            name = "retire",
            description = "Retires the key of a person. What it signed before still holds; it signs nothing more.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Retire extends Change {
        @Override
        public Integer call() {
            return change(Act.RETIRE, "is retired");
        }
    }

    /** {@code enantio person admit}. */
    @Command(
            name = "admit",
            description = "Lets a key be used again that was locked after wrong passphrases.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Admit extends Change {
        @Override
        public Integer call() {
            return change(Act.ADMIT, "may be used again");
        }
    }
}
