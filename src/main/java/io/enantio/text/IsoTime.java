package io.enantio.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as ISO 8601 and CDISC write it: date, time of day and, if it is stated, the offset from UTC. The name of a time zone is
 * no part of the standard, and a year has four digits.
 *
 * @param offset absent: the clock of a place that is not stated
 */
public record IsoTime(LocalDateTime local, Optional<ZoneOffset> offset) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|[+-]\\d{2}:\\d{2})?");
    private static final Pattern NAMED_ZONE = Pattern.compile("(.*)\\[([^\\]]*)\\]");
    private static final Pattern LONG_YEAR = Pattern.compile("[+-]?\\d{5,}-.*");
    private static final String EXAMPLE = "Write it by ISO 8601, for example 2026-03-02T14:05:00+01:00.";

    /** A text that is no such time. */
    public static final class Unreadable extends DateTimeException {
        private static final long serialVersionUID = 1L;

        private final String remedy;

        private Unreadable(String problem, String remedy) {
            super(problem);
            this.remedy = remedy;
        }

        /**
         * What is wrong, to be read behind the text itself.
         *
         * @return no full stop
         */
        public String problem() {
            return String.valueOf(getMessage());
        }

        /**
         * What to do.
         *
         * @return a sentence
         */
        public String remedy() {
            return remedy;
        }
    }

    /**
     * The time that a text states.
     *
     * @param text for example {@code 2026-03-02T14:05:00+01:00}
     * @return the time
     * @throws Unreadable if it is not a time by ISO 8601 alone, or one that does not exist
     */
    public static IsoTime parse(String text) {
        Matcher named = NAMED_ZONE.matcher(text);
        if (named.matches()) {
            throw withZone(named.group(1), named.group(2));
        }
        if (LONG_YEAR.matcher(text).matches()) {
            throw new Unreadable("has a year of more than four digits", "Correct the year.");
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Unreadable("is not a date and time", EXAMPLE);
        }
        try {
            return new IsoTime(
                    LocalDateTime.parse(form.group(1)),
                    Optional.ofNullable(form.group(2)).map(ZoneOffset::of));
        } catch (DateTimeException e) {
            throw new Unreadable(
                    "is a date or time that does not exist", "Correct it; midnight is 00:00 of the day that begins.");
        }
    }

    /** The zone tells more than the offset does: whether its clocks ever showed this time, and with which offset. */
    private static Unreadable withZone(String text, String zone) {
        String problem = "names a time zone, which ISO 8601 does not have";
        try {
            IsoTime time = parse(text);
            List<ZoneOffset> valid = ZoneId.of(zone).getRules().getValidOffsets(time.local);
            if (valid.isEmpty()) {
                return new Unreadable(
                        "does not exist: the clocks of " + zone + " passed over this time",
                        "Correct the time, and state the offset from UTC alone.");
            }
            if (time.offset.isPresent() && !valid.contains(time.offset.get())) {
                return new Unreadable(
                        "contradicts itself: the offset of " + zone + " was then " + valid.get(0),
                        "Correct it, and state the offset from UTC alone.");
            }
            String offset = time.offset.isPresent() ? "" : valid.get(0).toString();
            return valid.size() == 1 || time.offset.isPresent()
                    ? new Unreadable(problem, "Write " + text + offset + ".")
                    : new Unreadable(problem, "Write it with the offset " + valid.get(0) + " or " + valid.get(1) + ".");
        } catch (DateTimeException e) {
            return new Unreadable(problem, EXAMPLE);
        }
    }

    /**
     * The time with an offset.
     *
     * @return one without is read as UTC: only times of the same clock are compared
     */
    public OffsetDateTime orUtc() {
        return local.atOffset(offset.orElse(ZoneOffset.UTC));
    }
}
