package io.enantio.operation;

import io.enantio.file.RegularFile;
import io.enantio.input.results.SealedResults;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.review.DecisionFile;
import io.enantio.review.GrownDecisions;
import io.enantio.review.ResultsHistory;
import io.enantio.review.ResultsHistory.DecisionsSeen;
import io.enantio.run.Decisions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every chain of decisions about a run that lies beside it: of its results, and in their journal. */
public final class SeenDecisions {
    private SeenDecisions() {}

    /**
     * The decisions of a run as others will see them.
     *
     * @param where for messages
     * @param decisions of the run
     * @return their number and head
     */
    public static DecisionsSeen of(String where, Decisions decisions) {
        return new DecisionsSeen(where, decisions.chain().size(), decisions.head());
    }

    /**
     * Refuses decisions of which something was cut off or replaced.
     *
     * @param runFolder of the run
     * @param decisions as decisions.csv has them
     * @param results of the run, if there are any
     */
    public static void refuseUnlessContinued(Path runFolder, Decisions decisions, Path results) {
        List<DecisionsSeen> seen = new ArrayList<>();
        Path record = results.resolve(Kind.RUN.file());
        if (RegularFile.isListed(record)) {
            SealedResults.Decided decided =
                    OpenedRecord.of(results, Kind.RUN).sealed().decisions();
            seen.add(new DecisionsSeen(record.toString(), decided.count(), decided.head()));
        }
        seen.addAll(ResultsHistory.of(results).decisionsSeen());
        new GrownDecisions(runFolder.resolve(DecisionFile.NAME), decisions.chain()).refuseUnlessContinues(seen);
    }
}
