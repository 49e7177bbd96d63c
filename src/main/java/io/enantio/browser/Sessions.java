package io.enantio.browser;

import io.enantio.browser.Session.Access;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The browsers that were opened with a link of this start. */
final class Sessions {
    private static final int MOST = 50;

    private final Optional<Secret> key;
    private final Secret readingKey = Secret.random();
    private final List<Session> all = new ArrayList<>();
    private final Attempts wrongKeys = new Attempts();

    /** @param most what a session of this start may do at most */
    Sessions(Access most) {
        this.key = most == Access.WRITES ? Optional.of(Secret.random()) : Optional.empty();
    }

    /** The key of the link that may change something; there is none if nothing may be changed. */
    Optional<String> key() {
        return key.map(Secret::text);
    }

    String readingKey() {
        return readingKey.text();
    }

    /** Opens a session for who has a key. What cookie the browser had before does not matter. */
    synchronized Session open(String guess, Instant now) {
        wrongKeys.refuseIfTooMany(now);
        boolean writes = key.map(own -> own.is(guess)).orElse(false);
        boolean reads = readingKey.is(guess);
        if (!writes && !reads) {
            wrongKeys.add(now);
            throw new Refusal(
                    403,
                    "this link is not of this start of enantio review",
                    "Open the link that the program has printed.");
        }
        if (all.size() >= MOST) {
            all.remove(0).leave();
        }
        Session session = new Session(writes ? Access.WRITES : Access.READ_ONLY, now);
        all.add(session);
        return session;
    }

    /** The session of a cookie. */
    synchronized Optional<Session> of(String cookie) {
        return all.stream().filter(session -> session.cookie().is(cookie)).findFirst();
    }

    /** Nobody works any more; every key is forgotten. */
    synchronized void close() {
        all.forEach(Session::leave);
        all.clear();
    }

    /** Wrong guesses of late: after {@value #MOST_WRONG} within a minute, none is heard until the first of them is a minute old. */
    static final class Attempts {
        private static final int MOST_WRONG = 10;
        private static final int SECONDS = 60;

        private final Deque<Instant> wrong = new ArrayDeque<>();

        synchronized void refuseIfTooMany(Instant now) {
            while (!wrong.isEmpty() && wrong.getFirst().plusSeconds(SECONDS).isBefore(now)) {
                wrong.removeFirst();
            }
            if (wrong.size() >= MOST_WRONG) {
                throw new Refusal(429, "there were too many wrong attempts", "Wait a minute, then try again.");
            }
        }

        synchronized void add(Instant now) {
            wrong.addLast(now);
        }
    }
}
