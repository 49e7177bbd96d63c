package io.enantio.validation.report;

import java.util.List;

/** What a table looks like before there are rows. */
public record TableForm<T>(String name, String title, String rowsAre, List<TableColumn<T>> columns) {
    public TableForm {
        columns = List.copyOf(columns);
    }

    public ExperimentTable of(List<T> rows) {
        return new ExperimentTable(
                name,
                title,
                rowsAre,
                columns.stream()
                        .map(column -> new ExperimentTable.Heading(column.name(), column.meaning(), column.print()))
                        .toList(),
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> column.cell().apply(row))
                                .toList())
                        .toList());
    }
}
