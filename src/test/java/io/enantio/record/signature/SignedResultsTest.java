package io.enantio.record.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.record.Laboratory;
import io.enantio.record.chain.HistoryFolder;
import io.enantio.record.chain.RecordException;
import io.enantio.record.key.SignedStatement;
import io.enantio.record.key.SigningKey;
import io.enantio.record.key.Statement;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.People.Act;
import io.enantio.record.people.Register;
import io.enantio.record.people.Register.By;
import io.enantio.record.signature.Signature.Standing;
import io.enantio.record.signature.SignedResults.Bytes;
import io.enantio.record.signature.SignedResults.Target;
import io.enantio.record.signature.SignedResults.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may sign what after what, and what somebody tries who may write beside the results. */
class SignedResultsTest {
    private static final Instant ONE = Laboratory.NOON.plusSeconds(3600);
    private static final String REASON = "a sample was mixed up";

    @TempDir
    Path folder;

    private Path results = Path.of("");
    private Target target = new Target(Path.of(""), "run.json", "run A", Deciders.NOBODY);
    private People people = People.read(Laboratory.people());

    @BeforeEach
    void thereAreResults() throws IOException {
        results = Files.createDirectory(folder.resolve("results"));
        Files.writeString(results.resolve("run.json"), "{}");
        target = new Target(results, "run.json", "run A", Deciders.NOBODY);
    }

    private SignedResults sign(String name, Meaning meaning, int minute) {
        return sign(name, meaning, minute, meaning == Meaning.UNLOCKED || meaning == Meaning.REJECTED ? REASON : "");
    }

    private SignedResults sign(String name, Meaning meaning, int minute, String reason) {
        Wish wish = new Wish(meaning, people.signer(name), reason, Optional.empty());
        return SignedResults.sign(target, people, wish, Laboratory.key(name), ONE.plusSeconds(60L * minute));
    }

    private SignedResults read() {
        return SignedResults.read(target, people, Bytes.INTACT);
    }

    private void approved() {
        sign("A. Analyst", Meaning.RESPONSIBLE, 1);
        sign("R. Reviewer", Meaning.REVIEWED, 2);
        sign("P. Principal", Meaning.APPROVED, 3);
    }

    @Test
    void theStateFollowsFromTheSignatures() {
        assertThat(SignedResults.exist(results)).isFalse();
        assertThat(read().state()).isEqualTo(State.PROCESSED);
        assertThat(sign("A. Analyst", Meaning.RESPONSIBLE, 1).state()).isEqualTo(State.PROCESSED);
        assertThat(sign("R. Reviewer", Meaning.REVIEWED, 2).state()).isEqualTo(State.REVIEWED);
        assertThat(sign("P. Principal", Meaning.APPROVED, 3).state()).isEqualTo(State.APPROVED);
        assertThat(sign("Q. Quality", Meaning.RELEASED, 4).state()).isEqualTo(State.RELEASED);
        assertThat(sign("P. Principal", Meaning.UNLOCKED, 5).state()).isEqualTo(State.PROCESSED);
        assertThat(read().signatures()).hasSize(5).allMatch(Signature::isValid);
        assertThat(read().differences()).isEmpty();
        assertThat(SignedResults.exist(results)).isTrue();
    }

    @Test
    void aRejectionReturnsToProcessedAndANewReviewIsNeeded() {
        sign("R. Reviewer", Meaning.REVIEWED, 1);
        assertThat(sign("R. Reviewer", Meaning.REJECTED, 2).state()).isEqualTo(State.PROCESSED);
        refused("P. Principal", Meaning.APPROVED, "only what another person has reviewed");
    }

    private void refused(String name, Meaning meaning, String why) {
        int before = read().signatures().size();
        assertThatThrownBy(() -> sign(name, meaning, 50))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining(why);
        assertThat(read().signatures()).hasSize(before);
    }

    @Test
    void nobodySignsOutOfTurnOrBesideTheirRole() {
        refused("A. Analyst", Meaning.REVIEWED, "is analyst, who cannot sign");
        refused("K. Keeper", Meaning.RESPONSIBLE, "is administrator, who cannot sign");
        refused("R. Reviewer", Meaning.APPROVED, "is reviewer, who cannot sign");
        refused("R. Reviewer", Meaning.DECIDED, "cannot sign");
        refused("P. Principal", Meaning.APPROVED, "only what another person has reviewed");
        refused("Q. Quality", Meaning.RELEASED, "can release only approved results, and these are processed");
        refused("P. Principal", Meaning.UNLOCKED, "has nothing to unlock");
        sign("P. Principal", Meaning.REVIEWED, 1);
        refused("P. Principal", Meaning.APPROVED, "only what another person has reviewed");
        sign("R. Reviewer", Meaning.REVIEWED, 2);
        sign("P. Principal", Meaning.APPROVED, 3);
        refused("R. Reviewer", Meaning.REVIEWED, "signs too late: the results are approved");
        refused("R. Reviewer", Meaning.REJECTED, "a principal investigator or quality can");
        assertThatThrownBy(() -> sign("P. Principal", Meaning.UNLOCKED, 4, "too short"))
                .hasMessageContaining("no reason of at least 10 letters");
        assertThatThrownBy(() -> sign("P. Principal", Meaning.UNLOCKED, 4, "two\nlines of reason"))
                .hasMessageContaining("a line end");
    }

    @Test
    void whoDecidedOrIsResponsibleDoesNotReview() {
        target = new Target(results, "run.json", "run A", new Deciders(Set.of(), Set.of("r reviewer.")));
        refused("R. Reviewer", Meaning.REVIEWED, "decided about this run");
        target = new Target(
                results,
                "run.json",
                "run A",
                new Deciders(Set.of(people.signer("R. Reviewer").key().id()), Set.of()));
        refused("R. Reviewer", Meaning.REVIEWED, "decided about this run");
        target = new Target(results, "run.json", "run A", Deciders.NOBODY);
        sign("P. Principal", Meaning.RESPONSIBLE, 1);
        refused("P. Principal", Meaning.REVIEWED, "is responsible for these results");
    }

    @Test
    void oneByteOfTheRecordVoidsEverySignature() throws IOException {
        approved();
        Files.writeString(results.resolve("run.json"), "{ }");
        SignedResults found = read();
        assertThat(found.state()).isEqualTo(State.PROCESSED);
        assertThat(found.signatures()).allMatch(signature -> signature.standing() == Standing.OF_OTHER_RESULTS);
        assertThat(found.problems())
                .singleElement()
                .asString()
                .contains("other results were approved", "nobody unlocked them");
        refused("R. Reviewer", Meaning.REVIEWED, "earlier signatures do not hold");
        Files.writeString(results.resolve("run.json"), "{}");
        assertThat(SignedResults.read(target, people, Bytes.CHANGED).state()).isEqualTo(State.APPROVED);
        assertThat(SignedResults.read(target, people, Bytes.CHANGED).problems())
                .hasSize(3)
                .allMatch(line -> line.contains("is void"));
    }

    @Test
    void resultsProcessedAgainAfterAReviewAreReviewedAgain() throws IOException {
        sign("R. Reviewer", Meaning.REVIEWED, 1);
        Files.writeString(results.resolve("run.json"), "{ }");
        assertThat(read().state()).isEqualTo(State.PROCESSED);
        assertThat(read().problems()).isEmpty();
        assertThat(read().differences())
                .singleElement()
                .asString()
                .contains("0001 reviewed by R. Reviewer", "of other results");
        sign("R. Reviewer", Meaning.REVIEWED, 2);
        assertThat(read().differences()).isEmpty();
        assertThat(read().state()).isEqualTo(State.REVIEWED);
    }

    @Test
    void aDeletedSignatureMakesTheStateFallBackAndTheNextOneShowsIt() throws IOException {
        approved();
        Path second = target.signatures().resolve("0002.txt");
        Path third = target.signatures().resolve("0003.txt");
        Files.delete(second.resolveSibling("0002.txt.minisig"));
        assertThat(read().state()).isEqualTo(State.PROCESSED);
        assertThat(read().problems()).anyMatch(line -> line.contains("0002.txt: was changed, or was not signed"));
        Files.delete(second);
        assertThat(read().state()).isEqualTo(State.PROCESSED);
        assertThat(read().problems())
                .contains(target.signatures() + ": signature 2 is gone")
                .anyMatch(line -> line.contains("0003.txt: does not follow"));
        Files.delete(third);
        assertThat(read().state()).isEqualTo(State.PROCESSED);
    }

    @Test
    void aSignatureOfAnotherRunSaysSo() throws IOException {
        approved();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("run.json"), "{}");
        Path copied = Files.createDirectories(HistoryFolder.of(other).signatures());
        for (String name : new String[] {"0001.txt", "0001.txt.minisig", "0002.txt", "0002.txt.minisig"}) {
            Files.copy(target.signatures().resolve(name), copied.resolve(name));
        }
        SignedResults found =
                SignedResults.read(new Target(other, "run.json", "run B", Deciders.NOBODY), people, Bytes.INTACT);
        assertThat(found.state()).isEqualTo(State.PROCESSED);
        assertThat(found.problems()).hasSize(2).allMatch(line -> line.endsWith("is of run A"));
    }

    @Test
    void anEditedStatementIsVoid() throws IOException {
        sign("R. Reviewer", Meaning.REVIEWED, 1);
        Path file = target.signatures().resolve("0001.txt");
        for (String[] edit : new String[][] {
            {"meaning: reviewed", "meaning: approved"},
            {"13:01", "13:02"},
            {"R. Reviewer", "A. Analyst"},
            {"role: reviewer", "role: quality"}
        }) {
            String text = Files.readString(file);
            Files.writeString(file, text.replace(edit[0], edit[1]));
            assertThat(read().state()).isEqualTo(State.PROCESSED);
            Files.writeString(file, text);
        }
        // The person may sign; but not as another, nor at another place in the chain.
        assertThat(forged("R. Reviewer", Map.of("name", "P. Principal")).problems())
                .anyMatch(line -> line.contains("names another person or role"));
        assertThat(forged("R. Reviewer", Map.of("meaning", "approved")).problems())
                .anyMatch(line -> line.contains("cannot sign"));
        assertThat(forged("R. Reviewer", Map.of("before", "none")).problems())
                .anyMatch(line -> line.contains("does not follow"));
        assertThat(forged("R. Reviewer", Map.of("time", "2020-01-02T12:30:00Z")).problems())
                .anyMatch(line -> line.contains("is dated before the signature before it"));
        assertThat(forged("R. Reviewer", Map.of("people", "0".repeat(64))).problems())
                .anyMatch(line -> line.contains("entries were cut off or replaced"));
        assertThat(forged("R. Reviewer", Map.of("people", people.root())).problems())
                .anyMatch(line -> line.contains("is of a key that was not in use"));
    }

    /** The second signature, made with a person's own key and text of their own. */
    private SignedResults forged(String name, Map<String, String> facts) throws IOException {
        return forged(Laboratory.key(name), facts);
    }

    private SignedResults forged(SigningKey key, Map<String, String> facts) throws IOException {
        Path first = target.signatures().resolve("0001.txt");
        Map<String, String> own = new LinkedHashMap<>(
                Statement.parse(Files.readString(first)).orElseThrow().facts());
        own.put("number", "2");
        own.put("before", SignedStatement.read(first).sha256());
        own.put("time", ONE.plusSeconds(600).toString());
        own.putAll(facts);
        SignedStatement.of(new Statement(own), key, "forged")
                .write(target.signatures().resolve("0002.txt"));
        return read();
    }

    @Test
    void aRetiredKeySignsNoMore() throws IOException {
        Path copy = Laboratory.copyTo(folder.resolve("people"));
        sign("R. Reviewer", Meaning.REVIEWED, 1);
        Register.in(copy)
                .change(
                        Act.RETIRE,
                        people.signer("R. Reviewer"),
                        "left the house",
                        new By("K. Keeper", Laboratory.key("K. Keeper")),
                        ONE.plusSeconds(120));
        people = People.read(copy);
        assertThat(read().state()).as("what was signed before still holds").isEqualTo(State.REVIEWED);
        assertThatThrownBy(() -> sign("R. Reviewer", Meaning.REVIEWED, 5)).hasMessageContaining("was retired");
        assertThat(forged("R. Reviewer", Map.of("people", people.lines().head()))
                        .problems())
                .anyMatch(line -> line.contains("is of a key that was not in use"));
        assertThat(forged("R. Reviewer", Map.of()).problems())
                .as("an old head of the people does not help after the retirement")
                .anyMatch(line -> line.contains("is of a key that was not in use"));
    }

    @Test
    void aKeyOfNobodySignsNothing() throws IOException {
        sign("R. Reviewer", Meaning.REVIEWED, 1);
        SigningKey own = SigningKey.generate();
        assertThat(forged(own, Map.of("key", own.verifying().id())).problems())
                .anyMatch(line -> line.contains("is of a key that nobody has"));
        assertThat(forged(own, Map.of()).problems())
                .anyMatch(line -> line.contains("was not signed with the key of R. Reviewer"));
    }

    @Test
    void aClockBeforeTheLastSignatureSignsNothing() {
        sign("R. Reviewer", Meaning.REVIEWED, 5);
        assertThatThrownBy(() -> sign("P. Principal", Meaning.APPROVED, 4))
                .hasMessageContaining("the clock of this machine says");
    }

    @Test
    void aFolderInPlaceOfAStatementIsNotTakenForNone() throws IOException {
        Files.createDirectories(target.signatures().resolve("0001.txt"));
        assertThatThrownBy(this::read)
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("0001.txt: cannot be used");
    }
}
