package io.enantio.report.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A result file in CSV: RFC 4180 with LF line ends.
 *
 * @param file its name
 * @param rowsAre what a row stands for, for a person to read
 */
public record CsvTable<T>(String file, String rowsAre, List<Column<T>> columns) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    public CsvTable {
        columns = List.copyOf(columns);
    }

    /** The whole file. */
    public String text(List<T> rows) {
        StringBuilder text = new StringBuilder(64 * columns.size() * (rows.size() + 1) / 4);
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(columns.stream().map(Column::name));
            for (T row : rows) {
                printer.printRecord(columns.stream().map(column -> column.cell().apply(row)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }
}
