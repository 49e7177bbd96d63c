package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.GeneratedDocument;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandLineManualTest {
    private static final String HEAD = """
            # Command line

            <!-- Made from the code by CommandLineManualTest. To renew: mvn -q -B test -Dtest=CommandLineManualTest -Dgolden.update=true -->

            What `enantio --help` and `enantio COMMAND --help` print. Results go to the standard output, everything else to
            the error stream. The progress bar shows only on a terminal, and not with `NO_COLOR` set or `TERM=dumb`.
            """;

    @Test
    void theManualOfTheCommandLineIsNotStale() throws IOException {
        CommandLine enantio = Enantio.commandLine();
        StringBuilder page = new StringBuilder(HEAD);
        help(page, enantio);
        GeneratedDocument.assertFresh("docs/reference/command-line.md", page.toString());
    }

    /** The program prints the page of its commands without reading any: it lies ready in the jar. */
    @Test
    void theHelpThatLiesReadyIsThatOfTheCommands() {
        GeneratedDocument.assertFresh(
                "src/main/resources" + MadeText.HELP,
                Enantio.commandLine().getUsageMessage(Ansi.ON).replace("\r\n", "\n"));
    }

    @Test
    void whatLiesReadyIsWhatTheCommandLinePrints() {
        for (String option : List.of("--help", "-h", "--version", "-V")) {
            InProcess.Outcome outcome = InProcess.enantio(option);
            assertThat(outcome.status()).isZero();
            assertThat(MadeText.of(option)).contains(outcome.out());
        }
        assertThat(MadeText.of()).isEmpty();
        assertThat(MadeText.of("process")).isEmpty();
        assertThat(MadeText.of("--help", "process")).isEmpty();
    }

    /** A command is found by its first argument without describing the others. */
    @Test
    void aNamedCommandIsTheOneThatAllCommandsKnow() {
        Enantio.commandLine().getSubcommands().forEach((name, command) -> {
            CommandLine named = Enantio.commandLine(new String[] {name, "x"});
            CommandLine alone = Objects.requireNonNull(named.getSubcommands().get(name), name);
            assertThat(alone.getUsageMessage(Ansi.OFF)).isEqualTo(command.getUsageMessage(Ansi.OFF));
        });
        assertThat(Enantio.commandLine(new String[] {"process", "x"}).getSubcommands())
                .containsOnlyKeys("process");
        assertThat(Enantio.commandLine(new String[] {"help", "process"}).getSubcommands())
                .containsKey("process");
    }

    private static void help(StringBuilder page, CommandLine command) {
        page.append("\n## `" + command.getCommandSpec().qualifiedName() + "`\n\n```\n"
                + command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n") + "```\n");
        command.getSubcommands().values().forEach(part -> help(page, part));
    }
}
