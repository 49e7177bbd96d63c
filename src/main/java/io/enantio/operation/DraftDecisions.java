package io.enantio.operation;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.InputException.Problem;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.record.people.Meaning;
import io.enantio.review.DecisionFile;
import io.enantio.review.DecisionFile.Statement;
import io.enantio.run.Decisions;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Decisions about a run that nobody has made yet: what they would be on record, and what speaks against them. */
public final class DraftDecisions {
    private static final Pattern PLACE = Pattern.compile("line (\\d+)(?:, column (\\w+))?");

    private final RunFolder folder;
    private final Author author;
    private final DecisionSigners signers;
    private final DecisionFile file;

    DraftDecisions(RunFolder folder, Author author, DecisionSigners signers) {
        this.folder = folder;
        this.author = author;
        this.signers = signers;
        this.file = DecisionFile.in(folder.folder());
    }

    /**
     * Decisions that are looked at and never written: nobody signs them.
     *
     * @param folder of the run
     * @param author of the decisions
     * @return the draft
     */
    public static DraftDecisions of(RunFolder folder, Author author) {
        return new DraftDecisions(folder, author, new DecisionSigners(Optional.empty(), Map.of()));
    }

    /**
     * What is decided: cells of decisions.csv, as given.
     *
     * @param injection its number; empty: the whole run
     * @param analyte its name; empty: all
     * @param action its word
     * @param parameters {@code key=value} with {@code ;} between
     * @param reasonCode of the action; empty if it has none
     * @param reason in words
     * @param by the author alone, or the second person too
     */
    public record Wish(
            String injection,
            String analyte,
            String action,
            String parameters,
            String reasonCode,
            String reason,
            By by) {
        /** Who stands behind a decision. */
        public enum By {
            /** The author alone. */
            ONE,
            /** The author and the second person. */
            TWO
        }

        /**
         * The same decision.
         *
         * @param other who stands behind it
         * @return the decision
         */
        public Wish by(By other) {
            return new Wish(injection, analyte, action, parameters, reasonCode, reason, other);
        }

        /**
         * The same decision.
         *
         * @param otherParameters of the action
         * @return the decision
         */
        Wish of(String otherParameters) {
            return new Wish(injection, analyte, action, otherParameters, reasonCode, reason, by);
        }

        /**
         * The same decision.
         *
         * @param otherCode of the action
         * @param otherReason in words
         * @return the decision
         */
        public Wish because(String otherCode, String otherReason) {
            return new Wish(injection, analyte, action, parameters, otherCode, otherReason, by);
        }
    }

    /**
     * What cannot be recorded of several decisions.
     *
     * @param wish its place among them, from 0
     * @param column of decisions.csv; may be empty
     * @param problem what is wrong
     * @param remedy what to do
     */
    public record Objected(int wish, String column, String problem, String remedy) {}

    /**
     * Who decides.
     *
     * @param person who decides
     * @param second who agrees; empty: nobody
     * @param time that the person states; absent: that of the machine
     */
    public record Author(String person, String second, Optional<String> time) {}

    /**
     * Checks them.
     *
     * @param wishes what is decided
     * @param occasion when
     * @return the run with the decisions
     * @throws InputException if a line could not be recorded
     */
    public RunFolder checked(List<Wish> wishes, Occasion occasion) {
        Decisions recorded = folder.run().decisions();
        return RunFolder.readWithDecisions(
                folder.folder(),
                file.with(statements(recorded, wishes, occasion.local())),
                recorded.all().size());
    }

    /**
     * What a refusal of {@link #checked} says of each decision.
     *
     * @param refusal of these decisions
     * @param wishes the decisions
     * @param occasion when
     * @return one for each problem
     * @throws InputException the refusal, if it says something about anything else
     */
    public List<Objected> objected(InputException refusal, List<Wish> wishes, Occasion occasion) {
        List<Statement> statements = statements(folder.run().decisions(), wishes, occasion.local());
        List<Integer> ends = IntStream.rangeClosed(0, wishes.size())
                .mapToObj(count -> file.with(statements.subList(0, count)))
                .map(text -> (int) text.chars().filter(letter -> letter == '\n').count())
                .toList();
        return refusal.problems().stream()
                .map(problem -> objected(problem, ends).orElseThrow(() -> refusal))
                .toList();
    }

    private static Optional<Objected> objected(Problem problem, List<Integer> ends) {
        Matcher place = PLACE.matcher(problem.element());
        if (!problem.file().equals(DecisionFile.NAME) || !place.matches()) {
            return Optional.empty();
        }
        int line = Integer.parseInt(place.group(1));
        String column = Optional.ofNullable(place.group(2)).orElse("");
        return IntStream.range(0, ends.size() - 1)
                .filter(i -> line > ends.get(i) && line <= ends.get(i + 1))
                .mapToObj(i -> new Objected(i, column, problem.problem(), problem.remedy()))
                .findFirst();
    }

    List<Statement> statements(Decisions before, List<Wish> wishes, OffsetDateTime now) {
        int last = before.all().size();
        List<Wish> stated = SeenRows.stated(folder.folder(), wishes);
        return IntStream.range(0, stated.size())
                .mapToObj(i -> statement(last + 1 + i, stated.get(i), now))
                .toList();
    }

    private Statement statement(int number, Wish wish, OffsetDateTime now) {
        boolean areTwo = wish.by() == Wish.By.TWO;
        return new Statement(
                number,
                List.of(wish.injection(), wish.analyte(), wish.action(), wish.parameters()),
                new Statement.Author(
                        author.person(),
                        areTwo ? author.second() : "",
                        author.time().orElse(now.toString()),
                        signers.key(Meaning.DECIDED),
                        areTwo ? signers.key(Meaning.AGREED) : ""),
                new Statement.Reason(wish.reasonCode(), wish.reason()),
                now.toInstant());
    }
}
