package io.enantio.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import io.enantio.browser.Chromium.Expected;
import io.enantio.browser.Chromium.Window;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What another web site tries from within the reviewer's own browser, while the review page is open in it. */
class ReviewSecurityBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    static Path home;

    private static OpenReview review;

    @BeforeAll
    static void aRunThatNobodyChanges() {
        review = OpenReview.of(OpenReview.flagged(home.resolve("run")));
    }

    @AfterAll
    static void nothingWasWritten() {
        assertThat(review.decisions()).isEmpty();
        review.close();
    }

    @BeforeEach
    void attacksAreRefused() {
        CHROMIUM.expect(Expected.ATTACKS);
    }

    /** A page of another site, in the same browser and with the same cookies. */
    private static Page otherSite(Page reviewer, String html) throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        site.start();
        CHROMIUM.afterwards(() -> site.stop(0));
        Page other = reviewer.context().newPage();
        other.navigate("http://localhost:" + site.getAddress().getPort() + "/");
        return other;
    }

    private static Page reviewer() {
        return ReviewPage.open(CHROMIUM.page(Window.LAPTOP), review.link()).page();
    }

    private static String address() {
        URI link = URI.create(review.link());
        return link.getScheme() + "://" + link.getAuthority() + "/";
    }

    @Test
    void theReviewPageIsNotShownInsideAnotherSite() throws IOException {
        Page other = otherSite(reviewer(), "<iframe src='" + address() + "'></iframe>");
        other.waitForTimeout(500);
        assertThat(other.frameLocator("iframe").locator("#queue-rows")).hasCount(0);
    }

    @Test
    void aFormOfAnotherSiteWritesNothing() throws IOException {
        Page other = otherSite(
                reviewer(),
                "<form method=post enctype=text/plain action='" + address()
                        + "api/logout'><input name='{\"a\":\"' value='\"}'><button>win</button></form>");
        Response answer = other.waitForResponse(
                "**/api/logout", () -> other.locator("button").click());
        assertThat(answer.status()).isBetween(400, 499);
    }

    @Test
    void aScriptOfAnotherSiteReadsNothing() throws IOException {
        Page other = otherSite(reviewer(), "<p>elsewhere</p>");
        for (String path : new String[] {"api/session", "api/queue", "main.js"}) {
            assertThat(other.evaluate(
                            "url => fetch(url, {credentials: 'include'}).then(answer => answer.text(), () => 'unreadable')",
                            address() + path))
                    .as(path)
                    .isEqualTo("unreadable");
        }
    }

    /** A name of the attacker's that leads to this machine: the browser sends the request here, with that name. */
    @Test
    void anotherNameOfThisMachineIsRefused() {
        Page page = CHROMIUM.page(Window.LAPTOP);
        Response answer = Objects.requireNonNull(page.navigate(review.link().replace("127.0.0.1", "elsewhere.test")));
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(page.locator("#queue-rows")).hasCount(0);
    }

    @Test
    void withoutTheKeyOfTheLinkThereIsNoPageAndNoData() {
        Page page = CHROMIUM.page(Window.LAPTOP);
        page.navigate(address());
        assertThat(page.locator("#queue-rows [role=option]")).hasCount(0);
        assertThat(page.evaluate("fetch('/api/queue').then(answer => answer.status)"))
                .isIn(401, 403);
    }

    @Test
    void theKeyIsNeitherInTheAddressNorInReachOfScripts() {
        Page page = reviewer();
        assertThat(page.url()).isEqualTo(address());
        assertThat(page.evaluate("document.cookie")).isEqualTo("");
        assertThat(page.evaluate("history.length")).isEqualTo(2);
    }
}
