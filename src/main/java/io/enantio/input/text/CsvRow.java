package io.enantio.input.text;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.text.IsoTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A row whose cells are read by column. An empty cell is an absent value; a bad one is a problem and absent. */
public final class CsvRow {
    private final Spot spot;
    private final Map<String, String> cells;
    private final Problems problems;

    CsvRow(Spot spot, Map<String, String> cells, Problems problems) {
        this.spot = spot;
        this.cells = cells;
        this.problems = problems;
    }

    /** Place of the row. */
    public Spot spot() {
        return spot;
    }

    /** Adds a problem with a cell. */
    public void add(String column, String problem, String remedy) {
        problems.add(spot.column(column), problem, remedy);
    }

    /** A cell exactly as written; empty if the column is missing. */
    public String raw(String column) {
        return cells.getOrDefault(column, "");
    }

    /** Free text as written. */
    public Optional<String> freeText(String column) {
        return Optional.ofNullable(cells.get(column)).filter(text -> !text.isBlank());
    }

    /** A name: text that results may echo. */
    public Optional<String> text(String column) {
        Optional<String> text = freeText(column);
        text.ifPresent(value -> SafeText.check(value, spot.column(column), problems));
        return text;
    }

    /** A name that must be there. */
    public Optional<String> needed(String column) {
        if (cells.containsKey(column) && cells.get(column).isBlank()) {
            add(column, "is empty", "Fill it in.");
        }
        return text(column);
    }

    /** One of some words. */
    public Optional<String> word(String column, Collection<String> known) {
        Optional<String> word = needed(column);
        if (word.isPresent() && !known.contains(word.get())) {
            add(
                    column,
                    "unknown word " + SafeText.quoted(word.get()),
                    Spelling.hint(word.get(), known) + "Known words: " + String.join(", ", known) + ".");
            return Optional.empty();
        }
        return word;
    }

    /** A number. */
    public OptionalDouble number(String column) {
        Optional<String> text = text(column);
        OptionalDouble number = text.map(NumberForm::parse).orElse(OptionalDouble.empty());
        if (text.isPresent() && number.isEmpty()) {
            add(column, SafeText.quoted(text.get()) + " is not a number", NumberForm.remedy(text.get()));
        }
        return number;
    }

    /** A number of at least 0. */
    public OptionalDouble notNegative(String column) {
        OptionalDouble number = number(column);
        if (number.isPresent() && number.getAsDouble() < 0) {
            add(column, "must be at least 0, is " + NumberForm.show(number.getAsDouble()), "Correct the number.");
            return OptionalDouble.empty();
        }
        return number;
    }

    /** A date. */
    public Optional<LocalDate> date(String column) {
        try {
            return text(column).map(LocalDate::parse);
        } catch (DateTimeException e) {
            add(column, shown(column) + " is not a date", "Write year-month-day, for example 2026-03-02.");
            return Optional.empty();
        }
    }

    /** A point in time by ISO 8601. One without an offset is read as UTC: only times of the same list are compared. */
    public Optional<OffsetDateTime> time(String column) {
        return isoTime(column).map(IsoTime::orUtc);
    }

    /** A point in time by ISO 8601 with its offset from UTC. */
    public Optional<OffsetDateTime> zonedTime(String column) {
        Optional<IsoTime> time = isoTime(column);
        if (time.isPresent() && time.get().offset().isEmpty()) {
            add(
                    column,
                    shown(column) + " has no offset from UTC",
                    "Write it by ISO 8601, for example 2026-03-02T14:05:00+01:00.");
            return Optional.empty();
        }
        return time.map(IsoTime::orUtc);
    }

    /** A point in time by ISO 8601, with or without an offset from UTC. */
    public Optional<IsoTime> isoTime(String column) {
        try {
            return text(column).map(IsoTime::parse);
        } catch (IsoTime.Unreadable e) {
            add(column, shown(column) + " " + e.problem(), e.remedy());
            return Optional.empty();
        }
    }

    private String shown(String column) {
        return SafeText.quoted(freeText(column).orElse(""));
    }

    /** Cells that are not empty, by column, of some columns. */
    public Map<String, String> filled(Collection<String> columns) {
        Map<String, String> filled = new TreeMap<>();
        columns.forEach(column -> text(column).ifPresent(value -> filled.put(column, value)));
        return filled;
    }

    /** Names of all columns. */
    public Collection<String> columns() {
        return cells.keySet();
    }
}
