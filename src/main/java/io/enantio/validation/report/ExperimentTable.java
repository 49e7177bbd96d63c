package io.enantio.validation.report;

import java.util.List;

/**
 * A table as the report prints it.
 *
 * @param name of its file, without ending
 * @param title for people
 * @param rowsAre what a row stands for
 */
public record ExperimentTable(
        String name, String title, String rowsAre, List<Heading> headings, List<List<TableCell>> rows) {

    /** A column without its rows. */
    public record Heading(String name, String meaning, Print print) {}

    public ExperimentTable {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
