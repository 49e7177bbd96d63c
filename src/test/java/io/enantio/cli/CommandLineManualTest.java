package io.enantio.cli;

import io.enantio.GeneratedDocument;
import java.io.IOException;
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

    private static void help(StringBuilder page, CommandLine command) {
        page.append("\n## `" + command.getCommandSpec().qualifiedName() + "`\n\n```\n"
                + command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n") + "```\n");
        command.getSubcommands().values().forEach(part -> help(page, part));
    }
}
