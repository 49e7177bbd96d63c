package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.SharedRuns;
import io.enantio.browser.ReviewServer.Wishes;
import io.enantio.browser.ReviewServer.Wishes.Changes;
import io.enantio.browser.Served.Answer;
import io.enantio.browser.Served.Browser;
import io.enantio.cli.InProcess;
import io.enantio.input.problem.InputException;
import io.enantio.operation.Occasion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the page is told, also when the folder changes under it or the program fails. */
class ReviewServerTest {
    @TempDir
    static Path home;

    private static Path run = Path.of("");
    private static Served served;

    @BeforeAll
    static void serve() {
        run = SharedRuns.copy(SharedRuns.processed(SharedRuns.DROP, "--subjects", "1"), home.resolve("run"));
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

    @Test
    void theQueueHasEveryResultWorstFirst() throws IOException {
        JsonNode queue = served.browser().get("queue").is(200).json();
        List<String> rows = Files.readAllLines(run.resolve("results/concentrations.csv"));
        assertThat(queue.path("items")).hasSize(rows.size() - 1);
        List<String> groups = List.of("not_quantifiable", "rejected", "warned", "standards_qcs", "rest");
        List<Integer> order = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        for (JsonNode item : queue.path("items")) {
            order.add(groups.indexOf(item.path("group").asString()));
            ids.add(item.path("id").asString());
            boolean isFlagged = !item.path("flags").isEmpty();
            assertThat(item.path("group").asString().equals("warned") && !isFlagged)
                    .isFalse();
        }
        assertThat(order).isSorted().doesNotContain(-1);
        assertThat(ids).hasSize(rows.size() - 1);
        assertThat(queue.path("verdicts")).hasSize(4);
    }

    @Test
    void beforeTheRunIsIntegratedDataAndQueueAreThereAndNothingCanBeChanged() throws IOException {
        Path other = copy("waiting");
        GatedClock clock = new GatedClock();
        try (Served waiting = new Served(other, clock)) {
            Browser browser = waiting.browser().declares("A. Analyst");
            browser.get("queue").is(200);
            if (browser.get("status").at("recomputed").equals("running")) {
                JsonNode picture =
                        browser.get("picture?injection=26&compound=0").is(200).json();
                assertThat(picture.path("charts").path("analyte").path("panels"))
                        .isNotEmpty();
            }
            waiting.integrated();
            assertThat(browser.get("picture?injection=26&compound=0")
                            .json()
                            .path("complete")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void everyPictureIsDrawn() {
        Browser browser = served.browser();
        for (int injection : new int[] {1, 3, 20, 26}) {
            for (String more : List.of("", "&overlay=previous,next,standard,mean", "&whole=1")) {
                JsonNode picture = browser.get("picture?compound=1&injection=" + injection + more)
                        .is(200)
                        .json();
                assertThat(picture.path("complete").asBoolean()).isTrue();
                assertThat(picture.path("charts").path("analyte").path("panels"))
                        .isNotEmpty();
                assertThat(picture.path("charts").path("standard").path("panels"))
                        .isNotEmpty();
            }
        }
        assertThat(browser.get("multiples?analyte=S-ketamine").json().path("charts"))
                .hasSizeBetween(30, 60);
        assertThat(browser.get("multiples?injection=26").json().path("charts")).hasSize(4);
        assertThat(browser.get("multiples?ids=26/S-ketamine,1/R-ketamine,nothing/x")
                        .json()
                        .path("charts"))
                .hasSize(2);
        assertThat(browser.get("multiples?analyte=S-ketamine&from=5&count=3")
                        .json()
                        .path("charts"))
                .hasSize(3);
        JsonNode calibration = browser.get("calibration?analyte=S-ketamine&injection=26")
                .is(200)
                .json();
        assertThat(calibration.path("charts")).hasSize(2);
        assertThat(calibration.path("facts")).isNotEmpty();
        JsonNode qcs = browser.get("qcs?analyte=S-ketamine").is(200).json();
        assertThat(qcs.path("charts")).hasSize(2);
        assertThat(qcs.path("levels")).isNotEmpty();
        assertThat(browser.get("trends?compound=0&injection=26").is(200).json().path("charts"))
                .isNotEmpty();
    }

    @Test
    void resultsThatIntegratingAgainDoesNotGiveAreShownAndNotChanged() throws IOException {
        Path other = copy("differs");
        Files.copy(
                other.resolve("raw").resolve(first(other)),
                other.resolve("raw").resolve(second(other)),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (Served page = new Served(other, MovedClock.atNoon())) {
            Browser browser = page.browser().declares("A. Analyst");
            while (browser.get("status").at("recomputed").equals("running")) {
                Thread.onSpinWait();
            }
            assertThat(browser.session().path("recomputed").asString()).isEqualTo("differs");
            assertThat(browser.session().path("problem").asString()).contains("raw/");
            browser.get("queue").is(200);
            Json comment = Served.change("26", "S-ketamine", "comment", "", "", "It cannot be said of these.");
            browser.post("commit", Served.commit("", comment)).is(422);
            browser.post("process", "{}").is(422);
            assertThat(page.bugs()).isEmpty();
        }
    }

    private static String first(Path of) throws IOException {
        return raw(of).get(0);
    }

    private static String second(Path of) throws IOException {
        return raw(of).get(1);
    }

    private static List<String> raw(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of.resolve("raw"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aRunProcessedAgainElsewhereIsReadAgain() {
        Path other = copy("elsewhere");
        try (Served page = new Served(other, MovedClock.atNoon()).integrated()) {
            Browser browser = page.browser();
            String before = browser.get("status").at("results");
            assertThat(InProcess.enantio(
                                    "decide",
                                    other.toString(),
                                    "--injection=26",
                                    "--action=exclude",
                                    "--reason_code=INJECTION_FAULT",
                                    "--reason=The needle was bent.",
                                    "--person=A. Analyst")
                            .status())
                    .isZero();
            assertThat(InProcess.enantio("process", other.toString()).status()).isLessThan(2);
            Answer status = browser.get("status").is(200);
            assertThat(status.at("results")).isNotEqualTo(before);
            assertThat(status.json().path("pending").asInt()).isZero();
            assertThat(status.at("recomputed")).isEqualTo("done");
            assertThat(page.bugs()).isEmpty();
        }
    }

    @Test
    void aFolderThatVanishesIsSaidAndIsNoBug() throws IOException {
        Path other = copy("vanishing");
        try (Served page = new Served(other, MovedClock.atNoon()).integrated()) {
            Browser browser = page.browser().declares("A. Analyst");
            FewInjections.delete(other);
            Json comment = Served.change("26", "S-ketamine", "comment", "", "", "It cannot be written down.");
            for (Answer answer : List.of(
                    browser.get("queue"),
                    browser.get("status"),
                    browser.get("session"),
                    browser.post("commit", Served.commit("", comment)),
                    browser.post("process", "{}"))) {
                answer.is(422);
                assertThat(answer.at("problem")).contains("vanishing");
            }
            assertThat(page.bugs()).isEmpty();
        }
    }

    @Test
    void withoutResultsNothingIsServed() {
        Path plain = SharedRuns.simulated("--subjects", "1");
        assertThatThrownBy(() -> new Served(plain, MovedClock.atNoon()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no results folder");
    }

    @Test
    void aPortThatAnotherProgramHasIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Wishes wishes = new Wishes(run, taken.getLocalPort(), Changes.ALLOWED, 1);
            Occasion occasion = new Occasion(MovedClock.atNoon(), "review", "development");
            assertThatThrownBy(() -> ReviewServer.start(wishes, occasion, bug -> {}))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void aFailureOfTheProgramIsToldToItsOwnerAndNotToTheBrowser() {
        GatedClock clock = new GatedClock();
        try (Served page = new Served(copy("failing"), clock).integrated()) {
            Browser browser = page.browser();
            clock.fails = true;
            for (Answer answer : List.of(
                    browser.get("session"),
                    browser.get("queue"),
                    browser.send(HttpRequest.newBuilder(URI.create(page.server().readingLink()))))) {
                answer.is(500);
                assertThat(answer.at("problem")).startsWith("something went wrong in");
                assertThat(answer.body())
                        .doesNotContain("no time today")
                        .doesNotContain("Exception")
                        .doesNotContain("at io.");
            }
            Answer answer = browser.post("login", "{\"person\":\"A. Analyst\"}").is(500);
            assertThat(answer.body()).doesNotContain("no time today");
            clock.fails = false;
            browser.get("queue").is(200);
            assertThat(page.bugs())
                    .isNotEmpty()
                    .allMatch(bug -> String.valueOf(bug).contains("no time today"));
        }
    }

    /** A clock that can be made to fail. */
    private static final class GatedClock extends Clock {
        private volatile boolean fails;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            if (fails) {
                throw new IllegalStateException("no time today");
            }
            return Instant.parse("2099-01-02T12:00:00Z");
        }
    }
}
