package io.enantio.browser;

import io.enantio.operation.DecisionSigners.Opened;
import io.enantio.record.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A browser that was opened with a link of this start, and who works at it. */
final class Session {
    /** Without work for so long, who works must prove again who they are. */
    static final Duration IDLE = Duration.ofMinutes(15);

    /** Whether it may change anything. */
    enum Access {
        READ_ONLY,
        WRITES
    }

    private final Access access;
    private Secret cookie = Secret.random();
    private Secret token = Secret.random();
    private Optional<Reviewer> reviewer = Optional.empty();
    private Instant lastWork;

    /**
     * Who works at the page.
     *
     * @param name declared, or that of the person
     * @param opened the person with the key; absent: the name is declared
     */
    record Reviewer(String name, Optional<Opened> opened) {
        Optional<Person> person() {
            return opened.map(Opened::person);
        }
    }

    Session(Access access, Instant now) {
        this.access = access;
        this.lastWork = now;
    }

    Access access() {
        return access;
    }

    synchronized Secret cookie() {
        return cookie;
    }

    synchronized Secret token() {
        return token;
    }

    /** Who works now; nobody, if they have not worked for too long. */
    synchronized Optional<Reviewer> reviewer(Instant now) {
        if (reviewer.isPresent() && Duration.between(lastWork, now).compareTo(IDLE) > 0) {
            forget();
        }
        return reviewer;
    }

    synchronized void works(Instant now) {
        if (reviewer(now).isPresent()) {
            lastWork = now;
        }
    }

    /** Somebody begins to work: under another cookie and token, so that nobody who knew the old ones works with them. */
    synchronized void enter(Reviewer who, Instant now) {
        forget();
        renew();
        reviewer = Optional.of(who);
        lastWork = now;
    }

    /** Nobody works any more; the old cookie and token are dead. */
    synchronized void leave() {
        forget();
        renew();
    }

    /** The browser may still look, with the same cookie; the key is gone. */
    private void forget() {
        reviewer.flatMap(Reviewer::opened).ifPresent(opened -> opened.key().forget());
        reviewer = Optional.empty();
    }

    private void renew() {
        cookie = Secret.random();
        token = Secret.random();
    }
}
