package io.enantio.report.folder;

import io.enantio.text.CsvTable;
import java.util.List;
import java.util.function.Function;

/**
 * A table of a results folder, and where its rows come from.
 *
 * @param <S> what the folder documents: the result of a run, a validation or a study
 */
public record OutputTable<S, T>(CsvTable<T> table, Function<S, List<T>> rows) {

    public OutputFile file(S source) {
        return OutputFile.of(table.file(), table.text(rows.apply(source)));
    }
}
