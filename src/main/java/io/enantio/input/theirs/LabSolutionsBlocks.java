package io.enantio.input.theirs;

import io.enantio.input.foreign.ForeignCells;
import io.enantio.input.foreign.ForeignCells.Line;
import io.enantio.input.foreign.ForeignText;
import io.enantio.input.foreign.Separator;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spot;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The quantitative results of LabSolutions as text: one block below another, each with the lines {@code ID#} and {@code Name} of a
 * compound, a line of column names, and a row for each sample. Rows begin with their number, which the line of names may not name.
 */
final class LabSolutionsBlocks {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");

    private static final Map<String, TheirColumn> COLUMNS = Map.ofEntries(
            Map.entry("data filename", TheirColumn.DATA_FILE),
            Map.entry("data file name", TheirColumn.DATA_FILE),
            Map.entry("sample name", TheirColumn.SAMPLE_NAME),
            Map.entry("sample id", TheirColumn.SAMPLE_ID),
            Map.entry("sample type", TheirColumn.SAMPLE_TYPE),
            Map.entry("level#", TheirColumn.LEVEL),
            Map.entry("ret. time", TheirColumn.RETENTION_TIME_MIN),
            Map.entry("area", TheirColumn.AREA),
            Map.entry("istd area", TheirColumn.IS_AREA),
            Map.entry("area ratio", TheirColumn.AREA_RATIO),
            Map.entry("height", TheirColumn.HEIGHT),
            Map.entry("conc.", TheirColumn.CONCENTRATION),
            Map.entry("conc. unit", TheirColumn.CONCENTRATION_UNIT),
            Map.entry("unit", TheirColumn.CONCENTRATION_UNIT),
            Map.entry("peak start", TheirColumn.START_MIN),
            Map.entry("peak end", TheirColumn.END_MIN),
            Map.entry("date acquired", TheirColumn.ACQUIRED),
            Map.entry("manual", TheirColumn.MANUAL),
            Map.entry("peak mark", TheirColumn.REMARK));

    private final ForeignText text;
    private final TheirMap map;
    private final TheirRows rows;
    private final Problems problems;
    private Optional<String> compound = Optional.empty();
    private Optional<Line> header = Optional.empty();
    private Map<TheirColumn, Integer> columns = Map.of();
    private Optional<Boolean> numbered = Optional.empty();

    LabSolutionsBlocks(ForeignText text, TheirMap map, TheirRows rows, Problems problems) {
        this.text = text;
        this.map = map;
        this.rows = rows;
        this.problems = problems;
    }

    /** Whether the first lines are those of a block. */
    static boolean isMeant(List<Line> lines) {
        return lines.stream()
                        .anyMatch(line ->
                                line.cell(0).equals("ID#") && line.cells().size() <= 3)
                && lines.stream().anyMatch(line -> line.cell(0).equals("Name"));
    }

    void read() {
        Separator separator = map.form().separator().orElseGet(this::separator);
        List<Line> lines = ForeignCells.of(text, separator, problems).stream()
                .filter(line -> line.number() > map.form().skipLines())
                .toList();
        lines.forEach(this::line);
        if (header.isEmpty() && problems.count() == 0) {
            problems.add(
                    Spot.of(text.at().name()),
                    "has no line of column names with Data Filename or Sample Name below the lines ID# and Name",
                    "Export the quantitative results as text, with all compounds and their names.");
        }
    }

    private Separator separator() {
        return text.text()
                .lines()
                .filter(line -> line.startsWith("ID#"))
                .findFirst()
                .flatMap(Separator::of)
                .orElse(Separator.TAB);
    }

    private void line(Line line) {
        if (line.cell(0).equals("ID#")) {
            compound = Optional.empty();
            columns = Map.of();
        } else if (line.cell(0).equals("Name") && line.cells().stream().skip(2).allMatch(String::isEmpty)) {
            compound = Optional.of(line.cell(1)).filter(name -> !name.isEmpty());
        } else if (isHeader(line)) {
            header(line);
        } else if (!columns.isEmpty() && compound.isPresent()) {
            row(line, compound.get());
        } else {
            rows.note(line.number(), "was not understood, it belongs to no compound");
        }
    }

    private static boolean isHeader(Line line) {
        return line.cells().stream().anyMatch(cell -> {
            TheirColumn column = COLUMNS.get(cell.toLowerCase(Locale.ROOT));
            return column == TheirColumn.DATA_FILE || column == TheirColumn.SAMPLE_NAME;
        });
    }

    private void header(Line line) {
        header = Optional.of(line);
        numbered = Optional.empty();
        columns = new EnumMap<>(TheirColumn.class);
        for (int i = 0; i < line.cells().size(); i++) {
            TheirColumn column = COLUMNS.get(line.cell(i).toLowerCase(Locale.ROOT));
            if (column != null && columns.putIfAbsent(column, i) != null) {
                problems.add(
                        new Spot(text.at().name(), line.number(), ""),
                        "has two columns for " + SafeText.quoted(line.cell(i)),
                        "Rename or remove one of them.");
            }
        }
    }

    private void row(Line line, String name) {
        boolean isNumbered = NUMBER.matcher(line.cell(0)).matches();
        boolean areNumbered = numbered.orElse(isNumbered);
        numbered = Optional.of(areNumbered);
        if (areNumbered && !isNumbered) {
            rows.note(line.number(), "was not used, it has no number of a sample");
            return;
        }
        int shift = areNumbered && columns.containsValue(0) ? 1 : 0;
        Map<TheirColumn, String> cells = new HashMap<>();
        columns.forEach((column, place) -> cells.put(column, line.cell(place + shift)));
        cells.put(TheirColumn.COMPONENT, name);
        if (cells.getOrDefault(TheirColumn.SAMPLE_TYPE, "")
                .toLowerCase(Locale.ROOT)
                .startsWith("istd")) {
            cells.put(TheirColumn.IS_STANDARD, "true");
        }
        rows.add(new TheirRow(line.number(), cells));
    }
}
