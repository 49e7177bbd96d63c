package io.enantio.validation.evidence;

import static io.enantio.validation.report.TableColumn.number;
import static io.enantio.validation.report.TableColumn.optional;
import static io.enantio.validation.report.TableColumn.words;

import io.enantio.validation.report.Outcome;
import io.enantio.validation.report.Print;
import io.enantio.validation.report.TableColumn;
import io.enantio.validation.report.TableForm;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a sample shows that should show nothing, as a share of the response at the LLOQ.
 *
 * @param labels in the order of the table's columns
 * @param analytePercent of the LLOQ's mean area; absent where it could not be measured
 * @param standardPercent of the internal standard's reference; absent for samples made with one
 */
public record ForeignRow(
        Sample sample,
        List<String> labels,
        OptionalDouble analytePercent,
        OptionalDouble standardPercent,
        Outcome outcome,
        String note) {

    public static TableForm<ForeignRow> form(
            String name, String title, String rowsAre, List<TableColumn<ForeignRow>> labels) {
        List<TableColumn<ForeignRow>> columns = new ArrayList<>();
        columns.add(words(
                "analyte", "name in the method", row -> row.sample().analyte().name()));
        columns.addAll(labels);
        columns.add(words("run", "name of the run", row -> row.sample().run().name()));
        columns.add(number("injection", "number in the run", Print.WHOLE, row ->
                (double) row.sample().injection().number()));
        columns.add(words("sample_id", "as given", row -> row.sample().sampleId()));
        columns.add(optional(
                "area_counts_min",
                "of the analyte, also where it is no more than noise",
                Print.AREA,
                row -> row.sample().area()));
        columns.add(optional(
                "lloq_area_counts_min",
                "mean of the used standards at the LLOQ of this run",
                Print.AREA,
                row -> row.sample().run().references(row.sample().analyte()).analyteAtLloq()));
        columns.add(optional("percent_of_lloq", "of that mean", Print.PERCENT, ForeignRow::analytePercent));
        columns.add(optional(
                "internal_standard_percent",
                "of the internal standard's reference; empty for samples made with internal standard",
                Print.PERCENT,
                ForeignRow::standardPercent));
        columns.add(
                words("verdict", "`pass` `fail` `missing`", row -> row.outcome().word()));
        columns.add(words("note", "why there is no verdict", ForeignRow::note));
        return new TableForm<>(name, title, rowsAre, columns);
    }

    public static TableColumn<ForeignRow> label(int place, String name, String meaning) {
        return words(name, meaning, row -> row.labels().get(place));
    }
}
