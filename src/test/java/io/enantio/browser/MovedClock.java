package io.enantio.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
final class MovedClock extends Clock {
    private final ZoneId zone;
    private volatile Instant now;

    MovedClock(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Long after everything that the tests' files are dated with. */
    static MovedClock atNoon() {
        return new MovedClock(Instant.parse("2099-01-02T12:00:00Z"), ZoneOffset.UTC);
    }

    void move(Duration by) {
        now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovedClock(now, other);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
