package io.enantio.database;

import java.util.List;

/**
 * The outcome of comparing a database with its digests.
 *
 * @param head last entry of the audit trail
 * @param rows number of rows that were compared
 * @param runs a line for each version of a run
 * @param differences table, run and row of each; empty if there are none
 */
public record DatabaseCheck(ChainHead head, long rows, List<String> runs, List<String> differences) {
    public DatabaseCheck {
        runs = List.copyOf(runs);
        differences = List.copyOf(differences);
    }
}
