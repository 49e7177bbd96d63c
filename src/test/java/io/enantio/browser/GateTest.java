package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.browser.ReviewServer.Wishes.Changes;
import io.enantio.browser.Served.Answer;
import io.enantio.browser.Served.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who can make a browser of this machine ask, or who can send bytes to the port. */
class GateTest {
    private static final String NOTHING = "{\"changes\":[]}";

    @TempDir
    static Path home;

    private static MovedClock clock = MovedClock.atNoon();
    private static Served served;
    private static Path run = Path.of("");

    @BeforeAll
    static void serve() {
        run = FewInjections.copyTo(home.resolve("run"));
        served = new Served(run, clock);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    @AfterEach
    void nothingWentWrongInTheProgram() {
        assertThat(served.bugs()).isEmpty();
        clock.move(Duration.ofMinutes(2));
    }

    private static void refused(Answer answer, int status) {
        answer.is(status);
        assertThat(answer.at("problem")).isNotEmpty();
        assertThat(answer.body())
                .doesNotContain("Exception")
                .doesNotContain("at io.")
                .doesNotContain("jetty");
    }

    @Test
    void itListensOnTheLoopbackAddressAlone() throws IOException {
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(each.getInetAddresses())) {
                if (!address.equals(InetAddress.getByName("127.0.0.1"))) {
                    assertThat(isOpen(address)).as(address.toString()).isFalse();
                }
            }
        }
        assertThat(isOpen(InetAddress.getByName("127.0.0.1"))).isTrue();
    }

    private static boolean isOpen(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, served.port()), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String asked(String host, Browser browser) {
        return served.raw("GET /api/session HTTP/1.1\r\n" + host + "Connection: close\r\nCookie: " + browser.cookie()
                + "\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "evil.example",
                "127.0.0.1",
                "127.0.0.1:1",
                "127.0.0.1.evil.example:PORT",
                "127.0.0.1.:PORT",
                "localhost.:PORT",
                "[::1]:PORT",
                "0.0.0.0:PORT",
                "127.1:PORT",
                "2130706433:PORT",
                "localhost:PORT, evil.example",
                "user@127.0.0.1:PORT"
            })
    void anotherHostIsRefused(String host) {
        Browser browser = served.browser();
        String answer = asked("Host: " + host.replace("PORT", String.valueOf(served.port())) + "\r\n", browser);
        assertThat(answer).matches("(?s)HTTP/1.1 (421|400) .*").doesNotContain("token\":");
    }

    @Test
    void noHostOrTwoOfThemAreRefused() {
        Browser browser = served.browser();
        String own = "Host: 127.0.0.1:" + served.port() + "\r\n";
        assertThat(asked("", browser)).startsWith("HTTP/1.1 400");
        assertThat(asked(own + "Host: evil.example\r\n", browser)).matches("(?s)HTTP/1.1 4.*");
        assertThat(served.raw("GET http://evil.example/api/session HTTP/1.1\r\n" + own + "Connection: close\r\nCookie: "
                        + browser.cookie() + "\r\n\r\n"))
                .matches("(?s)HTTP/1.1 4.*");
        assertThat(asked(own, browser)).startsWith("HTTP/1.1 200");
        assertThat(asked("Host: LOCALHOST:" + served.port() + "\r\n", browser)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,403",
                "null,403",
                "http://evil.example,403",
                "http://127.0.0.1,403",
                "https://127.0.0.1:PORT,403",
                "http://127.0.0.1:PORT.evil.example,403",
                "http://localhost:PORT,403",
                "http://127.0.0.1:PORT,200"
            })
    void aChangeComesFromThePageItself(String origin, int status) {
        Browser browser = served.browser();
        HttpRequest.Builder request = browser.request("login")
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"person\":\"A. Analyst\"}"));
        if (origin != null) {
            request.setHeader("Origin", origin.replace("PORT", String.valueOf(served.port())));
        }
        assertThat(browser.send(request).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "SAME-ORIGIN"})
    void anotherSiteNeitherReadsNorChanges(String site) {
        Browser browser = served.browser();
        refused(browser.send(browser.request("queue").setHeader("Sec-Fetch-Site", site)), 403);
        refused(browser.send(browser.change("login", "{}").setHeader("Sec-Fetch-Site", site)), 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/json; charset=utf-16",
                "text/html, application/json"
            })
    void aChangeIsJson(String type) {
        Browser browser = served.browser();
        refused(
                browser.send(
                        browser.change("login", "{\"person\":\"A. Analyst\"}").setHeader("Content-Type", type)),
                415);
    }

    @Test
    void withoutTheTokenOfTheSessionNothingIsAnswered() {
        Browser one = served.browser();
        Browser other = served.browser();
        for (String token : List.of("", "x", other.token(), one.token() + "x", one.cookie())) {
            refused(one.send(one.request("queue").setHeader(Gate.TOKEN, token)), 403);
            refused(one.send(one.change("login", "{\"person\":\"A. Analyst\"}").setHeader(Gate.TOKEN, token)), 403);
        }
        one.get("queue").is(200);
    }

    @Test
    void withoutASessionNothingIsServed() {
        Browser browser = served.browser();
        for (String cookie : List.of("", "enantio-" + served.port() + "=", "enantio-1=" + browser.cookie(), "x=y")) {
            for (String path : List.of("/", "/main.js", "/api/session", "/api/queue", "/api/nothing")) {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(served.origin() + path));
                if (!cookie.isEmpty()) {
                    request.setHeader("Cookie", cookie);
                }
                refused(browser.send(request), 403);
            }
        }
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOfOtherSites() {
        Browser browser = served.browser();
        Answer opened = browser.send(
                HttpRequest.newBuilder(URI.create(served.server().link().orElseThrow())));
        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.header("location")).isEqualTo("/");
        assertThat(opened.header("set-cookie"))
                .matches("enantio-" + served.port() + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void aCookieThatSomebodyPlantedIsNotTakenOver() {
        Browser browser = served.browser();
        String planted = "enantio-" + served.port() + "=" + "x".repeat(43);
        Answer opened = browser.send(
                HttpRequest.newBuilder(URI.create(served.server().link().orElseThrow()))
                        .setHeader("Cookie", planted));
        assertThat(opened.header("set-cookie")).doesNotContain("x".repeat(43));
        refused(
                browser.send(HttpRequest.newBuilder(URI.create(served.origin() + "/api/session"))
                        .setHeader("Cookie", planted)),
                403);
        String before = browser.cookie();
        String tokenBefore = browser.token();
        browser.declares("A. Analyst");
        assertThat(browser.cookie()).isNotEqualTo(before);
        refused(browser.send(browser.request("queue").setHeader("Cookie", before)), 403);
        refused(browser.send(browser.request("queue").setHeader(Gate.TOKEN, tokenBefore)), 403);
    }

    @Test
    void afterLogoutTheOldCookieIsDead() {
        Browser browser = served.browser().declares("A. Analyst");
        String cookie = browser.cookie();
        String token = browser.token();
        browser.post("logout", "{}").is(200);
        refused(
                browser.send(
                        browser.request("queue").setHeader("Cookie", cookie).setHeader(Gate.TOKEN, token)),
                403);
        assertThat(browser.session().path("person").isNull()).isTrue();
    }

    @Test
    void guessesOfTheLinkAreSlowedDown() {
        Browser browser = served.browser();
        for (int i = 0; i < 10; i++) {
            refused(browser.send(HttpRequest.newBuilder(URI.create(served.origin() + "/?key=guess" + i))), 403);
        }
        refused(browser.send(HttpRequest.newBuilder(URI.create(served.origin() + "/?key=guess"))), 429);
        refused(browser.send(HttpRequest.newBuilder(URI.create(served.server().readingLink()))), 429);
        browser.get("queue").is(200);
        clock.move(Duration.ofSeconds(61));
        assertThat(served.browser().token()).isNotEmpty();
    }

    @Test
    void keysAreLongRandomAndOfOneStart() {
        String link = served.server().link().orElseThrow();
        assertThat(link).matches("http://127.0.0.1:" + served.port() + "/\\?key=[A-Za-z0-9_-]{43}");
        assertThat(served.server().readingLink())
                .matches("http://127.0.0.1:\\d+/\\?key=[A-Za-z0-9_-]{43}")
                .isNotEqualTo(link);
    }

    @Test
    void anAnswerSaysWhatABrowserMustNotDoWithIt() {
        Browser browser = served.browser();
        for (Answer answer : List.of(
                browser.get("queue"),
                browser.get("nothing"),
                browser.send(browser.change("login", "not json")),
                browser.send(HttpRequest.newBuilder(URI.create(served.origin() + "/"))),
                browser.send(HttpRequest.newBuilder(URI.create(served.origin() + "/"))
                        .setHeader("Cookie", browser.cookie())))) {
            assertThat(answer.header("content-security-policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
            assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
            assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
            assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
            assertThat(answer.header("access-control-allow-origin")).isEmpty();
            assertThat(answer.header("server")).isEmpty();
            assertThat(answer.header("x-powered-by")).isEmpty();
        }
    }

    @Test
    void thePageHasNoScriptOrStyleInItself() throws IOException {
        String page = Files.readString(Path.of("src/main/resources/io/enantio/browser/index.html"));
        assertThat(page)
                .doesNotContain("<style")
                .doesNotContain("style=")
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern(" on[a-z]+=");
        assertThat(page).doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../run.yaml",
                "/%2e%2e/run.yaml",
                "/..%2frun.yaml",
                "/%2e%2e%2f%2e%2e%2fetc/passwd",
                "/....//run.yaml",
                "/..\\run.yaml",
                "//etc/passwd",
                "/etc/passwd",
                "/run.yaml",
                "/results/report.html",
                "/index.html%00.js",
                "/index.html;x=y",
                "/%61pi/queue",
                "/api/../api/queue",
                "/api//queue",
                "/api/queue/",
                "/api/queue;a=b",
                "/api/%71ueue",
                "/META-INF/MANIFEST.MF",
                "/PageFiles.class",
                "/io/enantio/browser/index.html",
                "/file:/etc/passwd",
                "/classpath:/index.html"
            })
    void noNameOfARequestReachesAFile(String path) {
        Browser browser = served.browser();
        String answer = served.raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + served.port()
                + "\r\nConnection: close\r\nCookie: " + browser.cookie() + "\r\n" + Gate.TOKEN + ": " + browser.token()
                + "\r\n\r\n");
        assertThat(answer.lines().findFirst().orElse("")).as(path).matches("HTTP/1.1 (400|404) .*");
        assertThat(answer)
                .doesNotContain("root:")
                .doesNotContain("analyst:")
                .doesNotContain("items")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "HEAD", "CONNECT", "QUERY", "GET\u0000"})
    void otherMethodsAreRefused(String method) {
        Browser browser = served.browser();
        String answer = served.raw(method + " /api/queue HTTP/1.1\r\nHost: 127.0.0.1:" + served.port()
                + "\r\nConnection: close\r\nCookie: " + browser.cookie() + "\r\n" + Gate.TOKEN + ": " + browser.token()
                + "\r\nX-Secret: mirrored\r\n\r\n");
        assertThat(answer)
                .matches("(?s)HTTP/1.1 (405|400) .*")
                .doesNotContain("mirrored")
                .doesNotContain("items");
    }

    @Test
    void aMethodThatAPathDoesNotHaveIsRefused() {
        Browser browser = served.browser();
        refused(browser.send(browser.change("queue", "{}")), 405);
        refused(browser.get("commit"), 405);
        refused(browser.get("nothing"), 404);
        refused(browser.send(browser.change("nothing", "{}")), 404);
    }

    /** Who is refused while they still send may find the connection closed before they read why. */
    @Test
    void aBodyThatIsTooLargeIsNotRead() {
        Browser browser = served.browser();
        String head = "POST /api/login HTTP/1.1\r\nHost: 127.0.0.1:" + served.port() + "\r\nOrigin: " + served.origin()
                + "\r\nContent-Type: application/json\r\nCookie: " + browser.cookie() + "\r\n" + Gate.TOKEN + ": "
                + browser.token() + "\r\n";
        assertThat(served.raw(head + "Content-Length: 2000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("problem");
        int size = (1 << 20) + 2;
        String start = "{\"person\":\"";
        String chunk = start + "x".repeat(size - start.length());
        String answer = served.raw(
                head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(size) + "\r\n" + chunk + "\r\n");
        assertThat(answer).matches("(?s)(HTTP/1.1 413 |closed: ).*");
        assertThat(browser.session().path("person").isNull()).isTrue();
    }

    @Test
    void headersThatAreTooLongOrTooManyAreRefused() {
        String own = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + served.port() + "\r\nConnection: close\r\n";
        assertThat(served.raw(own + "X: " + "y".repeat(20_000) + "\r\n\r\n")).startsWith("HTTP/1.1 431");
        assertThat(served.raw(own + "X: y\r\n".repeat(5_000) + "\r\n")).startsWith("HTTP/1.1 431");
        assertThat(served.raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n"))
                .matches("(?s)HTTP/1.1 4(14|31) .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"person\":\"A. Analyst\"",
                "{\"person\":\"A. Analyst\"} {}",
                "{\"person\":\"A. Analyst\",\"person\":\"B. Analyst\"}",
                "{\"person\":1.5}",
                "{\"person\":1e999999999}",
                "{\"person\":true}",
                "{\"person\":[]}",
                "{\"person\":{}}",
                "{person:\"A. Analyst\"}",
                "{'person':'A. Analyst'}",
                "{\"person\":\"A. Analyst\",}",
                "{\"person\":\"\\u0000\"}",
                "{\"person\":\"\"}",
                "{\"person\":NaN}",
                "\u0000"
            })
    void jsonThatCannotBeUsedIsRefused(String body) {
        Answer answer = served.browser().post("login", body);
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        refused(answer, answer.status());
    }

    @Test
    void deepJsonLongNamesAndLongNumbersAreRefused() {
        Browser browser = served.browser();
        refused(
                browser.post("proposal", "{\"changes\":" + "[{\"a\":".repeat(20_000) + "1" + "}]".repeat(20_000) + "}"),
                400);
        refused(browser.post("proposal", "{\"a\":".repeat(20_000) + "\"\"" + "}".repeat(20_000)), 400);
        refused(browser.post("proposal", "{\"" + "n".repeat(10_000) + "\":\"\"}"), 400);
        refused(browser.post("proposal", "{\"changes\":" + "9".repeat(10_000) + "}"), 400);
        refused(browser.post("proposal", "{\"changes\":[" + "{},".repeat(5_000) + "{}]}"), 400);
        refused(browser.post("proposal", "{\"changes\":[{\"injection\":{}}]}"), 400);
    }

    @Test
    void aReadingLinkChangesNothing() {
        Browser reader = served.reader();
        assertThat(reader.session().path("readOnly").asBoolean()).isTrue();
        reader.get("queue").is(200);
        for (String path : List.of("login", "logout", "proposal", "commit", "process", "sign", "nothing")) {
            refused(reader.send(reader.change(path, NOTHING)), 403);
        }
        Browser writer = served.browser().declares("A. Analyst");
        refused(reader.send(reader.change("commit", NOTHING).setHeader(Gate.TOKEN, writer.token())), 403);
        refused(reader.send(reader.change("commit", NOTHING).setHeader("Cookie", writer.cookie())), 403);
    }

    @Test
    void aStartForReadingOnlyHasNoOtherLink() {
        try (Served reading = new Served(run, clock, Changes.REFUSED)) {
            assertThat(reading.server().link()).isEmpty();
            refused(reading.reader().post("login", "{\"person\":\"A. Analyst\"}"), 403);
        }
    }

    @Test
    void connectionsThatSayNothingDoNotKeepOthersWaiting() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), served.port());
                socket.getOutputStream()
                        .write("POST /api/commit HTTP/1.1\r\nContent-Length: 100\r\nX: "
                                .getBytes(StandardCharsets.US_ASCII));
                open.add(socket);
            }
            served.browser().get("queue").is(200);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void bytesThatAreNoRequestAreRefused() {
        for (String bytes : List.of(
                "\u0000\u0001\u0002",
                "GET",
                "GET / HTTP/9.9\r\n\r\n",
                "GET / HTTP/1.1\nHost: x\n\n",
                "\u0016\u0003\u0001\u0002\u0000",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "POST /api/commit HTTP/1.1\r\nHost: 127.0.0.1:" + served.port()
                        + "\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/queue HTTP/1.1\r\n\r\n")) {
            String answer = served.raw(bytes);
            assertThat(answer)
                    .doesNotContain("items")
                    .doesNotContain("Exception")
                    .doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void valuesOfTheAddressThatAreNoneAreRefused() {
        Browser browser = served.browser();
        for (String path : List.of(
                "picture",
                "picture?injection=0",
                "picture?injection=-1",
                "picture?injection=99999999999999999999",
                "picture?injection=1%00",
                "picture?injection=1&compound=7",
                "picture?injection=1e3",
                "calibration?analyte=%3Cscript%3E",
                "calibration",
                "qcs?analyte=..%2F..%2Frun.yaml",
                "trends?compound=99",
                "history?injection=x")) {
            Answer answer = browser.get(path);
            assertThat(answer.status()).as(path).isIn(400, 404);
            refused(answer, answer.status());
        }
        assertThat(served.raw("GET /api/picture?injection=%zz HTTP/1.1\r\nHost: 127.0.0.1:" + served.port()
                        + "\r\nConnection: close\r\nCookie: " + browser.cookie() + "\r\n" + Gate.TOKEN + ": "
                        + browser.token() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("Exception");
    }
}
