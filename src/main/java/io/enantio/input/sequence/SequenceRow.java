package io.enantio.input.sequence;

import io.enantio.input.foreign.ForeignTable;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spot;
import io.enantio.run.InjectionColumn;
import io.enantio.run.SampleColumn;
import io.enantio.run.SampleType;
import io.enantio.text.IsoTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A row of a sequence while it is understood: what is known of the injection so far, and whether anything is wrong with it. */
final class SequenceRow {
    private final ForeignTable.Row row;
    private final Problems problems;
    private final String name;
    private final Optional<DataFile> data;
    private final Map<InjectionColumn, String> cells = new EnumMap<>(InjectionColumn.class);
    private final Map<SampleColumn, String> facts = new EnumMap<>(SampleColumn.class);
    private Optional<SampleType> type = Optional.empty();
    private Optional<IsoTime> acquiredAt = Optional.empty();
    private boolean flawed;

    SequenceRow(ForeignTable.Row row, String name, Optional<DataFile> data, Problems problems) {
        this.row = row;
        this.name = name;
        this.data = data;
        this.problems = problems;
    }

    ForeignTable.Row row() {
        return row;
    }

    int line() {
        return row.line();
    }

    String file() {
        return row.spot().file();
    }

    /** Its place in words, for a remark. */
    String where() {
        return file() + ", line " + line();
    }

    /** By which patterns of names and the samples in one file are recognised. */
    String sampleName() {
        return name;
    }

    String shownId() {
        return SafeText.quoted(cell(InjectionColumn.SAMPLE_ID).orElse(name));
    }

    Optional<DataFile> data() {
        return data;
    }

    /** Adds a problem with a column of ours; the row is then not imported. */
    void problem(String column, String problem, String remedy) {
        flawed = true;
        problems.add(new Spot(file(), line(), "").column(column), problem, remedy);
    }

    /** The problem is reported with another row of the same kind. */
    void flaw() {
        flawed = true;
    }

    boolean isFlawed() {
        return flawed;
    }

    Optional<SampleType> type() {
        return type;
    }

    void type(SampleType told) {
        type = Optional.of(told);
        cells.put(InjectionColumn.SAMPLE_TYPE, told.word());
    }

    Optional<IsoTime> acquiredAt() {
        return acquiredAt;
    }

    void acquiredAt(Optional<IsoTime> told) {
        acquiredAt = told;
    }

    Optional<String> cell(InjectionColumn column) {
        return Optional.ofNullable(cells.get(column));
    }

    void cell(InjectionColumn column, String text) {
        cells.put(column, text);
    }

    /** What the row says of the sample itself. */
    Map<SampleColumn, String> facts() {
        return facts;
    }
}
