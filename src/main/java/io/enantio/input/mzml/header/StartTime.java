package io.enantio.input.mzml.header;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The startTimeStamp of a run, an xsd:dateTime: with or without a zone. */
public final class StartTime {
    private StartTime() {}

    /** The time, where a zone is stated: without one it cannot be compared with another. */
    public static Optional<OffsetDateTime> of(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public static boolean isReadable(String text) {
        return of(text).isPresent() || isLocal(text);
    }

    private static boolean isLocal(String text) {
        try {
            LocalDateTime.parse(text.strip());
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
