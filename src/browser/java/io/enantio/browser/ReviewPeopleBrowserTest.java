package io.enantio.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import io.enantio.SharedRuns;
import io.enantio.browser.Chromium.Expected;
import io.enantio.browser.Chromium.Window;
import io.enantio.cli.InProcess;
import io.enantio.record.Laboratory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People with keys: who may do what, who signs, and what happens if two work at once. */
class ReviewPeopleBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** A run with its people, processed once for all tests. */
    @TempDir
    static Path laboratory;

    @TempDir
    Path home;

    @BeforeAll
    static void aRunOfPeopleWithKeys() {
        Path run = OpenReview.withPeople(OpenReview.flagged(laboratory.resolve("run")));
        assertThat(InProcess.enantio("process", run.toString()).status()).isLessThan(2);
    }

    private OpenReview review() {
        for (String part : List.of("people", "run")) {
            SharedRuns.copy(laboratory.resolve(part), home.resolve(part));
        }
        return CHROMIUM.afterwards(OpenReview.of(home.resolve("run")));
    }

    private static ReviewPage open(String link) {
        return ReviewPage.open(CHROMIUM.page(Window.LAPTOP), link).computed();
    }

    @Test
    void aRunIsSignedFromThePageAndLocked() {
        OpenReview review = review();
        ReviewPage page = open(review.link());
        CHROMIUM.expect(Expected.REFUSALS);
        page.at("#person").click();
        page.at("#login-person").selectOption("R. Reviewer");
        page.at("#login-passphrase").fill("something else");
        page.at("#login-enter").click();
        assertThat(page.at("#login-problem")).not().isEmpty();
        assertThat(page.at("#login-passphrase")).hasValue("");
        page.press("Escape");
        page.logIn("R. Reviewer");
        sign(page, "reviewed", "not the passphrase");
        assertThat(page.at("#sign-problem")).not().isEmpty();
        page.at("#sign-passphrase").fill(Laboratory.passphrase("R. Reviewer"));
        page.at("#sign-write").click();
        page.says("Signed");
        assertThat(page.at("#run-state")).containsText("reviewed");
        page.at("#person").click();
        page.says("Logged out").logIn("P. Principal");
        sign(page, "approved", Laboratory.passphrase("P. Principal"));
        page.says("Signed");
        assertThat(page.at("#run-state")).containsText("locked");
        page.press("a").says("locked");
        assertThat(InProcess.enantio("verify", review.run().resolve("results").toString(), "--hashes-only")
                        .out())
                .contains("State: approved");
    }

    private static void sign(ReviewPage page, String meaning, String passphrase) {
        page.at("#sign-open").click();
        page.at("#sign [name=meaning][value=" + meaning + "]").check();
        page.at("#sign-passphrase").fill(passphrase);
        page.at("#sign-write").click();
    }

    @Test
    void whoMayNotDecideLooksOnly() {
        ReviewPage page = open(review().link());
        page.logIn("Q. Quality").drawn().press("a").says("may look, and not decide");
    }

    @Test
    void ofTwoReviewersTheLaterIsToldAndNothingIsLost() {
        OpenReview review = review();
        ReviewPage early = open(review.link());
        ReviewPage late = open(review.link());
        tellNothingNew(late.page());
        early.logIn("R. Reviewer").press("n").accept();
        late.logIn("A. Analyst").press("n").accept();
        CHROMIUM.expect(Expected.REFUSALS);
        early.press("s").says("Written");
        late.press("s").says("Somebody else was faster");
        late.page().unroute("**/api/status");
        assertThat(late.at("#others")).containsText("R. Reviewer");
        assertThat(late.at("#pending-count")).containsText("1 change");
        assertThat(review.decisions()).hasSize(1);
        late.press("s").says("Written");
        assertThat(review.decisions().stream().map(row -> row.get("person")))
                .containsExactly("R. Reviewer", "A. Analyst");
    }

    /** The page asks what others did also while it writes: the answer that it then hears of is its own doing. */
    @Test
    void whatThePageWritesItselfIsNotTakenForTheWorkOfOthers() {
        OpenReview review = review();
        ReviewPage page = open(review.link());
        page.logIn("R. Reviewer").press("n").accept();
        CountDownLatch askedAgain = new CountDownLatch(2);
        page.page().onResponse(response -> {
            if (response.url().endsWith("/api/status") && review.decisions().size() == 1) {
                askedAgain.countDown();
            }
        });
        page.page().route("**/api/commit", route -> {
            APIResponse written = route.fetch();
            page.page().waitForCondition(() -> askedAgain.getCount() == 0);
            route.fulfill(new FulfillOptions().setResponse(written));
        });
        page.press("s").says("Written");
        assertThat(page.at("#others")).isHidden();
        page.page().waitForResponse("**/api/status", () -> {});
        page.says("Written");
    }

    /** The page asks every few seconds what others did; here it hears of it only when it writes. */
    private static void tellNothingNew(Page page) {
        String status = String.valueOf(page.evaluate("""
                async () => {
                  const token = (await (await fetch('/api/session')).json()).token;
                  return (await fetch('/api/status', {headers: {'X-Enantio-Token': token}})).text();
                }"""));
        page.route(
                "**/api/status",
                route -> route.fulfill(
                        new FulfillOptions().setContentType("application/json").setBody(status)));
    }

    @Test
    void whoDoesNotWorkForAQuarterOfAnHourIsLoggedOutAndKeepsWhatIsPending() {
        OpenReview review = review();
        ReviewPage page = open(review.link());
        page.logIn("R. Reviewer").press("n").accept();
        review.clock().move(Duration.ofMinutes(16));
        CHROMIUM.expect(Expected.REFUSALS);
        page.press("s");
        assertThat(page.at("#login")).isVisible();
        assertThat(page.at("#login-why")).containsText("logged out");
        assertThat(review.decisions()).isEmpty();
        page.at("#login-person").selectOption("R. Reviewer");
        page.at("#login-passphrase").fill(Laboratory.passphrase("R. Reviewer"));
        page.press("Enter");
        page.says("Written");
        assertThat(review.decisions()).hasSize(1);
    }

    @Test
    void theReadOnlyLinkHasNoControlsAndItsScriptIsRefused() {
        OpenReview review = review();
        CHROMIUM.expect(Expected.REFUSALS);
        ReviewPage page = open(review.readOnlyLink());
        for (String control :
                new String[] {"#accept", "#reintegrate", "#exclude", "#commit-open", "#sign-open", "#person"}) {
            assertThat(page.at(control)).isHidden();
        }
        page.press("a").says("reading only");
        assertThat(page.page().evaluate(POST)).isEqualTo(403);
        assertThat(review.decisions()).isEmpty();
    }

    private static final String POST = """
            async () => {
              const session = await (await fetch('/api/session')).json();
              const answer = await fetch('/api/commit', {method: 'POST',
                headers: {'Content-Type': 'application/json', 'X-Enantio-Token': session.token},
                body: JSON.stringify({changes: [{injection: 1, analyte: '', action: 'comment', parameters: '',
                  reasonCode: '', reason: 'written by a script'}], head: '', second: null})});
              return answer.status;
            }""";
}
