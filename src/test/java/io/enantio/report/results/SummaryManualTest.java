package io.enantio.report.results;

import io.enantio.GeneratedDocument;
import org.junit.jupiter.api.Test;

/** docs/reference/run-summary.md says which keys a line of process --summary has. */
class SummaryManualTest {
    @Test
    void thePageOnTheSummaryOfRunsIsNotStale() {
        StringBuilder page = new StringBuilder("""
                # Summary of runs

                <!-- Made from the code by SummaryManualTest. To renew: mvn -q -B test -Dtest=SummaryManualTest -Dgolden.update=true -->

                `enantio process RUN_DIR... --summary FILE` writes into FILE a line for each run, in the order of the command line: a JSON object (UTF-8, LF line
                ends, JSON Lines). A line is written whole, as soon as its run and those before it are done: FILE can be followed. It holds no time: the same
                runs give the same bytes, with any number of threads. The status of the command is the greatest `exit`, or 2 if FILE could not be written.

                | key | meaning |
                |---|---|
                """);
        SummaryLine.manual().forEach(key -> page.append("| `" + key.name() + "` | " + key.meaning() + " |\n"));
        GeneratedDocument.assertFresh("docs/reference/run-summary.md", page.toString());
    }
}
