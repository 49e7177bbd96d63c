package io.enantio.review;

import io.enantio.record.chain.RecordException;
import io.enantio.review.ResultsHistory.DecisionsSeen;
import java.nio.file.Path;
import java.util.List;

/**
 * The decisions of a run against every chain of them that can be seen. A file whose last lines were cut off holds by itself; only who
 * saw it longer knows.
 *
 * @param file decisions.csv
 * @param chain of each line
 */
public record GrownDecisions(Path file, List<String> chain) {
    public GrownDecisions {
        chain = List.copyOf(chain);
    }

    /**
     * Refuses decisions that do not continue those that were seen.
     *
     * @param seen by results, the journal, a database
     * @throws RecordException that names who knows more
     */
    public void refuseUnlessContinues(List<DecisionsSeen> seen) {
        seen.stream().filter(known -> !continues(known)).findFirst().ifPresent(known -> {
            String problem = known.count() > chain.size()
                    ? "has " + lines(chain.size()) + ", but " + known.where() + " knows " + lines(known.count())
                            + ": lines were cut off"
                    : "does not continue the " + lines(known.count()) + " that " + known.where()
                            + " knows: lines were replaced";
            throw new RecordException(
                    file.toString(),
                    problem,
                    "Put the file back as enantio decide wrote it; a decision is taken back only by a further line.");
        });
    }

    private boolean continues(DecisionsSeen known) {
        return known.count() == 0
                || known.count() <= chain.size() && chain.get(known.count() - 1).equals(known.head());
    }

    private static String lines(int count) {
        return count == 0 ? "no decisions" : count == 1 ? "1 decision" : count + " decisions";
    }
}
