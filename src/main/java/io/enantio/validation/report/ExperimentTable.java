package io.enantio.validation.report;

import java.util.List;

/**
 * A table of an experiment with unrounded values.
 *
 * @param name file name without extension
 * @param title for people
 * @param rowsAre what a row is, for example {@code a row per analyte and level}
 */
public record ExperimentTable(
        String name, String title, String rowsAre, List<Heading> headings, List<List<TableCell>> rows) {

    /** How reports print the numbers of a column (rule B-03); CSV files hold them unrounded. */
    public enum Format {
        WORDS,
        /** A count. */
        WHOLE,
        /** ng/mL, 3 significant figures. */
        CONCENTRATION,
        /** One decimal, more if a limit needs them. */
        PERCENT,
        /** Counts x minute. */
        AREA,
        /** Any other number. */
        FIGURE
    }

    /** Name, meaning and number format of a column. */
    public record Heading(String name, String meaning, Format format) {}

    /** Contents of a cell. */
    public sealed interface TableCell {
        /** A name or a sentence. */
        record Words(String text) implements TableCell {}

        /** A number. */
        record Figure(double value) implements TableCell {}

        /** Single results; those outside their limit are marked, and all count (rule D-1). */
        record Results(List<Result> results) implements TableCell {
            public Results {
                results = List.copyOf(results);
            }
        }

        /** No value. */
        record Nothing() implements TableCell {}

        /** One of several results. */
        record Result(double value, Mark mark) {}

        /** Whether a single result is outside its limit. */
        enum Mark {
            NONE,
            OUTSIDE
        }
    }

    public ExperimentTable {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
