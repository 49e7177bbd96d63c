package io.enantio.cli;

import io.enantio.database.ChainHead;
import io.enantio.database.DatabaseCheck;
import io.enantio.database.StudyDatabase;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code enantio verify --db}: what a database holds against what was loaded into it. */
final class DatabaseVerification {
    private DatabaseVerification() {}

    /** Prints a line for each run, the head of the audit trail, and each difference on the error stream. */
    static ExitStatus of(String place, List<ChainHead> kept, CommandSpec spec) {
        DatabaseCheck check;
        try (StudyDatabase open = StudyDatabase.forReading(place)) {
            check = open.verify(kept);
        }
        PrintWriter out = spec.commandLine().getOut();
        check.runs().forEach(out::println);
        ErrorReport.ofLines(String.join("\n", check.differences()), spec);
        out.println(
                check.differences().isEmpty()
                        ? check.rows() + " rows are what was loaded; the chain of "
                                + check.head().entry()
                                + " entries of the audit trail is intact"
                                + (kept.isEmpty() ? "." : " and contains the heads that were kept.")
                        : check.differences().size() + " differences.");
        out.println("Head of the audit trail, to be kept elsewhere: " + check.head());
        out.flush();
        return check.differences().isEmpty() ? ExitStatus.DONE : ExitStatus.REJECTED;
    }
}
