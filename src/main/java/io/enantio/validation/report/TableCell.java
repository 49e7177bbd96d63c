package io.enantio.validation.report;

import java.util.List;

/** What stands in a cell of an experiment's table, unrounded. */
public sealed interface TableCell {

    /** A name or a sentence. */
    record Words(String text) implements TableCell {}

    /** A number. */
    record Figure(double value) implements TableCell {}

    /** Single results, those out of their limit marked: all count (rule D-1). */
    record Results(List<Result> results) implements TableCell {
        public Results {
            results = List.copyOf(results);
        }
    }

    /** Nothing to say. */
    record Nothing() implements TableCell {}

    /** One of several results. */
    record Result(double value, Mark mark) {}

    /** Whether a single result lies outside its limit. */
    enum Mark {
        NONE,
        OUTSIDE
    }
}
