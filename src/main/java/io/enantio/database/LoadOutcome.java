package io.enantio.database;

import java.util.Map;

/**
 * What a load did.
 *
 * @param version of the run that holds these results
 * @param injections how many the run has
 * @param reported revisions of reported results that it caused, by outcome, sorted; empty if the results were there already
 */
public record LoadOutcome(Was was, String run, long version, int injections, Map<String, Integer> reported) {

    /** Whether anything was written. */
    public enum Was {
        LOADED,
        THERE_ALREADY
    }
}
