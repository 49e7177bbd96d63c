package io.enantio.input.theirs;

import io.enantio.comparison.Names;
import io.enantio.comparison.TheirPeak;
import io.enantio.comparison.TheirResults;
import io.enantio.input.foreign.ForeignCells;
import io.enantio.input.foreign.ForeignCells.Line;
import io.enantio.input.foreign.ForeignTable;
import io.enantio.input.foreign.ForeignText;
import io.enantio.input.foreign.Separator;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.SourceFile;
import io.enantio.run.Provenance.InputFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result table of another program, recognised by its content. */
public final class TheirFile {
    /** TargetLynx writes some kilobytes for each peak. */
    private static final int LARGEST_BYTES = 64 << 20;

    private static final int MOST_NAMES_SHOWN = 12;

    private final ForeignText text;
    private final TheirMap map;
    private final Problems problems;
    private final TheirRows rows = new TheirRows();

    /**
     * A table that was read.
     *
     * @param results its peaks
     * @param names that the map file states
     * @param inputs the table and the map, as the user named them
     */
    public record Reading(TheirResults results, Names names, List<InputFile> inputs) {
        public Reading {
            inputs = List.copyOf(inputs);
        }
    }

    private TheirFile(ForeignText text, TheirMap map, Problems problems) {
        this.text = text;
        this.map = map;
        this.problems = problems;
    }

    /**
     * Reads a table.
     *
     * @param table where it lies
     * @param as the program that wrote it; absent: told from its content, or a table of the columns that the map states
     * @param columns a map file of the form {@code enantio-table/1}
     * @return its peaks
     * @throws InputException with everything that is wrong
     */
    public static Reading read(
            SourceFile.Location table, Optional<TheirSystem> as, Optional<SourceFile.Location> columns) {
        Problems problems = new Problems();
        Optional<TheirMap> map =
                columns.isEmpty() ? Optional.of(TheirMap.NONE) : columns.flatMap(at -> TheirMap.read(at, problems));
        Optional<ForeignText> text = SourceFile.bytes(table, LARGEST_BYTES, problems)
                .flatMap(bytes -> ForeignText.decode(table, bytes, problems));
        problems.throwIfAny();
        return new TheirFile(text.orElseThrow(), map.orElseThrow(), problems).read(as);
    }

    private Reading read(Optional<TheirSystem> as) {
        boolean isMapped = as.isEmpty() && !map.form().columns().isEmpty();
        Optional<TheirSystem> system = as.isPresent() || isMapped ? as : recognised();
        if (system.isPresent()) {
            refuseColumns(system.get());
            read(system.get());
        } else if (isMapped) {
            LongTable.stated(text, map, rows, problems).read();
        } else {
            addUnknown();
        }
        problems.throwIfAny();
        List<TheirPeak> peaks = new TheirCells(text.at().name(), map, rows, problems).peaks();
        problems.throwIfAny();
        String shown = map.name().or(() -> system.map(TheirSystem::shown)).orElse("a table read through a map");
        List<InputFile> inputs = new ArrayList<>();
        inputs.add(new InputFile("their_results", text.at().name(), text.sha256()));
        inputs.addAll(map.file().stream().toList());
        return new Reading(
                new TheirResults(shown, text.at().name(), text.sha256(), peaks, rows.remarks()), map.names(), inputs);
    }

    /** Shapes that are no table with a row for each peak have no columns that could be stated. */
    private void refuseColumns(TheirSystem system) {
        boolean hasOwn = system != TheirSystem.MULTIQUANT && system != TheirSystem.SKYLINE;
        if (hasOwn && !map.form().columns().isEmpty()) {
            problems.add(
                    Spot.of(text.at().name()),
                    "is to be read as a table of " + system.shown()
                            + ", whose columns are known, and the map states columns",
                    "Leave out columns, or the name of the program.");
        }
    }

    private void read(TheirSystem system) {
        switch (system) {
            case MULTIQUANT -> LongTable.multiQuant(text, map, rows, problems).read();
            case SKYLINE -> LongTable.skyline(text, map, rows, problems).read();
            case MASSHUNTER -> new MassHunterTable(text, map, rows, problems).read();
            case LABSOLUTIONS -> new LabSolutionsBlocks(text, map, rows, problems).read();
            case TARGETLYNX -> new TargetLynxXml(text, rows, problems).read();
        }
    }

    private Optional<TheirSystem> recognised() {
        if (TargetLynxXml.isXml(text)) {
            return Optional.of(TheirSystem.TARGETLYNX);
        }
        List<Line> lines = firstLines();
        if (LabSolutionsBlocks.isMeant(lines)) {
            return Optional.of(TheirSystem.LABSOLUTIONS);
        }
        if (MassHunterTable.isMeant(lines)) {
            return Optional.of(TheirSystem.MASSHUNTER);
        }
        Optional<ForeignTable> table = ForeignTable.of(head(), map.form(), new Problems());
        if (table.filter(LongTable::isMultiQuant).isPresent()) {
            return Optional.of(TheirSystem.MULTIQUANT);
        }
        return table.filter(LongTable::isSkyline).map(found -> TheirSystem.SKYLINE);
    }

    /** Enough of the text to recognise it, as a text of its own. */
    private ForeignText head() {
        String head = text.text()
                .lines()
                .filter(line -> !line.isBlank())
                .limit(map.form().skipLines() + 1L)
                .collect(Collectors.joining("\n"));
        return new ForeignText(text.at(), head, text.sha256(), text.encoding());
    }

    private List<Line> firstLines() {
        String first =
                text.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        String head =
                text.text().lines().filter(line -> !line.isBlank()).limit(8).collect(Collectors.joining("\n"));
        Separator separator =
                map.form().separator().or(() -> Separator.of(first)).orElse(Separator.COMMA);
        return ForeignCells.of(
                new ForeignText(text.at(), head, text.sha256(), text.encoding()), separator, new Problems());
    }

    private void addUnknown() {
        List<Line> lines = firstLines();
        Spot whole = Spot.of(text.at().name());
        if (lines.isEmpty()) {
            problems.add(whole, "is empty", "Name the result table of another program.");
            return;
        }
        if (MassHunterTable.isCompoundTable(lines)) {
            problems.add(
                    whole,
                    "is a table of MassHunter with a row for each compound",
                    "Export the batch table, with a row for each sample.");
            return;
        }
        String header = lines.get(0).cells().stream()
                .filter(cell -> !cell.isEmpty())
                .limit(MOST_NAMES_SHOWN)
                .map(SafeText::quoted)
                .collect(Collectors.joining(", "));
        String known =
                Arrays.stream(TheirSystem.values()).map(TheirSystem::shown).collect(Collectors.joining(", "));
        problems.add(
                whole,
                "is no result table that is known by its header; it begins with " + header,
                "Known are " + known + ". State the columns of any other table in a map file (--columns).");
    }
}
