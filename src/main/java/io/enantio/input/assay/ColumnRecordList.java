package io.enantio.input.assay;

import static io.enantio.input.text.CsvFile.required;

import io.enantio.input.problem.Problems;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.method.AssayFacts.ColumnRecord;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Elution orders that were proven on columns (rule A-10). */
public record ColumnRecordList(List<ColumnRecord> records, SourceFile source) {

    /** Columns of the file. */
    public static final CsvFile.Layout LAYOUT = new CsvFile.Layout(
            "column_records",
            List.of(
                    required("column_serial", "serial number of the column"),
                    required("method", "name of the method"),
                    required("compound", "compound whose analytes were injected alone"),
                    required("elution_order", "analytes, first to last, joined by \" > \""),
                    required("run", "run in which it was proven"),
                    required("date", "year-month-day; a record later than a run's acquisition does not count for it"),
                    required("person", "who proved it")),
            CsvFile.OwnColumns.REFUSED);

    static Optional<ColumnRecordList> read(SourceFile.Location at, Problems problems) {
        return SourceFile.read(at, problems)
                .map(source -> new ColumnRecordList(
                        CsvFile.rows(source, LAYOUT, problems).stream()
                                .flatMap(row -> record(row).stream())
                                .toList(),
                        source));
    }

    private static Optional<ColumnRecord> record(CsvRow row) {
        Optional<String> serial = row.needed("column_serial");
        Optional<String> method = row.needed("method");
        Optional<String> compound = row.needed("compound");
        Optional<String> order = row.needed("elution_order");
        row.needed("run");
        row.needed("person");
        row.needed("date");
        Optional<LocalDate> date = row.date("date");
        boolean complete = serial.isPresent() && method.isPresent() && compound.isPresent() && order.isPresent();
        return complete && date.isPresent()
                ? Optional.of(
                        new ColumnRecord(serial.get(), method.get(), compound.get(), analytes(order.get()), date.get()))
                : Optional.empty();
    }

    private static List<String> analytes(String order) {
        return Arrays.stream(order.split(">", -1)).map(String::strip).toList();
    }
}
