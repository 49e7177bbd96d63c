package io.enantio.input.foreign;

import io.enantio.text.IsoTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the times of one column are read: by the stated pattern, by ISO 8601, or as all of them can be read in one way only. 03.04.2026
 * alone can be read in two; beside 23.04.2026 it cannot.
 */
public final class ForeignDates {
    /** The same time of day, as programs write it behind a date. */
    private static final List<String> TIMES = List.of(" H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a", " H:mm:ss.SSS");

    private static final List<Style> STYLES = Stream.of(
                    List.of("yyyy-M-d", "d-MMM-yyyy", "yyyy/M/d", "d MMM yyyy", "MMM d, yyyy", "MMM d yyyy"),
                    List.of("d.M.yyyy", "d/M/yyyy", "d-M-yyyy"),
                    List.of("M.d.yyyy", "M/d/yyyy", "M-d-yyyy"))
            .map(Style::of)
            .toList();

    /** Dates whose order of day and month is the same. */
    private record Style(List<DatePattern> patterns) {
        static Style of(List<String> dates) {
            return new Style(dates.stream()
                    .flatMap(date -> TIMES.stream().map(time -> new DatePattern(date + time)))
                    .toList());
        }

        Optional<LocalDateTime> parse(String text) {
            String plain = text.replace(", ", date(text) ? ", " : " ");
            return patterns.stream()
                    .flatMap(pattern -> pattern.parse(plain).stream())
                    .findFirst();
        }

        /** The comma of "Nov 23, 2026 9:00" belongs to the date, that of "23.11.2026, 9:00" does not. */
        private static boolean date(String text) {
            return !text.isEmpty() && Character.isLetter(text.charAt(0));
        }
    }

    private final Optional<DatePattern> stated;
    private final List<Style> possible;

    private ForeignDates(Optional<DatePattern> stated, List<Style> possible) {
        this.stated = stated;
        this.possible = possible;
    }

    /** How the texts of a column are to be read. */
    public static ForeignDates of(Optional<DatePattern> stated, List<String> texts) {
        List<Style> ordered = STYLES.subList(1, STYLES.size());
        List<Style> orders = new ArrayList<>(ordered);
        for (String text : texts) {
            boolean plain = iso(text).isPresent() || STYLES.get(0).parse(text).isPresent();
            boolean readable =
                    ordered.stream().anyMatch(style -> style.parse(text).isPresent());
            if (!plain && readable) {
                orders.removeIf(style -> style.parse(text).isEmpty());
            }
        }
        return new ForeignDates(stated, orders);
    }

    /** Whether a text can be read in two ways. */
    public boolean isAmbiguous(String text) {
        return stated.isEmpty()
                && iso(text).isEmpty()
                && STYLES.get(0).parse(text).isEmpty()
                && possible.stream()
                                .flatMap(style -> style.parse(text).stream())
                                .distinct()
                                .count()
                        > 1;
    }

    /** The time that a text states; empty if it is none, or ambiguous. */
    public Optional<IsoTime> parse(String text) {
        if (stated.isPresent()) {
            return stated.get().parse(text).map(time -> new IsoTime(time, Optional.empty()));
        }
        if (isAmbiguous(text)) {
            return Optional.empty();
        }
        return iso(text)
                .or(() -> Stream.concat(Stream.of(STYLES.get(0)), possible.stream())
                        .flatMap(style -> style.parse(text).stream())
                        .findFirst()
                        .map(time -> new IsoTime(time, Optional.empty())));
    }

    private static Optional<IsoTime> iso(String text) {
        boolean blank = text.length() > 10 && text.charAt(10) == ' ';
        try {
            return Optional.of(IsoTime.parse(blank ? text.substring(0, 10) + 'T' + text.substring(11) : text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
