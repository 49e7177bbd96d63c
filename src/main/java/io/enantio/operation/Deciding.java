package io.enantio.operation;

import io.enantio.input.problem.InputException;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.operation.DecisionSigners.LineOnItsWay;
import io.enantio.operation.DecisionSigners.Opened;
import io.enantio.record.people.Meaning;
import io.enantio.review.DecisionFile;
import io.enantio.review.DecisionFile.Statement;
import io.enantio.run.Decisions;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Decisions about a run on their way into its decisions.csv: checked, signed where the run names people, and written under the lock. */
public final class Deciding {
    private final Path runFolder;
    private final RunFolder folder;
    private final Author author;
    private final DecisionSigners signers;
    private final DecisionFile file;

    private Deciding(RunFolder folder, Author author, DecisionSigners signers) {
        this.runFolder = folder.folder();
        this.folder = folder;
        this.author = author;
        this.signers = signers;
        this.file = DecisionFile.in(folder.folder());
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
     */
    public record Wish(
            String injection, String analyte, String action, String parameters, String reasonCode, String reason) {}

    /**
     * Who decides.
     *
     * @param person who decides
     * @param second who agrees; empty: nobody
     * @param time that the person states; absent: that of the machine
     */
    public record Author(String person, String second, Optional<String> time) {}

    /**
     * Decisions of somebody about a run.
     *
     * @param runFolder of the run
     * @param author of the decisions
     * @return nothing is written yet
     * @throws InputException if the run cannot be read, its results are locked, or the author may not decide
     */
    public static Deciding about(Path runFolder, Author author) {
        RunFolder folder = RunFolder.read(runFolder, Optional.empty());
        SignedFolder.refuseIfLocked(runFolder.resolve("results"), folder.people());
        return new Deciding(
                folder, author, DecisionSigners.of(folder.people(), author.person(), author.second()));
    }

    /**
     * Who signs.
     *
     * @return nobody, if the run names no people
     */
    public DecisionSigners signers() {
        return signers;
    }

    /**
     * The run about which is decided.
     *
     * @return as it was read, without the new decisions
     */
    public RunFolder folder() {
        return folder;
    }

    /**
     * Checks a decision before a passphrase is asked for.
     *
     * @param wish what is decided
     * @param occasion when
     * @return the run with the decision
     * @throws InputException if the line could not be recorded
     */
    public RunFolder checked(Wish wish, Occasion occasion) {
        Decisions recorded = folder.run().decisions();
        return RunFolder.readWithDecisions(
                runFolder,
                file.with(List.of(statement(recorded, wish, occasion.local()))),
                recorded.all().size());
    }

    /**
     * Writes a decision. The new line passes all checks of the reader, and is signed, before it is written.
     *
     * @param wish what is decided
     * @param opened the keys of those who sign
     * @param occasion when
     * @return the number of the decision
     * @throws io.enantio.record.chain.RecordException if another process holds the lock, or nothing can be written
     */
    public int append(Wish wish, List<Opened> opened, Occasion occasion) {
        return file.alone(() -> appended(wish, opened, occasion));
    }

    private int appended(Wish wish, List<Opened> opened, Occasion occasion) {
        RunFolder before = RunFolder.read(runFolder, Optional.empty());
        SeenDecisions.refuseUnlessContinued(runFolder, before.run().decisions(), runFolder.resolve("results"));
        Statement statement = statement(before.run().decisions(), wish, occasion.local());
        String text = file.with(List.of(statement));
        Decisions after = RunFolder.readWithDecisions(
                        runFolder, text, before.run().decisions().all().size())
                .run()
                .decisions();
        signers.sign(
                runFolder,
                new LineOnItsWay(
                        before.run().header().run(),
                        statement.number(),
                        statement.recordedAt().toString(),
                        after.head()),
                opened);
        file.write(text);
        return statement.number();
    }

    private Statement statement(Decisions before, Wish wish, OffsetDateTime now) {
        return new Statement(
                before.all().size() + 1,
                List.of(wish.injection(), wish.analyte(), wish.action(), wish.parameters()),
                new Statement.Author(
                        author.person(),
                        author.second(),
                        author.time().orElse(now.toString()),
                        signers.key(Meaning.DECIDED),
                        signers.key(Meaning.AGREED)),
                new Statement.Reason(wish.reasonCode(), wish.reason()),
                now.toInstant());
    }
}
