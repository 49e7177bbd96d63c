package io.enantio.cli;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The clock and the time zone of the machine. The program reads them here and nowhere else: the build (forbiddenapis)
 * fails for any other class that does. Commands hand the time on to whoever writes it down.
 */
final class Now {
    private Now() {}

    /** To the second. */
    static Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** To the second, as the clock on the wall shows it, with its offset from UTC. */
    static OffsetDateTime local() {
        return OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
