package io.enantio.record.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.record.Laboratory;
import io.enantio.record.chain.ChainLayout;
import io.enantio.record.chain.ChainedFile;
import io.enantio.record.chain.RecordException;
import io.enantio.record.key.Passphrase;
import io.enantio.record.key.SignedStatement;
import io.enantio.record.key.SigningKey;
import io.enantio.record.key.Statement;
import io.enantio.record.people.KeyRing.Attempt;
import io.enantio.record.people.People.Act;
import io.enantio.record.people.Register.By;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder of people, and what somebody tries who may write into it and has no administrator's key. */
class PeopleTest {
    private static final Instant NOON = Instant.parse("2020-01-02T12:00:00Z");
    private static final Passphrase OF_ADMINISTRATOR = Passphrase.of(Laboratory.passphrase("K. Keeper"));
    private static final Passphrase OF_ANALYST = Passphrase.of(Laboratory.passphrase("A. Analyst"));

    private final Path made = Laboratory.people();

    @TempDir
    Path folder;

    private Path copy() throws IOException {
        return Laboratory.copyTo(folder.resolve("people"));
    }

    @Test
    void thePeopleAreReadBack() {
        People people = People.read(made);
        assertThat(people.all())
                .extracting(Person::name)
                .containsExactly("K. Keeper", "A. Analyst", "R. Reviewer", "P. Principal", "Q. Quality");
        assertThat(people.all())
                .extracting(Person::role)
                .containsExactly(
                        Role.ADMINISTRATOR, Role.ANALYST, Role.REVIEWER, Role.PRINCIPAL_INVESTIGATOR, Role.QUALITY);
        assertThat(people.entriesAt(people.lines().head())).contains(5);
        assertThat(people.entriesAt(people.root())).contains(1);
        assertThat(people.entriesAt("0".repeat(64))).isEmpty();
        Person analyst = people.signer("A. Analyst");
        assertThat(analyst.isInUseAfter(1)).isFalse();
        assertThat(analyst.isInUseAfter(2)).isTrue();
        assertThat(analyst.isInUseAt(NOON)).isFalse();
        assertThat(analyst.isInUseAt(NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void aKeyFileHoldsNoPrivateKeyInTheClear() throws IOException {
        Person analyst = People.read(made).signer("A. Analyst");
        String file =
                Files.readString(made.resolve("keys").resolve(analyst.key().id() + ".key"));
        assertThat(file)
                .contains(
                        "derivation: scrypt",
                        "cipher: AES/GCM/NoPadding",
                        analyst.key().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A. Analyst.", "A Analyst", "a. analyst", "A.  Analyst", "A.\u00a0Analyst", "\u0410. Analyst",
                        " A. Analyst",
                "A. Analyst", "", ".", "=A", "A\nB", "A\u200bB", "Analyst; Reviewer"
            })
    void noNameThatReadsLikeAnotherIsAdded(String name) {
        assertThat(People.nameProblem(name, People.read(made).all())).isPresent();
    }

    @Test
    void aRetiredKeyIsKeptAndThePersonGetsAnother() throws IOException {
        Path people = copy();
        By by = administrator(people);
        Register register = Register.in(people);
        Person old = People.read(people).signer("A. Analyst");
        register.change(Act.RETIRE, old, "passphrase lost", by, NOON.plusSeconds(10));
        assertThatThrownBy(() -> People.read(people).signer("A. Analyst"))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("was retired");
        Person fresh = register.add("A. Analyst", Role.ANALYST, OF_ANALYST, by, NOON.plusSeconds(11));
        assertThat(fresh.key()).isNotEqualTo(old.key());
        Person kept = People.read(people).ofKey(old.key().id()).orElseThrow();
        assertThat(kept.isInUseAt(NOON.plusSeconds(9))).isTrue();
        assertThat(kept.isInUseAt(NOON.plusSeconds(10))).isFalse();
        assertThat(kept.isInUseAfter(5)).isTrue();
        assertThat(kept.isInUseAfter(6)).isFalse();
    }

    @Test
    void theLastAdministratorStays() throws IOException {
        Path people = copy();
        By by = administrator(people);
        Person last = People.read(people).signer("K. Keeper");
        assertThatThrownBy(() -> Register.in(people).change(Act.RETIRE, last, "leaves", by, NOON.plusSeconds(10)))
                .hasMessageContaining("no administrator");
    }

    @Test
    void aClockBeforeTheLastEntryAddsNobody() throws IOException {
        Path people = copy();
        By by = administrator(people);
        assertThatThrownBy(() -> Register.in(people).add("B. Late", Role.ANALYST, OF_ANALYST, by, NOON))
                .hasMessageContaining("clock of this machine");
        assertThat(People.read(people).entries()).isEqualTo(5);
    }

    @Test
    void whoIsNoAdministratorAddsNobody() throws IOException {
        Path people = copy();
        Person analyst = People.read(people).signer("A. Analyst");
        SigningKey key = KeyRing.in(people).open(analyst, OF_ANALYST, new Attempt("add", NOON));
        assertThatThrownBy(() -> Register.in(people)
                        .add("N. Newcomer", Role.QUALITY, OF_ANALYST, new By("A. Analyst", key), NOON.plusSeconds(9)))
                .hasMessageContaining("entry 6: was not made by an administrator");
    }

    /** The chain is computed anew, as anybody can; the administrator's signature cannot be. */
    @ParameterizedTest
    @ValueSource(strings = {"public_key", "role", "name", "time"})
    void anEntryThatWasChangedIsRefusedEvenIfItsChainHolds(String column) throws IOException {
        Path people = copy();
        SigningKey own = SigningKey.generate();
        Map<String, String> changes = new LinkedHashMap<>(Map.of(
                "public_key",
                own.verifying().text(),
                "role",
                "administrator",
                "name",
                "X. Other",
                "time",
                "2020-01-02T12:00:02Z"));
        rewrite(people, column, Objects.requireNonNull(changes.get(column)), own);
        assertThatThrownBy(() -> People.read(people))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("entry 2");
    }

    private static void rewrite(Path people, String column, String value, SigningKey own) throws IOException {
        List<Map<String, String>> lines =
                ChainedFile.in(people, People.LAYOUT).read().lines();
        Files.delete(people.resolve("people.csv"));
        for (int i = 0; i < lines.size(); i++) {
            Map<String, String> line = new LinkedHashMap<>(lines.get(i));
            if (i == 1) {
                line.put(column, value);
                if (column.equals("public_key")) {
                    line.put("key", own.verifying().id());
                }
            }
            line.remove(ChainLayout.CHAIN);
            ChainedFile.in(people, People.LAYOUT).append(line);
        }
    }

    /** With the new key's own signature instead of the administrator's. */
    @Test
    void anAddedEntryThatItsOwnKeySignedIsRefused() throws IOException {
        Path people = copy();
        SigningKey own = SigningKey.generate();
        Map<String, String> line = new LinkedHashMap<>(Map.of(
                "entry",
                "6",
                "time",
                "2020-01-02T12:00:09Z",
                "action",
                "add",
                "name",
                "X. Intruder",
                "role",
                "reviewer",
                "key",
                own.verifying().id(),
                "public_key",
                own.verifying().text(),
                "by",
                "K. Keeper",
                "by_key",
                People.read(people).signer("K. Keeper").key().id(),
                "reason",
                ""));
        ChainedFile file = ChainedFile.in(people, People.LAYOUT);
        String text = file.with(List.of(line));
        line.put(ChainLayout.CHAIN, file.lines(text).head());
        Statement statement = People.statement(line);
        SignedStatement.of(statement, own, "enantio").write(People.statementFile(people, 6));
        file.write(text);
        assertThatThrownBy(() -> People.read(people)).hasMessageContaining("is not what the administrator signed");
    }

    @Test
    void aCutListIsKnownToWhoSawItLonger() throws IOException {
        Path people = copy();
        String head = People.read(people).lines().head();
        List<String> lines = Files.readAllLines(people.resolve("people.csv"));
        Files.write(people.resolve("people.csv"), lines.subList(0, lines.size() - 1));
        assertThat(People.read(people).entriesAt(head)).isEmpty();
    }

    @Test
    void aMissingSignatureOrAFolderInItsPlaceIsRefused() throws IOException {
        Path people = copy();
        Files.delete(people.resolve("signatures/0002.txt.minisig"));
        assertThatThrownBy(() -> People.read(people))
                .hasMessageContaining("entry 2: is not what the administrator signed");
        Files.delete(people.resolve("people.csv"));
        Files.createDirectory(people.resolve("people.csv"));
        assertThatThrownBy(() -> People.read(people)).isInstanceOf(RecordException.class);
    }

    @Test
    void fiveWrongPassphrasesLockAKeyUntilAnAdministratorAdmitsIt() throws IOException {
        Path people = copy();
        Person analyst = People.read(people).signer("A. Analyst");
        KeyRing keys = KeyRing.in(people);
        for (int i = 1; i <= KeyRing.MOST_WRONG; i++) {
            Attempt attempt = new Attempt("decide", NOON.plusSeconds(20 + i));
            assertThatThrownBy(() -> keys.open(analyst, Passphrase.of("a wrong guess"), attempt))
                    .hasMessageContaining("the passphrase is wrong; the attempt was recorded");
        }
        assertThatThrownBy(() -> keys.open(analyst, OF_ANALYST, new Attempt("decide", NOON.plusSeconds(30))))
                .hasMessageContaining("is locked after 5 wrong passphrases");
        Register.in(people)
                .change(Act.ADMIT, analyst, "was at the screen", administrator(people), NOON.plusSeconds(40));
        assertThatCode(() -> keys.open(analyst, OF_ANALYST, new Attempt("decide", NOON.plusSeconds(41))))
                .doesNotThrowAnyException();
        assertThat(ChainedFile.in(people, KeyRing.ATTEMPTS).read().lines())
                .extracting(line -> line.get("outcome"))
                .endsWith("wrong passphrase", "locked", "opened", "opened");
    }

    private static By administrator(Path people) {
        Person keeper = People.read(people).signer("K. Keeper");
        return new By(
                keeper.name(), KeyRing.in(people).open(keeper, OF_ADMINISTRATOR, new Attempt("administer", NOON)));
    }
}
