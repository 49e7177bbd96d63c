package io.enantio.browser;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request that came through the gate. */
final class Asked {
    private final Session session;
    private final Secret cookie;
    private final HttpServletRequest request;
    private final Optional<RequestBody> body;

    Asked(Session session, HttpServletRequest request, Optional<RequestBody> body) {
        this.session = session;
        this.cookie = session.cookie();
        this.request = request;
        this.body = body;
    }

    Session session() {
        return session;
    }

    /** That of the session when it was asked. */
    Secret cookie() {
        return cookie;
    }

    /** What was sent. */
    RequestBody body() {
        return body.orElseThrow(() -> new Refusal(400, "the request is empty", "Load the page again."));
    }

    /** A value of the address; empty if it has none. */
    String value(String name) {
        @Nullable String text = request.getParameter(name);
        return text == null ? "" : text;
    }

    /** A number of the address. */
    int number(String name, int otherwise) {
        String text = value(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("\\d{1,7}")) {
            throw new Refusal(400, name + " is no number", "Load the page again.");
        }
        return Integer.parseInt(text);
    }
}
