package io.enantio.operation;

import io.enantio.file.RegularFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.results.ResultsOnFile;
import io.enantio.input.results.SealedResults.Kind;
import io.enantio.operation.DraftDecisions.Wish;
import io.enantio.review.DecisionFile;
import io.enantio.run.Action;
import io.enantio.run.SeenRow;
import io.enantio.run.StoredResults.Role;
import io.enantio.run.StoredTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a person who reviews has before the eyes: the rows of concentrations.csv in the results folder of a run. A review states which row it
 * is of; who does not say takes the present one, and a row that is no longer there cannot be accepted.
 */
final class SeenRows {
    private static final String ROW = "row=";

    private final StoredTable rows;

    private SeenRows(StoredTable rows) {
        this.rows = rows;
    }

    /**
     * Decisions with the rows that they are reviews of.
     *
     * @param runFolder of the run
     * @param wishes what is decided
     * @return the same, each review with its row
     * @throws InputException if there are no results, or a review is of a row that is not the present one
     */
    static List<Wish> stated(Path runFolder, List<Wish> wishes) {
        if (wishes.stream().noneMatch(SeenRows::isReview)) {
            return wishes;
        }
        SeenRows seen = of(runFolder);
        return wishes.stream()
                .map(wish -> isReview(wish) ? seen.stated(wish) : wish)
                .toList();
    }

    private static boolean isReview(Wish wish) {
        return wish.action().equals(Action.Kind.REVIEWED.word());
    }

    private static SeenRows of(Path runFolder) {
        Path results = runFolder.resolve("results");
        if (!RegularFile.isListed(results.resolve(Kind.RUN.file()))) {
            throw new InputException(new Problem(
                    results.toString(), "", "holds no results that could be reviewed", "Process the run first."));
        }
        return new SeenRows(ResultsOnFile.of(
                        results, runFolder, OpenedRecord.of(results, Kind.RUN).text())
                .table(Role.CONCENTRATIONS));
    }

    /** An injection or an analyte that does not exist is for the checks of the list to refuse. */
    private Wish stated(Wish wish) {
        Optional<String> present =
                row(wish).map(rows::cells).map(SeenRow::sha256).map(hash -> ROW + hash);
        if (present.isEmpty() || wish.parameters().isBlank()) {
            return present.map(wish::of).orElse(wish);
        }
        if (wish.parameters().startsWith(ROW) && !present.get().equals(wish.parameters())) {
            throw new InputException(new Problem(
                    DecisionFile.NAME,
                    "column parameters",
                    "row is not that of the present result of injection " + wish.injection() + ", " + wish.analyte(),
                    "Look at the result as it is now, and leave out row=."));
        }
        return wish;
    }

    private Optional<Integer> row(Wish wish) {
        return IntStream.range(0, rows.size())
                .filter(row -> rows.cell(row, "injection").equals(Optional.of(wish.injection()))
                        && rows.cell(row, "analyte").equals(Optional.of(wish.analyte())))
                .boxed()
                .findFirst();
    }
}
