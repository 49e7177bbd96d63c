package io.enantio.operation;

import io.enantio.input.problem.InputException;
import io.enantio.input.runfolder.RunFolder;
import io.enantio.operation.DecisionSigners.LineOnItsWay;
import io.enantio.operation.DecisionSigners.Opened;
import io.enantio.operation.DraftDecisions.Author;
import io.enantio.operation.DraftDecisions.Wish;
import io.enantio.record.people.Meaning;
import io.enantio.review.DecisionFile;
import io.enantio.review.DecisionFile.Statement;
import io.enantio.run.Decisions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Decisions about a run on their way into its decisions.csv: checked, signed where the run names people, and written under the lock. */
public final class Deciding {
    private final Path runFolder;
    private final RunFolder folder;
    private final DecisionSigners signers;
    private final DraftDecisions draft;
    private final DecisionFile file;

    private Deciding(RunFolder folder, Author author, DecisionSigners signers) {
        this.runFolder = folder.folder();
        this.folder = folder;
        this.signers = signers;
        this.draft = new DraftDecisions(folder, author, signers);
        this.file = DecisionFile.in(folder.folder());
    }

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
        return new Deciding(folder, author, DecisionSigners.of(folder.people(), author.person(), author.second()));
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
     * The decisions before they are written.
     *
     * @return a draft of the same author, to be checked before a passphrase is asked for
     */
    public DraftDecisions draft() {
        return draft;
    }

    /**
     * Writes decisions: all of them, or none. The new lines pass all checks of the reader, and are signed, before they are written.
     *
     * @param wishes what is decided
     * @param opened the keys of those who sign
     * @param occasion when
     * @param known head of the decisions that the author knew; absent: whatever they are
     * @return the numbers of the decisions
     * @throws DecidedMeanwhile if there are others
     * @throws io.enantio.record.chain.RecordException if another process holds the lock, or nothing can be written
     */
    public List<Integer> append(List<Wish> wishes, List<Opened> opened, Occasion occasion, Optional<String> known) {
        return file.alone(() -> appended(wishes, opened, occasion, known));
    }

    /** Somebody else decided since the author last looked. Nothing was written. */
    public static final class DecidedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Decisions decisions;

        DecidedMeanwhile(Decisions decisions) {
            super("somebody else has decided about this run meanwhile");
            this.decisions = decisions;
        }

        /**
         * What is on record.
         *
         * @return all decisions
         */
        public Decisions decisions() {
            return decisions;
        }
    }

    private List<Integer> appended(List<Wish> wishes, List<Opened> opened, Occasion occasion, Optional<String> known) {
        RunFolder before = RunFolder.read(runFolder, Optional.empty());
        Decisions recorded = before.run().decisions();
        SeenDecisions.refuseUnlessContinued(runFolder, recorded, runFolder.resolve("results"));
        if (known.filter(head -> !head.equals(recorded.head())).isPresent()) {
            throw new DecidedMeanwhile(recorded);
        }
        List<Statement> statements = draft.statements(recorded, wishes, occasion.local());
        String text = file.with(statements);
        List<String> chain = RunFolder.readWithDecisions(
                        runFolder, text, recorded.all().size())
                .run()
                .decisions()
                .chain();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            signers.sign(
                    runFolder,
                    new LineOnItsWay(
                            before.run().header().run(),
                            statement.number(),
                            statement.recordedAt().toString(),
                            chain.get(statement.number() - 1)),
                    signing(wishes.get(i), opened));
        }
        file.write(text);
        return statements.stream().map(Statement::number).toList();
    }

    private static List<Opened> signing(Wish wish, List<Opened> opened) {
        return opened.stream()
                .filter(one -> wish.by() == Wish.By.TWO || one.meaning() == Meaning.DECIDED)
                .toList();
    }
}
