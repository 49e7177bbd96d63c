package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium: one process for a test class, a fresh profile for every page of a test. A test fails if one of its pages
 * wrote an error, asked another host for anything, or was answered by a failure of the server. Without a browser the class is skipped
 * with a message; none is ever fetched.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** In a container everybody is root, and Chromium's own sandbox wants somebody else. Names lead nowhere but to this machine. */
    private static final List<String> OPTIONS = List.of(
            "--no-sandbox",
            "--host-resolver-rules=MAP elsewhere.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

    /** What the browser itself writes about an answer that a test asked for on purpose. */
    private static final String REFUSED = "Failed to load resource: the server responded with a status of 4";

    private static final String AXE = read("/axe.min.js");

    /** Milliseconds: a busy machine is no failure. */
    private static final int PATIENCE = 20_000;

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;
    private final Deque<AutoCloseable> servers = new ArrayDeque<>();
    private Expected expected = Expected.NOTHING;

    /** What the browser may complain about, because the test does it on purpose. */
    enum Expected {
        NOTHING,
        /** Requests that the server refuses with a status from 400 to 499. */
        REFUSALS,
        /** Whatever the browser itself prevents another site from doing. */
        ATTACKS
    }

    /** How wide and high the window is, in CSS pixels. */
    enum Window {
        PHONE(420, 800),
        LAPTOP(1400, 900),
        WALL(2000, 1100);

        private final int width;
        private final int height;

        Window(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        Assumptions.assumeTrue(program().isPresent(), "no browser on this machine: install chromium to run this test");
        start();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        List<String> heard = List.copyOf(complaints);
        leave();
        assertThat(heard).as("what the pages of this test complained about").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        stop();
    }

    /** Starts the browser. */
    void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Playwright started =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright = started;
        browser = started.chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program().orElseThrow())
                        .setArgs(OPTIONS));
    }

    /** Closes every page, then the servers that they used. */
    void leave() throws Exception {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        complaints.clear();
        expected = Expected.NOTHING;
        while (!servers.isEmpty()) {
            servers.pop().close();
        }
    }

    /** Ends the browser. */
    void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** A new page of somebody who was never here before. */
    Page page(Window window) {
        BrowserContext context = Objects.requireNonNull(browser)
                .newContext(new NewContextOptions()
                        .setViewportSize(window.width, window.height)
                        .setLocale("en-GB")
                        .setTimezoneId("UTC"));
        contexts.add(context);
        context.setDefaultTimeout(PATIENCE);
        context.onConsoleMessage(this::hear);
        context.onWebError(error -> complaints.add("uncaught: " + error.error()));
        context.onRequest(this::watch);
        context.onResponse(this::watch);
        return context.newPage();
    }

    /** A server that the pages of this test use: it is closed after them. */
    <S extends AutoCloseable> S afterwards(S server) {
        servers.push(server);
        return server;
    }

    /** The test provokes complaints of the browser. */
    void expect(Expected provoked) {
        expected = provoked;
    }

    /**
     * What axe-core finds on the page as it is now, and calls serious or critical: rule, and what it is about. It tries styles of its own on
     * the page, about which the page's policy complains; that is no complaint of the page.
     */
    List<String> barriers(Page page) {
        List<String> before = List.copyOf(complaints);
        page.evaluate(AXE);
        Object found = page.evaluate("""
                async () => (await axe.run(document, {resultTypes: ['violations'], preload: false})).violations
                  .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
                  .flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary))""");
        complaints.clear();
        complaints.addAll(before);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** By how many pixels the page is wider than the window. */
    static int sidewaysScroll(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    private static Optional<Path> program() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String read(String resource) {
        try (InputStream text = Objects.requireNonNull(Chromium.class.getResourceAsStream(resource))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(ConsoleMessage message) {
        boolean isExpected = expected == Expected.ATTACKS
                || expected == Expected.REFUSALS && message.text().startsWith(REFUSED);
        if (message.type().equals("error") && !isExpected) {
            complaints.add("console: " + message.text() + " at " + message.location());
        }
    }

    private void watch(Request request) {
        String host = URI.create(request.url().replaceFirst("^(data|blob):.*", "$1:x"))
                .getHost();
        if (host != null && !host.equals("127.0.0.1") && expected != Expected.ATTACKS) {
            complaints.add("asks " + host + " for " + request.url());
        }
    }

    private void watch(Response response) {
        if (response.status() >= 500) {
            complaints.add("answered by " + response.status() + ": " + response.url());
        }
    }
}
