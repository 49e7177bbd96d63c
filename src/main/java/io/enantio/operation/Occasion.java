package io.enantio.operation;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.review.ResultsHistory;
import io.enantio.review.ResultsHistory.Attempt;
import io.enantio.text.PrintedLine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When, by which command and by which release something is done.
 *
 * @param clock of the machine, with the time zone of its wall
 * @param command with its options, as the journal writes it down
 * @param version of enantio
 */
public record Occasion(Clock clock, String command, String version) {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final int LONGEST_HOST_NAME = 4096;

    /**
     * Now.
     *
     * @return to the second
     */
    public Instant instant() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Now, as the clock on the wall shows it.
     *
     * @return to the second, with its offset from UTC
     */
    public OffsetDateTime local() {
        return instant().atZone(clock.getZone()).toOffsetDateTime();
    }

    /**
     * This command, now, as the journal writes it down.
     *
     * @return who gives which command, and when
     */
    public Attempt attempt() {
        OffsetDateTime now = local();
        return new Attempt(
                now.toInstant(),
                now.getOffset().getId().equals("Z") ? "+00:00" : now.getOffset().getId(),
                System.getProperty("user.name", "unknown"),
                workstation(),
                PrintedLine.of(command),
                version);
    }

    /**
     * A warning if the clock of the machine is before the journal's last line.
     *
     * @param results whose journal it is
     * @param attempt by the clock
     * @return a line, or none
     */
    public static List<String> warnings(Path results, Attempt attempt) {
        return ResultsHistory.of(results)
                .clockWentBack(attempt.at())
                .map(last ->
                        "the clock of this machine shows " + attempt.at() + ", before the last line of the journal ("
                                + last + "): set the clock, both times stay on record")
                .stream()
                .toList();
    }

    private static String workstation() {
        try {
            return RegularFile.isListed(HOST_NAME)
                    ? RegularFile.text(HOST_NAME, LONGEST_HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnusableFile | UnknownHostException e) {
            return "unknown";
        }
    }
}
