package io.enantio.report.validation;

import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import io.enantio.text.FreeText;
import io.enantio.text.NumberText;
import io.enantio.validation.report.ExperimentTable;
import io.enantio.validation.report.ExperimentTable.TableCell;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table of an experiment as CSV: numbers unrounded, single results separated by {@code ;}, those outside a limit marked {@code *}. */
final class ExperimentCsv {
    private static final String MARK = "*";

    private ExperimentCsv() {}

    static String file(ExperimentTable table) {
        return table.name() + ".csv";
    }

    static String text(ExperimentTable table) {
        List<Column<List<TableCell>>> columns = IntStream.range(
                        0, table.headings().size())
                .mapToObj(place -> {
                    ExperimentTable.Heading heading = table.headings().get(place);
                    return new Column<List<TableCell>>(heading.name(), heading.meaning(), row -> text(row.get(place)));
                })
                .toList();
        return new CsvTable<>(file(table), table.rowsAre(), columns).text(table.rows());
    }

    private static String text(TableCell cell) {
        if (cell instanceof TableCell.Words words) {
            return FreeText.guard(words.text());
        }
        if (cell instanceof TableCell.Figure figure) {
            return NumberText.of(figure.value());
        }
        return cell instanceof TableCell.Results results
                ? results.results().stream().map(ExperimentCsv::text).collect(Collectors.joining(CsvTable.SEPARATOR))
                : "";
    }

    private static String text(TableCell.Result result) {
        return NumberText.of(result.value()) + (result.mark() == TableCell.Mark.OUTSIDE ? MARK : "");
    }
}
