package io.enantio.cli;

import io.enantio.operation.Occasion;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The clock and the time zone of the machine. The program reads them here and nowhere else: the build (forbiddenapis)
 * fails for any other class that does. Commands hand the time on to whoever writes it down.
 */
final class Now {
    private Now() {}

    /** To the second. */
    static Instant instant() {
        return new Occasion(Clock.system(ZoneId.systemDefault()), "", SoftwareVersion.text()).instant();
    }

    /** A command, by the clock of the machine and this release. */
    static Occasion occasion(CommandSpec command) {
        return new Occasion(
                Clock.system(ZoneId.systemDefault()),
                String.join(" ", command.commandLine().getParseResult().originalArgs()),
                SoftwareVersion.text());
    }
}
