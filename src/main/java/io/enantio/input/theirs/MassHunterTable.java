package io.enantio.input.theirs;

import io.enantio.input.foreign.ForeignCells;
import io.enantio.input.foreign.ForeignCells.Line;
import io.enantio.input.foreign.ForeignText;
import io.enantio.input.foreign.Separator;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The batch table of MassHunter Quant: a row for each sample and, side by side, the columns of each compound. The first line names what
 * columns are about, the second what they hold. A text in the column Quantitation Message ends with a line break, which breaks its row into
 * several lines; they are joined.
 */
final class MassHunterTable {
    private static final Pattern ABOUT = Pattern.compile("(.*\\S)\\s+(Results|Method)");
    private static final Pattern QUALIFIER = Pattern.compile("Qualifier\\s*\\(.*\\)");
    private static final Pattern STANDARD = Pattern.compile("(?i).*[(\\[](ISTD|IS)[)\\]].*");
    private static final String MESSAGE = "Quantitation Message";
    private static final int MOST_LINES_OF_A_ROW = 200;

    private static final Map<String, TheirColumn> OF_SAMPLE = Map.of(
            "name", TheirColumn.SAMPLE_NAME,
            "data file", TheirColumn.DATA_FILE,
            "type", TheirColumn.SAMPLE_TYPE,
            "level", TheirColumn.LEVEL,
            "acq. date-time", TheirColumn.ACQUIRED);

    private static final Map<String, TheirColumn> OF_COMPOUND = Map.ofEntries(
            Map.entry("rt", TheirColumn.RETENTION_TIME_MIN),
            Map.entry("area", TheirColumn.AREA),
            Map.entry("height", TheirColumn.HEIGHT),
            Map.entry("calc. conc.", TheirColumn.CONCENTRATION),
            Map.entry("mi", TheirColumn.MANUAL),
            Map.entry("int. start", TheirColumn.START_MIN),
            Map.entry("int. end", TheirColumn.END_MIN),
            Map.entry("istd area", TheirColumn.IS_AREA),
            Map.entry("istd resp. ratio", TheirColumn.AREA_RATIO));

    /** Multiplied by the dilution, so it goes before the calculated one. */
    private static final String FINAL_CONCENTRATION = "final conc.";

    private final ForeignText text;
    private final TheirMap map;
    private final TheirRows rows;
    private final Problems problems;
    private final Map<Integer, TheirColumn> sampleColumns = new LinkedHashMap<>();
    private final Map<String, Map<TheirColumn, Integer>> compounds = new LinkedHashMap<>();
    private int width;
    private int messageAt;

    MassHunterTable(ForeignText text, TheirMap map, TheirRows rows, Problems problems) {
        this.text = text;
        this.map = map;
        this.rows = rows;
        this.problems = problems;
    }

    /** Whether the first lines are such a header. */
    static boolean isMeant(List<Line> lines) {
        return header(lines).isPresent();
    }

    /** Whether the first line is that of the table with a row for each compound. */
    static boolean isCompoundTable(List<Line> lines) {
        return !lines.isEmpty() && lines.get(0).cell(0).startsWith("Compound");
    }

    /** Place of the upper header line: files may have a title above it. */
    private static Optional<Integer> header(List<Line> lines) {
        for (int i = 0; i + 1 < Math.min(lines.size(), 6); i++) {
            boolean isAbout = lines.get(i).cells().stream().anyMatch(ABOUT.asMatchPredicate());
            List<String> below = lines.get(i + 1).cells();
            if (isAbout && (below.contains("Name") || below.contains("Data File"))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    void read() {
        String first =
                text.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        Separator separator =
                map.form().separator().or(() -> Separator.of(first)).orElse(Separator.COMMA);
        List<Line> lines = ForeignCells.of(text, separator, problems).stream()
                .filter(line -> line.number() > map.form().skipLines())
                .toList();
        Optional<Integer> header = header(lines);
        if (header.isEmpty()) {
            if (problems.count() == 0) {
                problems.add(
                        Spot.of(text.at().name()),
                        "is no batch table of MassHunter: no line names the Results of a compound above Name or Data File",
                        "Export the batch table with both of its header lines and a row for each sample.");
            }
            return;
        }
        columns(lines.get(header.get()), lines.get(header.get() + 1));
        if (problems.count() == 0) {
            samples(lines.subList(header.get() + 2, lines.size()));
        }
    }

    private void columns(Line about, Line names) {
        Spot spot = new Spot(text.at().name(), names.number(), "");
        width = Math.max(about.cells().size(), names.cells().size());
        String group = "";
        int qualifiers = 0;
        for (int i = 0; i < width; i++) {
            group = about.cell(i).isEmpty() ? group : about.cell(i);
            Matcher compound = ABOUT.matcher(group);
            boolean isCompound = compound.matches();
            if (!isCompound) {
                sampleColumn(names.cell(i), i, spot);
            } else if (QUALIFIER.matcher(compound.group(1)).matches()) {
                qualifiers += about.cell(i).endsWith("Results") ? 1 : 0;
            } else if (compound.group(2).equals("Results")) {
                compoundColumn(compound.group(1), names.cell(i), i, spot);
            }
        }
        if (qualifiers > 0) {
            rows.note("Results of qualifiers were passed over: " + qualifiers + ".");
        }
        if (!sampleColumns.containsValue(TheirColumn.SAMPLE_NAME)
                && !sampleColumns.containsValue(TheirColumn.DATA_FILE)) {
            problems.add(
                    spot,
                    "none of its columns is Name or Data File of the sample",
                    "Export the batch table with Name and Data File.");
        }
    }

    private void sampleColumn(String name, int place, Spot spot) {
        TheirColumn column = OF_SAMPLE.get(name.toLowerCase(Locale.ROOT));
        messageAt = name.equals(MESSAGE) ? place : messageAt;
        if (column == null) {
            return;
        }
        if (sampleColumns.containsValue(column)) {
            addTwice(spot, name, "the sample");
        }
        sampleColumns.put(place, column);
    }

    private void compoundColumn(String compound, String name, int place, Spot spot) {
        Map<TheirColumn, Integer> columns =
                compounds.computeIfAbsent(compound, key -> new EnumMap<>(TheirColumn.class));
        String word = name.toLowerCase(Locale.ROOT);
        if (word.equals(FINAL_CONCENTRATION)) {
            columns.put(TheirColumn.CONCENTRATION, place);
            return;
        }
        TheirColumn column = OF_COMPOUND.get(word);
        if (column == TheirColumn.AREA_RATIO) {
            rows.note("ISTD Resp. Ratio was read as the area ratio: it is one where responses are areas.");
        }
        if (column == TheirColumn.CONCENTRATION) {
            columns.putIfAbsent(column, place);
        } else if (column != null && columns.put(column, place) != null) {
            addTwice(spot, name, SafeText.quoted(compound));
        }
    }

    private void addTwice(Spot spot, String name, String what) {
        problems.add(
                spot,
                "has two columns " + name + " of " + what,
                "Rename or remove one of them: a compound stands once.");
    }

    private void samples(List<Line> lines) {
        int at = 0;
        while (at < lines.size()) {
            Line line = lines.get(at);
            int last = holdsOnlyAMessage(line) ? lastOfBroken(lines, at) : at;
            sample(last > at ? joined(line, lines.get(last)) : line);
            at = last + 1;
        }
    }

    private boolean holdsOnlyAMessage(Line line) {
        return messageAt > 0
                && !line.cell(messageAt).isEmpty()
                && line.cells().stream().skip(messageAt + 1L).allMatch(String::isEmpty);
    }

    /**
     * The line in which a row ends that its message has broken: it begins with the end of the message, which is empty, so that all of it
     * stands too far to the left. The line itself if there is none.
     */
    private int lastOfBroken(List<Line> lines, int at) {
        for (int i = at + 1; i < Math.min(lines.size(), at + MOST_LINES_OF_A_ROW); i++) {
            Line line = lines.get(i);
            boolean fits = line.cells().stream().skip((long) width - messageAt).allMatch(String::isEmpty);
            if (fits && isMoved(line)) {
                return i;
            }
            if (hasSample(line)) {
                return at;
            }
        }
        return at;
    }

    private Line joined(Line first, Line last) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            cells.add(i < messageAt ? first.cell(i) : last.cell(i - messageAt));
        }
        return new Line(first.number(), cells);
    }

    private boolean hasSample(Line line) {
        return identities().anyMatch(place -> !line.cell(place).isEmpty());
    }

    /** Whether a line that stands too far to the left names a sample: the first place of names, moved, is empty in every other row. */
    private boolean isMoved(Line line) {
        int first = identities().min().orElse(0);
        return line.cell(0).isEmpty()
                && first > messageAt
                && !line.cell(first - messageAt).isEmpty();
    }

    private IntStream identities() {
        return sampleColumns.entrySet().stream()
                .filter(column ->
                        column.getValue() == TheirColumn.SAMPLE_NAME || column.getValue() == TheirColumn.DATA_FILE)
                .mapToInt(Map.Entry::getKey);
    }

    private void sample(Line line) {
        Map<TheirColumn, String> ofSample = new HashMap<>();
        sampleColumns.forEach((place, column) -> ofSample.put(column, line.cell(place)));
        if (!hasSample(line)) {
            rows.note(line.number(), "was not understood, it names no sample");
            return;
        }
        if (line.cells().size() > width && line.cells().stream().skip(width).anyMatch(cell -> !cell.isEmpty())) {
            problems.add(
                    new Spot(text.at().name(), line.number(), ""),
                    "has " + line.cells().size() + " cells, the header has " + width,
                    "Correct the line: text that holds a separator needs quotes.");
            return;
        }
        compounds.forEach((compound, columns) -> {
            Map<TheirColumn, String> cells = new EnumMap<>(TheirColumn.class);
            cells.putAll(ofSample);
            cells.put(TheirColumn.COMPONENT, compound);
            if (STANDARD.matcher(compound).matches()) {
                cells.put(TheirColumn.IS_STANDARD, "true");
            }
            columns.forEach((column, place) -> cells.put(column, line.cell(place)));
            rows.add(new TheirRow(line.number(), cells));
        });
    }
}
