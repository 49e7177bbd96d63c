package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.browser.Served.Answer;
import io.enantio.browser.Served.Browser;
import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.record.chain.ChainLayout;
import io.enantio.record.chain.ChainedFile;
import io.enantio.record.chain.ChainedLines;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Decisions that are made on the page, against those that are made on the command line, and against each other. */
class CommitTest {
    private static final String REASON = "The valley was placed too late.";
    private static final String BOUNDS = "start_min=10.0;end_min=10.8";

    @TempDir
    static Path home;

    private static Path run = Path.of("");
    private static Served served;

    @BeforeAll
    static void serve() {
        run = FewInjections.copyTo(home.resolve("run"));
        served = new Served(run, MovedClock.atNoon()).integrated();
    }

    @AfterAll
    static void end() {
        assertThat(served.bugs()).isEmpty();
        served.close();
    }

    private static Path copy(String name) {
        return FewInjections.copyTo(home.resolve(name));
    }

    /** With curves, QCs and a verdict. */
    private static Path whole(String name) {
        return SharedRuns.copy(SharedRuns.processed(SharedRuns.DROP, "--subjects", "1"), home.resolve(name));
    }

    private static Json drawn(String injection) {
        return Served.change(injection, "S-ketamine", "reintegrate", BOUNDS, "VALLEY_PLACEMENT", REASON);
    }

    private static Json comment(String reason) {
        return Served.change("26", "S-ketamine", "comment", "", "", reason);
    }

    private static String head(Browser browser) {
        return browser.get("queue").at("head");
    }

    private static List<String> decisions(Path of) {
        try {
            return Files.exists(of.resolve("decisions.csv"))
                    ? Files.readAllLines(of.resolve("decisions.csv"))
                    : List.of();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Outcome decide(Path of, String... more) {
        List<String> arguments = new ArrayList<>(List.of("decide", of.toString()));
        arguments.addAll(List.of(more));
        Outcome outcome = InProcess.enantio(arguments.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome;
    }

    private static Map<String, String> bytes(Path results) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                hashes.put(name, name.equals("run.json") ? timeless(file) : Sha256.of(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private static String timeless(Path json) throws IOException {
        return Files.readAllLines(json).stream()
                .filter(line -> !line.startsWith("  \"processed_at\"") && !line.startsWith("  \"seal\""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void decisionsAndResultsHaveTheBytesThatTheCommandLineGives() throws IOException {
        Path byCommand = whole("by-command");
        decide(
                byCommand,
                "--injection=20",
                "--analyte=S-ketamine",
                "--action=reintegrate",
                "--parameters=" + BOUNDS,
                "--reason_code=VALLEY_PLACEMENT",
                "--reason=" + REASON,
                "--person=A. Analyst",
                "--second_person=B. Reviewer");
        assertThat(InProcess.enantio("process", byCommand.toString()).status()).isLessThan(2);
        String line = decisions(byCommand).get(1);
        OffsetDateTime stated = OffsetDateTime.parse(line.split(",")[7]);
        Path byPage = whole("by-page");
        try (Served page = new Served(byPage, new MovedClock(stated.toInstant(), stated.getOffset())).integrated()) {
            Browser browser = page.browser().declares("A. Analyst");
            Json second = new Json().put("name", "B. Reviewer");
            browser.post("commit", Served.agreed("", second, drawn("20"))).is(200);
            assertThat(page.bugs()).isEmpty();
        }
        assertThat(Files.readString(byPage.resolve("decisions.csv")))
                .isEqualTo(Files.readString(byCommand.resolve("decisions.csv")));
        assertThat(bytes(byPage.resolve("results"))).isEqualTo(bytes(byCommand.resolve("results")));
        assertThat(Files.readString(byPage.resolve("results.history/journal.csv")))
                .contains("review ");
        Outcome verified = InProcess.enantio("verify", byPage.resolve("results").toString());
        assertThat(verified.status()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("identical results");
    }

    @Test
    void severalChangesAreWrittenTogetherOrNotAtAll() {
        Browser browser = served.browser().declares("A. Analyst");
        String head = head(browser);
        int before = decisions(run).size();
        Answer refused = browser.post(
                        "commit", Served.commit(head, comment("Seen on the day of the run."), comment("short")))
                .is(422);
        assertThat(refused.json().path("problems").get(0).path("change").asInt())
                .isEqualTo(1);
        assertThat(refused.json().path("problems").get(0).path("column").asString())
                .isEqualTo("reason");
        assertThat(decisions(run)).hasSize(before);
        assertThat(head(browser)).isEqualTo(head);
        Answer done = browser.post(
                        "commit",
                        Served.commit(head, comment("Seen on the day of the run."), comment("Seen a second time.")))
                .is(200);
        assertThat(done.json().path("decisions")).hasSize(2);
        assertThat(decisions(run)).hasSize(Math.max(1, before) + 2);
        assertThat(head(browser)).isEqualTo(done.at("head"));
        assertThat(browser.get("queue").json().path("pending").asInt()).isZero();
    }

    @Test
    void theLaterOfTwoReviewersIsToldAndNothingIsLost() {
        Browser first = served.browser().declares("A. Analyst");
        Browser second = served.browser().declares("B. Reviewer");
        String head = head(first);
        first.post("commit", Served.commit(head, comment("The first was faster.")))
                .is(200);
        Answer late = second.post("commit", Served.commit(head, comment("The second was slower.")))
                .is(409);
        JsonNode other = late.json().path("others").get(0);
        assertThat(other.path("person").asString()).isEqualTo("A. Analyst");
        assertThat(other.path("reason").asString()).isEqualTo("The first was faster.");
        assertThat(late.at("head")).isEqualTo(head(first));
        second.post("commit", Served.commit(late.at("head"), comment("The second was slower.")))
                .is(200);
        assertThat(decisions(run).toString()).contains("The first was faster.", "The second was slower.");
    }

    @Test
    void ofManyAtOnceOneIsHeardAndTheOthersAreTold() throws Exception {
        Browser looking = served.browser();
        String head = head(looking);
        int before = decisions(run).size();
        ExecutorService many = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Browser browser = served.browser().declares("Reviewer Number" + "abcd".charAt(i));
            all.add(() -> browser.post("commit", Served.commit(head, comment("At the same time as others.")))
                    .status());
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> one : many.invokeAll(all)) {
            statuses.add(one.get());
        }
        many.shutdown();
        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(decisions(run)).hasSize(Math.max(1, before) + 1);
    }

    @Test
    void aDecisionOfTheCommandLineInBetweenIsSeen() {
        Browser browser = served.browser().declares("A. Analyst");
        String head = head(browser);
        decide(run, "--action=comment", "--reason=Made on the command line.", "--person=C. Colleague");
        assertThat(browser.get("status").json().path("pending").asInt()).isEqualTo(1);
        assertThat(browser.session().path("pending").asInt()).isEqualTo(1);
        Answer late = browser.post("commit", Served.commit(head, comment("Decided without knowing.")))
                .is(409);
        assertThat(late.json().path("others").get(0).path("person").asString()).isEqualTo("C. Colleague");
        browser.post("commit", Served.commit(late.at("head"), comment("Decided while it waits.")))
                .is(422);
        browser.post("process", "{}").is(200);
        assertThat(browser.get("status").json().path("pending").asInt()).isZero();
        browser.post("commit", Served.commit(late.at("head"), comment("Decided with both on record.")))
                .is(200);
    }

    @Test
    void whileAnotherProcessHoldsTheLockNothingIsWritten() throws IOException {
        Browser browser = served.browser().declares("A. Analyst");
        String head = head(browser);
        int before = decisions(run).size();
        Path lock = lockOf(run);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            Answer answer = browser.post("commit", Served.commit(head, comment("While somebody else decides.")))
                    .is(422);
            assertThat(answer.at("problem")).contains("another process");
        }
        assertThat(decisions(run)).hasSize(before);
        browser.post("commit", Served.commit(head, comment("After somebody else decided.")))
                .is(200);
    }

    private static Path lockOf(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.filter(file -> file.getFileName().toString().contains("decisions")
                            && file.getFileName().toString().endsWith(".lock"))
                    .findFirst()
                    .orElse(of.resolve(".decisions.csv.lock"));
        }
    }

    @Test
    void whoHasNotSaidWhoTheyAreDecidesNothing() {
        Browser browser = served.browser();
        browser.post("commit", Served.commit(head(browser), comment("Nobody in particular said it.")))
                .is(401);
        browser.post("process", "{}").is(401);
        browser.post("sign", "{\"meaning\":\"reviewed\",\"passphrase\":\"x\"}").is(401);
    }

    @Test
    void everyChangeNeedsAReasonAndWhatJudgesTheRunASecondPerson() {
        Browser browser = served.browser().declares("A. Analyst");
        String head = head(browser);
        int before = decisions(run).size();
        for (String reason : List.of("", "          ", "1234567890", "too short")) {
            browser.post("commit", Served.commit(head, comment(reason))).is(422);
        }
        for (String code : List.of("", "NO_SUCH_CODE", "INJECTION_FAULT")) {
            browser.post(
                            "commit",
                            Served.commit(head, Served.change("26", "S-ketamine", "reintegrate", BOUNDS, code, REASON)))
                    .is(422);
        }
        browser.post("commit", Served.commit(head, drawn("20"))).is(422);
        for (String second : List.of("", " ", "A. Analyst", "a ANALYST", "Analyst, A.")) {
            browser.post("commit", Served.agreed(head, new Json().put("name", second), drawn("20")))
                    .is(422);
        }
        browser.post("commit", Served.commit(head)).is(400);
        assertThat(decisions(run)).hasSize(before);
    }

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "=cmd|' /C calc'!A0",
            "@SUM(1)",
            "a\nb,c,d\r\n9,26,,comment",
            "a\u202ecba",
            "a\u0000b",
            "a\u001fb",
            "';DROP TABLE decisions;--",
            "{{7*7}}${7*7}",
            "../../../../etc/passwd");

    @Test
    void hostileTextIsStoredOrRefusedAsTheCommandLineDoes() throws IOException {
        Path other = copy("hostile");
        Browser browser = served.browser().declares("A. Analyst");
        List<String> stored = new ArrayList<>();
        for (String hostile : HOSTILE) {
            String reason = hostile + " and ten more letters";
            Outcome outcome = InProcess.enantio(
                    "decide",
                    other.toString(),
                    "--injection=26",
                    "--analyte=S-ketamine",
                    "--action=comment",
                    "--person=A. Analyst",
                    "--reason=" + reason);
            if (outcome.status() == 0) {
                stored.add(reason);
            } else {
                browser.post("commit", Served.commit(head(browser), comment(reason)))
                        .is(422);
            }
        }
        assertThat(stored).hasSizeBetween(2, HOSTILE.size() - 1);
        browser.post(
                        "commit",
                        Served.commit(
                                head(browser),
                                stored.stream().map(CommitTest::comment).toArray(Json[]::new)))
                .is(200);
        List<String> shown = new ArrayList<>();
        browser.get("history?injection=26&analyte=S-ketamine")
                .json()
                .path("decisions")
                .forEach(decision -> shown.add(decision.path("reason").asString()));
        assertThat(shown).containsAll(stored);
        assertThat(reasons(run)).containsAll(reasons(other));
    }

    @Test
    void hostileTextInAnyOtherCellIsRefused() {
        Browser browser = served.browser().declares("A. Analyst");
        String head = head(browser);
        for (String hostile : HOSTILE) {
            for (String field : List.of("injection", "analyte", "action", "parameters", "reasonCode")) {
                Json change = comment("An honest reason in words.").put(field, hostile);
                Answer refused = browser.post("commit", Served.commit(head, change));
                assertThat(refused.status()).as(field + refused.body()).isEqualTo(422);
            }
            assertThat(served.browser()
                            .post("login", new Json().put("person", hostile).text())
                            .status())
                    .isIn(200, 422);
            browser.post(
                            "proposal",
                            new Json()
                                    .put("changes", List.of(comment(hostile)))
                                    .put("show", hostile)
                                    .text())
                    .is(200);
            browser.post("commit", Served.commit(hostile, comment("An honest reason in words.")))
                    .is(409);
        }
        assertThat(head(browser)).isEqualTo(head);
    }

    /** Reasons as they are on file. */
    private static List<String> reasons(Path of) {
        ChainedLines lines = ChainedFile.in(of, ChainLayout.DECISIONS).read();
        return IntStream.range(0, lines.count())
                .mapToObj(i -> lines.cell(i, "reason"))
                .toList();
    }

    @Test
    void aTextOfAHundredThousandLettersIsStoredAsTheCommandLineDoes() {
        Browser browser = served.browser().declares("A. Analyst");
        String reason = "x".repeat(100_000);
        Path other = copy("long");
        Outcome outcome = InProcess.enantio(
                "decide", other.toString(), "--action=comment", "--person=A. Analyst", "--reason=" + reason);
        Answer answer = browser.post("commit", Served.commit(head(browser), comment(reason)));
        assertThat(answer.status()).isEqualTo(outcome.status() == 0 ? 200 : 422);
        browser.post("commit", Served.commit(head(browser), comment("x".repeat(300_000))))
                .is(400);
    }

    @Test
    void aProposalShowsWhatACommitGives() {
        Browser browser = served.browser().declares("A. Analyst");
        Json change = Served.change("27", "S-ketamine", "reintegrate", BOUNDS, "VALLEY_PLACEMENT", REASON);
        Answer proposal = browser.post(
                        "proposal", new Json().put("changes", List.of(change)).text())
                .is(200);
        JsonNode first = proposal.json().path("results").get(0);
        assertThat(first.path("id").asString()).isEqualTo("27/S-ketamine");
        assertThat(proposal.json().path("problems")).isEmpty();
        assertThat(proposal.json().path("needsSecond").asBoolean()).isFalse();
        assertThat(proposal.json()
                        .path("picture")
                        .path("peaks")
                        .get(0)
                        .path("manual")
                        .asBoolean())
                .isTrue();
        browser.post("commit", Served.commit(head(browser), change)).is(200);
        JsonNode item = item(browser, "27/S-ketamine");
        assertThat(item.path("values").path("area_counts_min").asDouble())
                .isEqualTo(first.path("after").path("area").asDouble());
        assertThat(item.path("values").path("estimate_ng_per_ml").asDouble())
                .isEqualTo(first.path("after").path("estimate").asDouble());
        assertThat(item.path("status").asString())
                .isEqualTo(first.path("after").path("status").asString());
    }

    private static JsonNode item(Browser browser, String id) {
        for (JsonNode item : browser.get("queue").json().path("items")) {
            if (item.path("id").asString().equals(id)) {
                return item;
            }
        }
        throw new AssertionError("no item " + id);
    }

    @Test
    void whatWasSeenIsAcceptedUntilItIsAnotherResult() {
        Browser browser = served.browser().declares("A. Analyst");
        JsonNode seen = item(browser, "26/R-ketamine");
        assertThat(seen.path("reviewed").isNull()).isTrue();
        String row = "row=" + seen.path("row").asString();
        String other = "row=" + item(browser, "26/S-ketamine").path("row").asString();
        browser.post("commit", Served.commit(head(browser), accepted(other))).is(422);
        browser.post("commit", Served.commit(head(browser), accepted(row))).is(200);
        JsonNode accepted = item(browser, "26/R-ketamine");
        assertThat(accepted.path("row")).isEqualTo(seen.path("row"));
        assertThat(accepted.path("reviewed").path("person").asString()).isEqualTo("A. Analyst");
        assertThat(accepted.path("reviewed").path("stale").asBoolean()).isFalse();
        Json change = Served.change(
                "26", "R-ketamine", "reintegrate", "start_min=11.1;end_min=12.0", "VALLEY_PLACEMENT", REASON);
        browser.post("commit", Served.commit(head(browser), change)).is(200);
        assertThat(item(browser, "26/R-ketamine").path("reviewed").path("stale").asBoolean())
                .isTrue();
    }

    private static Json accepted(String row) {
        return Served.change("26", "R-ketamine", "reviewed", row, "", "");
    }

    @Test
    void aProposalIsComputedBeforeAReasonIsWritten() {
        Browser browser = served.browser();
        Json change = Served.change("20", "S-ketamine", "reintegrate", BOUNDS, "", "");
        Json impossible = Served.change("999", "S-ketamine", "reintegrate", BOUNDS, "", "");
        Answer proposal = browser.post(
                        "proposal",
                        new Json().put("changes", List.of(change, impossible)).text())
                .is(200);
        List<String> problems = new ArrayList<>();
        proposal.json()
                .path("problems")
                .forEach(problem -> problems.add(problem.path("change").asInt() + " "
                        + problem.path("column").asString()));
        assertThat(problems).contains("0 reason", "0 reason_code", "1 injection");
        assertThat(proposal.json().path("needsSecond").asBoolean()).isTrue();
        assertThat(proposal.json().path("results").get(0).path("id").asString()).isEqualTo("20/S-ketamine");
    }
}
