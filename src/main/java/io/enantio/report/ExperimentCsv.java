package io.enantio.report;

import io.enantio.validation.Cell;
import io.enantio.validation.ExperimentTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table of an experiment as CSV: numbers unrounded, single results with {@code ;} between, marked ones with {@code *}. */
final class ExperimentCsv {
    private static final String BETWEEN = ";";
    private static final String MARK = "*";

    private ExperimentCsv() {}

    static String file(ExperimentTable table) {
        return table.name() + ".csv";
    }

    static String text(ExperimentTable table) {
        List<Column<List<Cell>>> columns = IntStream.range(0, table.headings().size())
                .mapToObj(place -> {
                    ExperimentTable.Heading heading = table.headings().get(place);
                    return new Column<List<Cell>>(heading.name(), heading.meaning(), row -> text(row.get(place)));
                })
                .toList();
        return new CsvTable<>(file(table), table.rowsAre(), columns).text(table.rows());
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Words words) {
            return FreeText.guard(words.text());
        }
        if (cell instanceof Cell.Figure figure) {
            return NumberText.of(figure.value());
        }
        return cell instanceof Cell.Results results
                ? results.results().stream().map(ExperimentCsv::text).collect(Collectors.joining(BETWEEN))
                : "";
    }

    private static String text(Cell.Result result) {
        return NumberText.of(result.value()) + (result.mark() == Cell.Mark.OUTSIDE ? MARK : "");
    }
}
