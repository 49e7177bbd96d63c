package io.enantio.input.sequence;

import io.enantio.input.foreign.ForeignForm;
import io.enantio.input.foreign.ForeignTable;
import io.enantio.input.foreign.ForeignText;
import io.enantio.input.foreign.Separator;
import io.enantio.input.problem.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Programs that write sequences, told by the names of columns, and which of their columns is which. The names are those of public
 * examples and readers of these lists; laboratories add columns, and exports change their order.
 */
public enum SequenceSystem {
    /** Tab between cells; the first line begins with {@code % header=}; columns of the laboratory begin with an underscore. */
    ANALYST(
            "SCIEX Analyst batch",
            List.of("SampleName", "OutputFile"),
            Map.of(
                    "sample_id", List.of("SampleName"),
                    "file", List.of("OutputFile"),
                    "sample_type", List.of("Type"),
                    "level", List.of("_Level", "_QCNAME"),
                    "dilution_factor", List.of("DilutFact"),
                    "comment", List.of("Comments"))),
    MASSHUNTER(
            "MassHunter worklist",
            List.of("Name", "Data File", "Vial|Method File|Mathod File|Method Path|Tray Name"),
            Map.of(
                    "sample_id", List.of("Name"),
                    "file", List.of("Data File"),
                    "sample_type", List.of("Type"),
                    "level", List.of("Level"),
                    "dilution_factor", List.of("Dil."),
                    "comment", List.of("Comment"))),
    /** The line of column names follows one that begins with {@code Bracket Type=}. */
    XCALIBUR(
            "Xcalibur sequence",
            List.of("Sample Type", "File Name", "Sample ID"),
            Map.of(
                    "sample_id", List.of("Sample ID", "Sample Name"),
                    "sample_name", List.of("Sample Name", "Sample ID"),
                    "file", List.of("File Name"),
                    "sample_type", List.of("Sample Type"),
                    "level", List.of("Level"),
                    "dilution_factor", List.of("Dil Factor"),
                    "comment", List.of("Comment"))),
    /** Tab between cells. That it has a text and a type of the sample is known of some lists only. */
    MASSLYNX(
            "MassLynx sample list",
            List.of("FILE_NAME", "MS_FILE|INLET_FILE|SAMPLE_LOCATION|MS_TUNE_FILE"),
            Map.of(
                    "sample_id", List.of("SAMPLE_ID", "FILE_TEXT", "FILE_NAME"),
                    "sample_name", List.of("FILE_TEXT", "SAMPLE_ID", "FILE_NAME"),
                    "file", List.of("FILE_NAME"),
                    "sample_type", List.of("TYPE", "SAMPLE_TYPE"),
                    "level", List.of("LEVEL"),
                    "comment", List.of("COMMENT"))),
    /** Any list, through the laboratory's own map of its columns. */
    OTHER("list with a map of its columns", List.of(), Map.of());

    private static final Pattern ANALYST_MARK = Pattern.compile("^\\s*%\\s*header\\s*=\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern XCALIBUR_MARK =
            Pattern.compile("^\\s*\"?\\s*Bracket Type\\s*=.*", Pattern.CASE_INSENSITIVE);

    private final String word;
    private final List<String> marks;
    private final Map<String, List<String>> columns;

    SequenceSystem(String word, List<String> marks, Map<String, List<String>> columns) {
        this.word = word;
        this.marks = marks;
        this.columns = columns;
    }

    /** As people call it, and as it is recorded. */
    public String word() {
        return word;
    }

    /** Columns that such a list has; of names with {@code |} between them it has one at least. */
    public List<String> marks() {
        return marks;
    }

    /** What this system calls a column of ours; several names in order of preference. */
    public List<String> namesOf(String our) {
        return columns.getOrDefault(our, List.of());
    }

    /** A list with the system that wrote it. */
    record Recognised(SequenceSystem system, ForeignTable table) {}

    /** Reads a list and tells which system wrote it; {@link #OTHER} if its columns are of none. Empty if it is no table. */
    static Optional<Recognised> read(ForeignText text, ForeignForm form, Problems problems) {
        String first = text.text()
                .lines()
                .skip(form.skipLines())
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        if (ANALYST_MARK.matcher(first).find()) {
            return ForeignTable.of(withoutMark(text, first), form.or(Separator.TAB), problems)
                    .map(table -> new Recognised(ANALYST, table));
        }
        if (XCALIBUR_MARK.matcher(first).matches()) {
            int mark = lineOf(text, first, form.skipLines());
            return ForeignTable.of(text, form.skipping(mark), problems).map(table -> new Recognised(XCALIBUR, table));
        }
        return ForeignTable.of(text, form, problems).map(table -> new Recognised(of(table), table));
    }

    private static ForeignText withoutMark(ForeignText text, String first) {
        String header = ANALYST_MARK.matcher(first).replaceFirst("");
        int at = text.text().indexOf(first);
        return new ForeignText(
                text.at(),
                text.text().substring(0, at) + header + text.text().substring(at + first.length()),
                text.sha256(),
                text.encoding());
    }

    private static int lineOf(ForeignText text, String first, int from) {
        List<String> lines = text.text().lines().toList();
        int line = from;
        while (!lines.get(line).equals(first)) {
            line++;
        }
        return line + 1;
    }

    private static SequenceSystem of(ForeignTable table) {
        return Stream.of(ANALYST, XCALIBUR, MASSLYNX, MASSHUNTER)
                .filter(system -> system.marks.stream()
                        .allMatch(mark -> Arrays.stream(mark.split("\\|")).anyMatch(table::has)))
                .findFirst()
                .orElse(OTHER);
    }
}
