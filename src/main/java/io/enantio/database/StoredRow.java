package io.enantio.database;

import io.enantio.method.Configuration;
import io.enantio.method.rules.Flag;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.text.CsvTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of a query. A database outlives programs and passes through other hands: each value is taken for what its column promises,
 * or the row is {@link Damaged}.
 *
 * @param row on which the query stands
 */
record StoredRow(ResultSet row) {

    /** Reads a row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(StoredRow row) throws SQLException;
    }

    /** A value that enantio never wrote. The message is half a sentence about it. */
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Damaged(String problem, @Nullable Throwable cause) {
            super(problem, cause);
        }
    }

    /** What a reading makes of the row. Values that contradict each other are as damaged as a single one. */
    <T> T as(Reading<T> reading) throws SQLException {
        try {
            return reading.of(this);
        } catch (IllegalArgumentException | DateTimeException contradiction) {
            throw new Damaged("has a row that cannot be: " + contradiction.getMessage(), contradiction);
        }
    }

    Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    String text(String column) throws SQLException {
        return maybeText(column).orElseThrow(() -> damaged(column, "nothing", "no text"));
    }

    /** A text in another form. */
    <T> T text(String column, String form, Function<String, Optional<T>> reading) throws SQLException {
        String text = text(column);
        return reading.apply(text).orElseThrow(() -> damaged(column, quoted(text), "no " + form));
    }

    /** The texts of a cell that contains several. */
    List<String> words(String column) throws SQLException {
        return maybeText(column).stream()
                .flatMap(all -> Arrays.stream(all.split(CsvTable.SEPARATOR)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    OptionalDouble maybeNumber(String column) throws SQLException {
        Object stored = row.getObject(column);
        if (stored == null) {
            return OptionalDouble.empty();
        }
        if (stored instanceof Number number && Double.isFinite(number.doubleValue())) {
            return OptionalDouble.of(number.doubleValue());
        }
        throw damaged(column, quoted(stored.toString()), "no number");
    }

    double number(String column) throws SQLException {
        return maybeNumber(column).orElseThrow(() -> damaged(column, "nothing", "no number"));
    }

    int integer(String column) throws SQLException {
        double number = number(column);
        if (number != (int) number) {
            throw damaged(column, String.valueOf(number), "no whole number");
        }
        return (int) number;
    }

    /** A whole number; 0 for a curve that could not be fitted, which has none. */
    int count(String column) throws SQLException {
        return maybeNumber(column).isEmpty() ? 0 : integer(column);
    }

    LocalDate date(String column) throws SQLException {
        return text(column, "date", text -> parsed(text, LocalDate::parse));
    }

    Optional<OffsetDateTime> maybeTime(String column) throws SQLException {
        return maybeText(column).isEmpty()
                ? Optional.empty()
                : Optional.of(text(column, "time", text -> parsed(text, StoredRow::time)));
    }

    List<Flag> flags() throws SQLException {
        return words("flags").stream()
                .map(word -> Arrays.stream(Flag.values())
                        .filter(flag -> flag.name().equals(word))
                        .findFirst()
                        .orElseThrow(() -> damaged("flags", quoted(word), "no flag")))
                .toList();
    }

    StudyAnalyte analyte() throws SQLException {
        Optional<Configuration> configuration = maybeText("configuration").isEmpty()
                ? Optional.empty()
                : Optional.of(text(
                        "configuration",
                        "configuration",
                        word -> Arrays.stream(Configuration.values())
                                .filter(each -> each.name().equals(word))
                                .findFirst()));
        return new StudyAnalyte(text("analyte"), text("compound"), configuration);
    }

    /** A time without a zone is UTC, as in the input readers. */
    private static OffsetDateTime time(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : OffsetDateTime.from(time);
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static Damaged damaged(String column, String is, String isNo) {
        return new Damaged("has a row with " + is + " for " + column + ", which is " + isNo, null);
    }
}
