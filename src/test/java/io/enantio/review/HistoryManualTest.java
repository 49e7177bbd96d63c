package io.enantio.review;

import io.enantio.GeneratedDocument;
import org.junit.jupiter.api.Test;

/** docs/reference/history.md says which columns the journal has. */
class HistoryManualTest {
    @Test
    void thePageOnTheHistoryIsNotStale() {
        StringBuilder page = new StringBuilder("""
                <!-- Generated from the code by HistoryManualTest; do not edit. -->

                # The history of results

                Beside a results folder `DIR` lies `DIR.history`. What is in `DIR` is the same for the same input; what differs each time is here.

                | entry | what it is |
                |---|---|
                | `journal.csv` | a line for each processing |
                | `superseded/0004/` | the results that line 4 of the journal replaced |
                | `stamps/0001.txt` | what was stamped: SHA-256 of the results, journal, signatures |
                | `stamps/0001.tsq`, `.tsr`, `.pem` | request and reply (RFC 3161, DER), and the certificates that prove the reply |

                ## journal.csv

                | column | meaning |
                |---|---|
                """);
        ResultsHistory.COLUMNS.forEach((column, meaning) ->
                page.append("| `").append(column).append("` | ").append(meaning).append(" |\n"));
        page.append(
                "| `chain` | SHA-256 over the chain of the line before and every other cell, a unit separator (U+001F) before each |\n");
        GeneratedDocument.assertFresh("docs/reference/history.md", page.toString());
    }
}
