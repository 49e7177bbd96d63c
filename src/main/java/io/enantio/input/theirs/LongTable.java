package io.enantio.input.theirs;

import io.enantio.input.foreign.ForeignTable;
import io.enantio.input.foreign.ForeignTable.Column;
import io.enantio.input.foreign.ForeignText;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table with a row for each sample and component, or for each transition of a component: MultiQuant, Skyline, or as a map states. */
final class LongTable {
    /** Names of columns, the first that a table has. Of each both spellings: of the program, and of those who store its tables. */
    private static final Map<TheirColumn, List<String>> MULTIQUANT = new EnumMap<>(Map.ofEntries(
            Map.entry(TheirColumn.SAMPLE_NAME, List.of("Sample Name")),
            Map.entry(TheirColumn.SAMPLE_ID, List.of("Sample ID")),
            Map.entry(TheirColumn.DATA_FILE, List.of("Original Filename", "Original File Name", "Data File")),
            Map.entry(TheirColumn.INDEX_IN_FILE, List.of("Sample Index")),
            Map.entry(TheirColumn.SAMPLE_TYPE, List.of("Sample Type")),
            Map.entry(
                    TheirColumn.ACQUIRED,
                    List.of(
                            "Acquisition Date & Time",
                            "Acquisition Date&Time",
                            "Acquisition Date and Time",
                            "Acquisition Date")),
            Map.entry(TheirColumn.COMPONENT, List.of("Component Name")),
            Map.entry(TheirColumn.IS_STANDARD, List.of("IS")),
            Map.entry(TheirColumn.INTERNAL_STANDARD, List.of("IS Name")),
            Map.entry(TheirColumn.AREA, List.of("Area")),
            Map.entry(TheirColumn.IS_AREA, List.of("IS Area")),
            Map.entry(TheirColumn.AREA_RATIO, List.of("Area Ratio")),
            Map.entry(TheirColumn.CONCENTRATION, List.of("Calculated Concentration")),
            Map.entry(TheirColumn.CONCENTRATION_UNIT, List.of("Conc. Units", "Conc Units", "Concentration Units")),
            Map.entry(TheirColumn.HEIGHT, List.of("Height")),
            Map.entry(TheirColumn.RETENTION_TIME_MIN, List.of("Retention Time")),
            Map.entry(TheirColumn.START_MIN, List.of("Start Time")),
            Map.entry(TheirColumn.END_MIN, List.of("End Time")),
            Map.entry(TheirColumn.MANUAL, List.of("Modified")),
            Map.entry(TheirColumn.INTEGRATION_TYPE, List.of("Integration Type")),
            Map.entry(TheirColumn.USED, List.of("Used")),
            Map.entry(TheirColumn.REMARK, List.of("Peak Comment", "Comment"))));

    private static final Map<TheirColumn, List<String>> SKYLINE = new EnumMap<>(Map.ofEntries(
            Map.entry(TheirColumn.SAMPLE_NAME, List.of("Replicate Name", "Replicate")),
            Map.entry(TheirColumn.SAMPLE_ID, List.of("Sample Name", "Sample ID")),
            Map.entry(TheirColumn.DATA_FILE, List.of("File Name", "Result File")),
            Map.entry(TheirColumn.SAMPLE_TYPE, List.of("Sample Type")),
            Map.entry(TheirColumn.ACQUIRED, List.of("Acquired Time")),
            Map.entry(
                    TheirColumn.COMPONENT,
                    List.of("Molecule Name", "Molecule", "Peptide", "Peptide Modified Sequence", "Peptide Sequence")),
            Map.entry(TheirColumn.AREA, List.of("Area", "Total Area")),
            Map.entry(TheirColumn.AREA_RATIO, List.of("Ratio To Standard", "Normalized Area")),
            Map.entry(TheirColumn.CONCENTRATION, List.of("Calculated Concentration")),
            Map.entry(TheirColumn.HEIGHT, List.of("Height", "Max Height")),
            Map.entry(
                    TheirColumn.RETENTION_TIME_MIN,
                    List.of(
                            "Retention Time",
                            "Best Retention Time",
                            "Molecule Retention Time",
                            "Peptide Retention Time")),
            Map.entry(TheirColumn.START_MIN, List.of("Start Time", "Min Start Time")),
            Map.entry(TheirColumn.END_MIN, List.of("End Time", "Max End Time"))));

    private static final String LABEL = "Isotope Label Type";
    private static final List<String> SKYLINE_MANUAL = List.of("User Set Peak", "User Set", "User Set Total");

    private final ForeignText text;
    private final TheirMap map;
    private final TheirRows rows;
    private final Problems problems;
    private final Map<TheirColumn, List<String>> usual;
    private final boolean hasTransitions;

    private LongTable(
            ForeignText text, TheirMap map, TheirRows rows, Problems problems, Map<TheirColumn, List<String>> usual) {
        this.text = text;
        this.map = map;
        this.rows = rows;
        this.problems = problems;
        this.usual = usual;
        this.hasTransitions = usual == SKYLINE;
    }

    static LongTable multiQuant(ForeignText text, TheirMap map, TheirRows rows, Problems problems) {
        return new LongTable(text, map, rows, problems, MULTIQUANT);
    }

    static LongTable skyline(ForeignText text, TheirMap map, TheirRows rows, Problems problems) {
        return new LongTable(text, map, rows, problems, SKYLINE);
    }

    static LongTable stated(ForeignText text, TheirMap map, TheirRows rows, Problems problems) {
        return new LongTable(text, map, rows, problems, Map.of());
    }

    static boolean isMultiQuant(ForeignTable table) {
        return table.has("Sample Name")
                && table.has("Component Name")
                && (table.has("Area") || table.has("Area Ratio") || table.has("Calculated Concentration"));
    }

    static boolean isSkyline(ForeignTable table) {
        return hasAny(table, TheirColumn.SAMPLE_NAME)
                && hasAny(table, TheirColumn.COMPONENT)
                && (hasAny(table, TheirColumn.AREA) || hasAny(table, TheirColumn.CONCENTRATION));
    }

    private static boolean hasAny(ForeignTable table, TheirColumn column) {
        return SKYLINE.getOrDefault(column, List.of()).stream().anyMatch(table::has);
    }

    void read() {
        Optional<ForeignTable> table = ForeignTable.of(text, map.form(), problems);
        table.ifPresent(this::read);
    }

    private void read(ForeignTable table) {
        Map<TheirColumn, Column> columns = columns(table);
        require(table, columns, TheirColumn.COMPONENT);
        if (!columns.containsKey(TheirColumn.SAMPLE_ID) && !columns.containsKey(TheirColumn.DATA_FILE)) {
            require(table, columns, TheirColumn.SAMPLE_NAME);
        }
        if (problems.count() > 0) {
            return;
        }
        Map<String, Set<String>> transitions = hasTransitions ? transitions(table, columns) : Map.of();
        for (ForeignTable.Row row : table.rows()) {
            Map<TheirColumn, String> cells = new EnumMap<>(TheirColumn.class);
            columns.forEach((column, place) -> row.text(place).ifPresent(cell -> cells.put(column, cell)));
            if (hasTransitions) {
                skylineCells(row, cells, transitions);
            }
            rows.add(new TheirRow(row.line(), cells));
        }
    }

    private Map<TheirColumn, Column> columns(ForeignTable table) {
        Map<TheirColumn, Column> columns = new EnumMap<>(TheirColumn.class);
        for (TheirColumn column : TheirColumn.values()) {
            Optional<Column> place = map.form().columns().containsKey(column.word())
                    ? table.mapped(column.word())
                    : usual.getOrDefault(column, List.of()).stream()
                            .filter(table::has)
                            .findFirst()
                            .flatMap(table::column);
            place.ifPresent(found -> columns.put(column, found));
        }
        return columns;
    }

    private void require(ForeignTable table, Map<TheirColumn, Column> columns, TheirColumn column) {
        if (!columns.containsKey(column) && !map.form().columns().containsKey(column.word())) {
            Spot header = table.headerSpot();
            List<String> names = usual.getOrDefault(column, List.of());
            problems.add(
                    header,
                    "no column states the " + column.word().replace('_', ' ')
                            + (names.isEmpty() ? "" : ": there is no " + names.get(0)),
                    "State it in a map file under columns: " + column.word() + ". The table has: " + table.shownHeader()
                            + ".");
        }
    }

    /** Skyline gives a row to each transition: those of a molecule with several are named by their masses. */
    private void skylineCells(
            ForeignTable.Row row, Map<TheirColumn, String> cells, Map<String, Set<String>> transitions) {
        String molecule = cells.getOrDefault(TheirColumn.COMPONENT, "");
        if (transitions.getOrDefault(molecule, Set.of()).size() > 1) {
            cells.put(TheirColumn.COMPONENT, molecule + " " + transition(row));
            rows.note(
                    "A molecule with several transitions is several components, named by molecule, precursor and product:"
                            + " state under components which is meant.");
        }
        if (row.text(LABEL).filter(label -> label.equalsIgnoreCase("heavy")).isPresent()) {
            cells.put(TheirColumn.IS_STANDARD, "true");
        }
        SKYLINE_MANUAL.stream()
                .flatMap(name -> row.text(name).stream())
                .findFirst()
                .ifPresent(word -> cells.put(TheirColumn.MANUAL, word.equalsIgnoreCase("true") ? "true" : "false"));
        row.text("Excluded From Calibration")
                .ifPresent(word -> cells.put(TheirColumn.USED, word.equalsIgnoreCase("true") ? "false" : "true"));
    }

    private static Map<String, Set<String>> transitions(ForeignTable table, Map<TheirColumn, Column> columns) {
        Map<String, Set<String>> transitions = new HashMap<>();
        Optional<Column> component = Optional.ofNullable(columns.get(TheirColumn.COMPONENT));
        component.ifPresent(column -> table.rows()
                .forEach(row -> transitions
                        .computeIfAbsent(row.text(column).orElse(""), key -> new LinkedHashSet<>())
                        .add(transition(row))));
        return transitions;
    }

    private static String transition(ForeignTable.Row row) {
        List<String> parts = new ArrayList<>();
        for (List<String> names :
                List.of(List.of("Precursor Mz", "Precursor"), List.of("Product Mz", "Transition", "Fragment Ion"))) {
            names.stream().flatMap(name -> row.text(name).stream()).findFirst().ifPresent(parts::add);
        }
        return String.join(">", parts);
    }
}
