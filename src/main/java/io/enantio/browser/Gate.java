package io.enantio.browser;

import io.enantio.browser.Session.Access;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every request comes through here first. What is not asked by the page of this program, in a browser that was opened with a link of this
 * start, is refused; and every answer says what a browser must not do with it.
 */
final class Gate implements Filter {
    static final String TOKEN = "X-Enantio-Token";
    private static final String SESSION = "io.enantio.session";
    private static final String API = "/api/";
    /** Nothing here needs a name that is encoded, and no name has a folder above it. */
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9-]+)+|/[A-Za-z0-9-]+(\\.[A-Za-z0-9]+)+");

    private static final Set<String> METHODS = Set.of("GET", "POST");
    private static final Map<String, String> ANSWERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
            "Cache-Control", "no-store");

    private final Sessions sessions;
    private final Clock clock;

    Gate(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        ANSWERS.forEach(answer::setHeader);
        try {
            check(asked, answer);
        } catch (Refusal refused) {
            refuse(answer, refused.answer());
            return;
        }
        chain.doFilter(request, response);
    }

    private void check(HttpServletRequest asked, HttpServletResponse answer) {
        if (!METHODS.contains(asked.getMethod())) {
            answer.setHeader("Allow", String.join(", ", List.of("GET", "POST")));
            throw new Refusal(405, "this method is not used here", "Load the page again.");
        }
        checkHost(asked);
        String path = asked.getRequestURI();
        if (!PATH.matcher(path).matches()) {
            throw notThere();
        }
        boolean isApi = path.startsWith(API);
        if (asked.getMethod().equals("POST")) {
            checkOrigin(asked);
            checkBody(asked);
        } else {
            checkQuery(asked);
            if (isApi) {
                checkSite(asked);
            }
        }
        if (path.equals("/") && asked.getMethod().equals("GET") && asked.getParameter("key") != null) {
            return;
        }
        Session session = session(asked)
                .orElseThrow(() -> new Refusal(
                        403,
                        "this browser was not opened with a link of this start of enantio review",
                        "Open the link that the program has printed."));
        asked.setAttribute(SESSION, session);
        if (isApi && !path.equals(API + "session")) {
            checkToken(asked, session);
        }
        if (asked.getMethod().equals("POST") && session.access() == Access.READ_ONLY) {
            throw new Refusal(403, "this link is for reading only", "Ask for the other link to change anything.");
        }
        if (!path.equals(API + "status")) {
            session.works(clock.instant());
        }
    }

    /** Jetty throws what its version likes at a query that is none. */
    private static void checkQuery(HttpServletRequest asked) {
        try {
            asked.getParameterMap();
        } catch (RuntimeException e) {
            throw new Refusal(400, "the address cannot be read", "Load the page again.");
        }
    }

    /** A page of another name that leads to this machine (DNS rebinding) is none of ours. */
    private static void checkHost(HttpServletRequest asked) {
        List<String> hosts = Collections.list(asked.getHeaders("Host"));
        if (hosts.size() != 1
                || !names(asked.getLocalPort()).contains(hosts.get(0).toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    421, "the host of the request is not this program", "Open the link that the program has printed.");
        }
    }

    private static Set<String> names(int port) {
        return Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    private static void checkOrigin(HttpServletRequest asked) {
        String own = "http://" + asked.getHeader("Host").toLowerCase(Locale.ROOT);
        List<String> origins = Collections.list(asked.getHeaders("Origin"));
        if (origins.size() != 1 || !origins.get(0).equals(own)) {
            throw new Refusal(403, "the request does not come from the page of this program", "Load the page again.");
        }
        checkSite(asked);
    }

    /** Browsers say whether another site asks; an old one says nothing. */
    private static void checkSite(HttpServletRequest asked) {
        String site = asked.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            throw new Refusal(403, "the request comes from another site", "Load the page again.");
        }
    }

    private static void checkBody(HttpServletRequest asked) {
        String type = asked.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json(;\\s*charset=\"?utf-8\"?)?")) {
            throw new Refusal(415, "the request is no JSON", "Load the page again.");
        }
        if (asked.getContentLengthLong() > RequestBody.LARGEST_BYTES) {
            throw tooLarge();
        }
    }

    static Refusal notThere() {
        return new Refusal(404, "there is no such page", "Open the link that the program has printed.");
    }

    static Refusal tooLarge() {
        return new Refusal(413, "the request is too large", "Commit fewer changes at once.");
    }

    private static void checkToken(HttpServletRequest asked, Session session) {
        String token = asked.getHeader(TOKEN);
        if (token == null || !session.token().is(token)) {
            throw new Refusal(403, "the request does not have the token of this session", "Load the page again.");
        }
    }

    private Optional<Session> session(HttpServletRequest asked) {
        @Nullable Cookie[] cookies = asked.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie != null && cookie.getName().equals(cookieName(asked.getLocalPort())))
                        .findFirst()
                        .flatMap(cookie -> sessions.of(cookie.getValue()));
    }

    /** Browsers send a cookie to every port of a machine: each port has its own. */
    static String cookieName(int port) {
        return "enantio-" + port;
    }

    static String cookie(int port, Session session) {
        return cookieName(port) + "=" + session.cookie().text() + "; Path=/; HttpOnly; SameSite=Strict";
    }

    static Session of(HttpServletRequest asked) {
        return (Session) asked.getAttribute(SESSION);
    }

    /** What the request still holds is not read: the connection ends with the answer. */
    static void refuse(HttpServletResponse answer, Refusal.Answer refused) throws IOException {
        byte[] body = refused.json().text().getBytes(StandardCharsets.UTF_8);
        answer.setStatus(refused.status());
        answer.setHeader("Connection", "close");
        answer.setContentType("application/json");
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
    }
}
