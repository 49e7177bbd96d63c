package io.enantio.cli;

import io.enantio.database.Responsible;
import io.enantio.database.StudyDatabase;
import io.enantio.database.StudyDatabase.Writer;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code enantio withdraw} and {@code enantio reinstate}: whether a loaded run counts. */
final class WithdrawCommand {
    private WithdrawCommand() {}

    /** Who does it, and why. */
    static final class Act {
        @Option(names = "--person", paramLabel = "NAME", required = true, description = "The person who does it.")
        private String person = "";

        @Option(
                names = {"--second_person", "--second-person"},
                paramLabel = "NAME",
                description = "The person who approves it.")
        private Optional<String> second = Optional.empty();

        @Option(
                names = "--reason",
                paramLabel = "TEXT",
                required = true,
                description = "The reason in words, at least ten letters.")
        private String reason = "";

        Responsible responsible() {
            return new Responsible(person, second, reason);
        }

        static Writer writer() {
            return new Writer(SoftwareVersion.text(), Now.instant(), Optional.empty());
        }

        /** What changed of the reported results. */
        static String changes(Map<String, Integer> reported) {
            return reported.isEmpty()
                    ? ""
                    : "; specimens and analytes: "
                            + reported.entrySet().stream()
                                    .map(entry -> entry.getValue() + " "
                                            + entry.getKey().replace('_', ' '))
                                    .collect(Collectors.joining(", "));
        }
    }

    /** {@code enantio withdraw}. */
    @Command(
            name = "withdraw",
            description =
                    "Withdraws a loaded run: none of its results is reported any more. Its rows stay in the database, with"
                            + " the person and the reason. A run that is loaded again stays withdrawn.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Withdraw implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "RUN", description = "Name of the run.")
        private String run = "";

        @Mixin
        private CommandOptions.Database database = new CommandOptions.Database();

        @Mixin
        private Act act = new Act();

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        @Override
        public Integer call() {
            Responsible responsible = act.responsible();
            try (StudyDatabase open = StudyDatabase.forActs(database.place())) {
                say(spec, run + ": withdrawn" + Act.changes(open.withdraw(run, responsible, Act.writer())));
            }
            return ExitStatus.DONE.code();
        }
    }

    /** {@code enantio reinstate}. */
    @Command(
            name = "reinstate",
            description = "Takes the withdrawal of a run back: its results are reported again.",
            mixinStandardHelpOptions = true,
            versionProvider = SoftwareVersion.class,
            sortOptions = false)
    static final class Reinstate implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "RUN", description = "Name of the run.")
        private String run = "";

        @Mixin
        private CommandOptions.Database database = new CommandOptions.Database();

        @Mixin
        private Act act = new Act();

        @Mixin
        private CommandOptions.ProblemsFile problemsFile = new CommandOptions.ProblemsFile();

        @Override
        public Integer call() {
            Responsible responsible = act.responsible();
            try (StudyDatabase open = StudyDatabase.forActs(database.place())) {
                say(spec, run + ": in force again" + Act.changes(open.reinstate(run, responsible, Act.writer())));
            }
            return ExitStatus.DONE.code();
        }
    }

    private static void say(CommandSpec spec, String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
