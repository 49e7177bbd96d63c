package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.browser.Served.Answer;
import io.enantio.browser.Served.Browser;
import io.enantio.cli.InProcess;
import io.enantio.record.Laboratory;
import io.enantio.record.people.KeyRing;
import io.enantio.record.people.Meaning;
import io.enantio.record.people.People;
import io.enantio.record.people.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People with keys: who may log in, decide and sign, what they prove, and for how long. */
class ReviewersTest {
    private static final String ANALYST = "A. Analyst";
    private static final String REVIEWER = "R. Reviewer";
    private static final String PRINCIPAL = "P. Principal";

    @TempDir
    static Path home;

    private static final MovedClock CLOCK = MovedClock.atNoon();
    private static Path run = Path.of("");
    private static Served served;

    @BeforeAll
    static void aRunThatNamesItsPeople() throws IOException {
        run = FewInjections.copyTo(home.resolve("run"));
        Path yaml = run.resolve("run.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "people: ../people\n");
        Laboratory.copyTo(home.resolve("people"));
        assertThat(InProcess.enantio("process", run.toString()).status()).isLessThan(2);
        served = new Served(run, CLOCK).integrated();
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @AfterEach
    void later() {
        assertThat(served.bugs()).isEmpty();
        CLOCK.move(Duration.ofMinutes(2));
    }

    private static Browser loggedIn(String name) {
        return served.browser().logsIn(name, Laboratory.passphrase(name));
    }

    private static String login(String name, String passphrase) {
        return new Json().put("person", name).put("passphrase", passphrase).text();
    }

    private static Json comment(String reason) {
        return Served.change("26", "S-ketamine", "comment", "", "", reason);
    }

    private static String head(Browser browser) {
        return browser.get("queue").at("head");
    }

    private static List<String> attempts() throws IOException {
        return Files.readAllLines(home.resolve("people").resolve(KeyRing.ATTEMPTS.file()));
    }

    @Test
    void aPassphraseOpensTheKeyAndEveryAttemptIsRecorded() throws IOException {
        int before = attempts().size();
        Browser browser = served.browser();
        Answer wrong =
                browser.post("login", login(ANALYST, "not the passphrase")).is(403);
        assertThat(wrong.at("problem")).contains("the passphrase is wrong");
        assertThat(browser.session().path("person").isNull()).isTrue();
        browser.post("login", login("Nobody Known", "x")).is(403);
        browser.post("login", "{\"person\":\"A. Analyst\"}").is(403);
        browser.logsIn(ANALYST, Laboratory.passphrase(ANALYST));
        JsonNode session = browser.session();
        assertThat(session.path("people").asString()).isEqualTo("keys");
        assertThat(session.path("person").path("role").asString()).isEqualTo("analyst");
        assertThat(session.path("persons")).hasSize(5);
        assertThat(attempts()).hasSize(before + 3);
        assertThat(attempts().get(before)).contains("review run ", "wrong passphrase");
        assertThat(browser.get("session").body() + wrong.body()).doesNotContain(Laboratory.passphrase(ANALYST));
    }

    @Test
    void decisionsAreSignedWithTheKeyOfTheSession() {
        Browser browser = loggedIn(ANALYST);
        browser.post("commit", Served.commit(head(browser), comment("Signed by who decided it.")))
                .is(200);
        JsonNode decisions = browser.get("history?injection=26").json().path("decisions");
        assertThat(decisions.get(decisions.size() - 1).path("proof").asString())
                .contains("signed, key " + key(ANALYST));
        assertThat(InProcess.enantio("verify", run.resolve("results").toString(), "--hashes-only")
                        .status())
                .isZero();
    }

    private static String key(String name) {
        return People.read(home.resolve("people")).signer(name).key().id();
    }

    @Test
    void theSecondPersonTypesAPassphraseOfTheirOwn() {
        Browser browser = loggedIn(ANALYST);
        String head = head(browser);
        Json change = Served.change(
                "20",
                "S-ketamine",
                "reintegrate",
                "start_min=10.0;end_min=10.8",
                "VALLEY_PLACEMENT",
                "The valley was placed too late.");
        browser.post("commit", Served.commit(head, change)).is(422);
        browser.post("commit", Served.agreed(head, second(REVIEWER, "not the passphrase"), change))
                .is(403);
        browser.post("commit", Served.agreed(head, second(ANALYST, Laboratory.passphrase(ANALYST)), change))
                .is(422);
        browser.post("commit", Served.agreed(head, second("Q. Quality", Laboratory.passphrase("Q. Quality")), change))
                .is(422);
        browser.post("commit", Served.agreed(head, second("Somebody Else", "x"), change))
                .is(422);
        assertThat(head(browser)).isEqualTo(head);
        Answer done = browser.post(
                        "commit",
                        Served.agreed(
                                head,
                                second(REVIEWER, Laboratory.passphrase(REVIEWER)),
                                change,
                                comment("A comment that needs nobody else.")))
                .is(200);
        assertThat(done.json().path("decisions")).hasSize(2);
        JsonNode decisions = browser.get("history").json().path("decisions");
        JsonNode byTwo = decisions.get(decisions.size() - 2);
        assertThat(byTwo.path("secondPerson").asString()).isEqualTo(REVIEWER);
        assertThat(byTwo.path("proof").asString()).contains(key(ANALYST), key(REVIEWER));
        assertThat(decisions.get(decisions.size() - 1).path("secondPerson").asString())
                .isEmpty();
    }

    private static Json second(String name, String passphrase) {
        return new Json().put("name", name).put("passphrase", passphrase);
    }

    @Test
    void whoDoesNotTakePartInDecisionsDecidesNothing() {
        Browser browser = loggedIn("K. Keeper");
        assertThat(browser.session().path("person").path("decides").asBoolean()).isFalse();
        Answer refused = browser.post("commit", Served.commit(head(browser), comment("It is not theirs to say.")))
                .is(422);
        assertThat(refused.at("problem")).contains("takes no part in decisions");
    }

    @Test
    void afterAQuarterOfAnHourWithoutWorkOrALogoutTheKeyIsForgotten() {
        Browser browser = loggedIn(ANALYST);
        CLOCK.move(Duration.ofMinutes(14));
        browser.get("queue").is(200);
        CLOCK.move(Duration.ofMinutes(14));
        browser.get("status").is(200);
        CLOCK.move(Duration.ofMinutes(2));
        browser.get("status").is(200);
        Answer late = browser.post("commit", Served.commit("", comment("Nobody is there any more.")));
        late.is(401);
        assertThat(browser.session().path("person").isNull()).isTrue();
        browser.post("commit", Served.commit("", comment("Nobody is there any more.")))
                .is(401);
        browser.logsIn(ANALYST, Laboratory.passphrase(ANALYST));
        String head = head(browser);
        browser.post("logout", "{}").is(200);
        browser.post("commit", Served.commit(head, comment("Nobody is there any more.")))
                .is(401);
    }

    @Test
    void guessesArePricedTwice() throws IOException {
        Path other = home.resolve("people");
        Browser browser = served.browser();
        for (int i = 0; i < KeyRing.MOST_WRONG; i++) {
            browser.post("login", login("Q. Quality", "guess number " + i)).is(403);
        }
        Answer locked = browser.post("login", login("Q. Quality", Laboratory.passphrase("Q. Quality")))
                .is(403);
        assertThat(locked.at("problem")).contains("is locked");
        for (int i = 0; i < 4; i++) {
            browser.post("login", login("Q. Quality", "guess number " + i)).is(403);
        }
        int before = attempts().size();
        browser.post("login", login(ANALYST, Laboratory.passphrase(ANALYST))).is(429);
        assertThat(attempts()).hasSize(before);
        Register.By keeper = new Register.By("K. Keeper", Laboratory.key("K. Keeper"));
        Register.in(other)
                .change(
                        People.Act.ADMIT,
                        People.read(other).signer("Q. Quality"),
                        "guessed at in a test",
                        keeper,
                        CLOCK.instant());
        CLOCK.move(Duration.ofSeconds(61));
        loggedIn("Q. Quality");
    }

    @Test
    void aRunIsSignedWithThePassphraseAgainAndIsThenLocked() throws IOException {
        Path own = FewInjections.copyTo(home.resolve("signed"));
        Path yaml = own.resolve("run.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "people: ../people\n");
        assertThat(InProcess.enantio("process", own.toString()).status()).isLessThan(2);
        try (Served page = new Served(own, CLOCK).integrated()) {
            Browser reviewer = page.browser().logsIn(REVIEWER, Laboratory.passphrase(REVIEWER));
            JsonNode signing = reviewer.get("signing").is(200).json();
            assertThat(signing.path("state").asString()).isEqualTo("processed");
            assertThat(words(signing.path("meanings"))).containsExactly("reviewed", "rejected");
            assertThat(words(signing.path("since"))).anyMatch(line -> line.startsWith("Nobody has signed"));
            assertThat(words(signing.path("since"))).anyMatch(line -> line.startsWith("Processed "));
            reviewer.post("sign", sign("reviewed", "not the passphrase", "")).is(403);
            reviewer.post("sign", sign("reviewed", "", "")).is(403);
            reviewer.post("sign", sign("approved", Laboratory.passphrase(REVIEWER), ""))
                    .is(422);
            reviewer.post("sign", sign("decided", Laboratory.passphrase(REVIEWER), ""))
                    .is(422);
            reviewer.post("sign", sign("rejected", Laboratory.passphrase(REVIEWER), "no"))
                    .is(422);
            Answer reviewed = reviewer.post("sign", sign("reviewed", Laboratory.passphrase(REVIEWER), ""))
                    .is(200);
            assertThat(reviewed.at("state")).isEqualTo("reviewed");
            assertThat(words(reviewer.get("signing").json().path("since"))).isEmpty();
            Browser analyst = page.browser().logsIn(ANALYST, Laboratory.passphrase(ANALYST));
            analyst.post("commit", Served.commit("", comment("A remark after the review.")))
                    .is(200);
            assertThat(words(reviewer.get("signing").json().path("since")))
                    .anyMatch(line -> line.startsWith("Decision 1: comment, injection 26, S-ketamine, by A. Analyst"));
            reviewer.post("sign", sign("reviewed", Laboratory.passphrase(REVIEWER), ""))
                    .is(200);
            Browser principal = page.browser().logsIn(PRINCIPAL, Laboratory.passphrase(PRINCIPAL));
            principal
                    .post("sign", sign("approved", Laboratory.passphrase(PRINCIPAL), ""))
                    .is(200);
            assertThat(analyst.session().path("locked").asBoolean()).isTrue();
            assertThat(analyst.session().path("state").asString()).isEqualTo("approved");
            Answer locked = analyst.post(
                            "commit", Served.commit(head(analyst), comment("After the approval, too late.")))
                    .is(422);
            assertThat(locked.at("problem")).contains("is approved and therefore locked");
            principal.post("process", "{}").is(422);
            principal
                    .post(
                            "sign",
                            sign("unlocked", Laboratory.passphrase(PRINCIPAL), "A sample must be looked at again."))
                    .is(200);
            analyst.post("commit", Served.commit(head(analyst), comment("After somebody unlocked it.")))
                    .is(200);
            assertThat(page.bugs()).isEmpty();
        }
        assertThat(InProcess.enantio("verify", own.resolve("results").toString(), "--hashes-only")
                        .out())
                .contains("reviewed by R. Reviewer", Meaning.UNLOCKED.word());
    }

    private static String sign(String meaning, String passphrase, String reason) {
        return new Json()
                .put("meaning", meaning)
                .put("passphrase", passphrase)
                .put("reason", reason)
                .text();
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asString()));
        return words;
    }
}
