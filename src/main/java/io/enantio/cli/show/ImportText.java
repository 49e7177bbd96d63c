package io.enantio.cli.show;

import io.enantio.input.sequence.SequenceImport;
import io.enantio.input.sequence.SequenceImport.Injected;
import io.enantio.run.InjectionColumn;
import io.enantio.text.PrintedLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a sequence would become: a line for each injection. */
public final class ImportText {
    private static final int LONGEST_CELL = 60;
    private static final String NOT_UNDERSTOOD = "?";
    private static final List<InjectionColumn> ALWAYS = List.of(
            InjectionColumn.INJECTION,
            InjectionColumn.FILE,
            InjectionColumn.SAMPLE_ID,
            InjectionColumn.SAMPLE_TYPE,
            InjectionColumn.LEVEL);

    private ImportText() {}

    /** Prints the injections; what is not understood is a question mark. */
    public static void print(SequenceImport list, PrintWriter out) {
        List<InjectionColumn> columns = Stream.of(InjectionColumn.values())
                .filter(column -> ALWAYS.contains(column)
                        || list.injections().stream()
                                .anyMatch(one -> !one.cell(column).isEmpty()))
                .toList();
        List<String> headings = new ArrayList<>(List.of("line"));
        columns.forEach(column -> headings.add(column.word()));
        AsciiTable.print(
                headings,
                list.injections().size(),
                index -> cells(list.injections().get(index), columns),
                out);
    }

    private static List<String> cells(Injected injected, List<InjectionColumn> columns) {
        List<String> cells = new ArrayList<>(List.of(String.valueOf(injected.line())));
        for (InjectionColumn column : columns) {
            String text = injected.cell(column);
            boolean isNeeded = column == InjectionColumn.SAMPLE_TYPE || column == InjectionColumn.SAMPLE_ID;
            String absent = isNeeded ? NOT_UNDERSTOOD : AsciiTable.NOTHING;
            cells.add(text.isEmpty() ? absent : PrintedLine.cut(PrintedLine.escaped(text), LONGEST_CELL));
        }
        return cells;
    }
}
