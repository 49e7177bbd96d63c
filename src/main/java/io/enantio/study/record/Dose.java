package io.enantio.study.record;

import io.enantio.method.value.Require;
import java.time.Duration;
import java.time.OffsetDateTime;

/** A segment of an infusion at one rate (rule H-13). */
public record Dose(String subject, OffsetDateTime start, OffsetDateTime end, double rateMgPerH) {
    public Dose {
        Require.text("subject", subject);
        Require.notNegative("rate", rateMgPerH);
        Require.that(end.isAfter(start), "an infusion must end after it began");
    }

    /** Hours from one time to another. */
    static double hours(OffsetDateTime from, OffsetDateTime to) {
        return Duration.between(from, to).toNanos() / 3.6e12;
    }
}
