package io.enantio.cli;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.problem.InputException;
import io.enantio.record.chain.RecordException;
import io.enantio.review.ResultsHistory;
import io.enantio.review.ResultsHistory.Attempt;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/** Work that ends with results and a line in their journal; what fails gets its line too. */
final class Journaled {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final int LONGEST_HOST_NAME = 4096;

    private Journaled() {}

    /**
     * Does work; if it fails, the journal says so.
     *
     * @param results where its results go
     * @param source run.yaml or the plan: what is none has no journal
     */
    static <T> T attempt(Path results, Path source, CommandSpec spec, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            Path above = results.toAbsolutePath().normalize().getParent();
            if (Files.isRegularFile(source) && above != null && Files.isDirectory(above)) {
                record(results, spec, failure);
            }
            throw failure;
        }
    }

    /** Where not even the journal can be written, the problem itself is what the user is told. */
    private static void record(Path results, CommandSpec spec, RuntimeException failure) {
        try {
            ResultsHistory.of(results).failed(now(spec), problem(failure));
        } catch (RecordException unwritable) {
            failure.addSuppressed(unwritable);
        }
    }

    private static String problem(RuntimeException failure) {
        String text = failure instanceof InputException input
                ? input.problems().get(0).toString()
                : failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
        return ProblemLines.oneLine(text.lines().findFirst().orElse(""));
    }

    /** This command, now, as the journal writes it down. */
    static Attempt now(CommandSpec spec) {
        OffsetDateTime now = Now.local();
        return new Attempt(
                now.toInstant(),
                now.getOffset().getId().equals("Z") ? "+00:00" : now.getOffset().getId(),
                System.getProperty("user.name", "unknown"),
                workstation(),
                ProblemLines.oneLine(
                        String.join(" ", spec.commandLine().getParseResult().originalArgs())),
                SoftwareVersion.text());
    }

    /** A warning if the clock of the machine is before the journal's last line. */
    static List<String> clock(Path results, Attempt attempt) {
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
