package io.enantio.input.sequence;

import io.enantio.input.assay.NamePattern;
import io.enantio.input.assay.NamePattern.Field;
import io.enantio.input.assay.SequenceWords;
import io.enantio.input.foreign.ForeignTable;
import io.enantio.input.foreign.ForeignTable.Column;
import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.run.InjectionColumn;
import io.enantio.run.SampleColumn;
import io.enantio.run.SampleType;
import io.enantio.text.FreeText;
import io.enantio.text.IsoTime;
import io.enantio.text.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of a sequence, understood by the words of its system and of the method. */
final class SequenceReader {
    /** Cells that are carried as they are. */
    private static final Set<InjectionColumn> CARRIED = EnumSet.of(
            InjectionColumn.INJECTION,
            InjectionColumn.BATCH,
            InjectionColumn.EXPERIMENT,
            InjectionColumn.LOT,
            InjectionColumn.CONDITION,
            InjectionColumn.CYCLE,
            InjectionColumn.SET,
            InjectionColumn.REPLICATE);

    private static final Set<SampleColumn> TIMES =
            EnumSet.of(SampleColumn.COLLECTED_AT, SampleColumn.INFUSION_START, SampleColumn.INFUSION_END);
    private static final Set<SampleColumn> NAMES =
            EnumSet.of(SampleColumn.SAMPLE_ID, SampleColumn.STUDY, SampleColumn.SUBJECT, SampleColumn.VISIT);

    private static final Set<SampleType> BLANKS =
            EnumSet.of(SampleType.BLANK, SampleType.ZERO, SampleType.CARRYOVER_BLANK, SampleType.SUITABILITY);
    private static final Set<SampleType> KNOWN_AMOUNTS = EnumSet.of(SampleType.STANDARD, SampleType.QC);
    private static final Set<SampleType> SPECIAL = EnumSet.of(SampleType.SUITABILITY, SampleType.SINGLE_ENANTIOMER);

    private final SequenceSystem system;
    private final ForeignTable table;
    private final SequenceWords words;
    private final LevelNames levels;
    private final Problems problems;
    private final List<String> remarks;
    private final Map<SequenceRow, NamePattern.Reading> readings = new HashMap<>();
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();

    SequenceReader(
            SequenceSystem.Recognised list,
            SequenceWords words,
            LevelNames levels,
            Problems problems,
            List<String> remarks) {
        this.system = list.system();
        this.table = list.table();
        this.words = words;
        this.levels = levels;
        this.problems = problems;
        this.remarks = remarks;
        SequenceWords.COLUMNS.forEach(our -> columns.put(our, columnsOf(our)));
    }

    private List<Column> columnsOf(String our) {
        if (table.form().columns().containsKey(our)) {
            return table.mapped(our).stream().toList();
        }
        return system.namesOf(our).stream()
                .filter(table::has)
                .flatMap(name -> table.column(name).stream())
                .toList();
    }

    /** All rows, also those that are not understood; their problems are added. */
    List<SequenceRow> rows() {
        if (column(InjectionColumn.SAMPLE_ID).isEmpty()) {
            if (!table.form().columns().containsKey(InjectionColumn.SAMPLE_ID.word())) {
                addUnknownSystem();
            }
            return List.of();
        }
        if (table.rows().isEmpty()) {
            problems.add(table.headerSpot(), "no row follows the line of column names", "Name a list with injections.");
        }
        List<SequenceRow> rows = table.rows().stream().map(this::row).toList();
        rows.forEach(this::readName);
        tellTypes(rows);
        tellLevels(rows);
        rows.forEach(this::dilution);
        tellCarryOver(rows);
        tellUnused();
        return rows;
    }

    private void addUnknownSystem() {
        List<String> named =
                table.header().stream().filter(name -> !name.isEmpty()).toList();
        String example = named.isEmpty() ? "Name" : named.get(0);
        problems.add(
                table.headerSpot(),
                "no known system has these columns: " + table.shownHeader(),
                "State which is which with --map FILE, or in the method below sequence:, for example columns: {sample_id: "
                        + SafeText.quoted(example) + ", sample_type: ..., file: ...}.");
    }

    private List<Column> column(InjectionColumn our) {
        return columns.getOrDefault(our.word(), List.of());
    }

    private static Optional<String> text(ForeignTable.Row row, List<Column> ours) {
        return ours.stream().flatMap(column -> row.text(column).stream()).findFirst();
    }

    private static OptionalDouble number(ForeignTable.Row row, List<Column> ours) {
        return ours.stream()
                .filter(column -> row.text(column).isPresent())
                .findFirst()
                .map(row::number)
                .orElse(OptionalDouble.empty());
    }

    private static Optional<IsoTime> time(ForeignTable.Row row, List<Column> ours) {
        return ours.stream().flatMap(column -> row.time(column).stream()).findFirst();
    }

    private SequenceRow row(ForeignTable.Row row) {
        Optional<String> id = text(row, column(InjectionColumn.SAMPLE_ID));
        String name = text(row, columns.getOrDefault(SequenceWords.SAMPLE_NAME, List.of()))
                .or(() -> id)
                .orElse("");
        Optional<DataFile> data = text(row, column(InjectionColumn.FILE)).map(DataFile::of);
        SequenceRow read = new SequenceRow(row, name, data, problems);
        int before = problems.count();
        if (id.isEmpty()) {
            read.problem("sample_id", "is empty", "Name the sample.");
        }
        id.ifPresent(text -> read.cell(InjectionColumn.SAMPLE_ID, text));
        for (InjectionColumn column : CARRIED) {
            text(row, column(column)).ifPresent(text -> read.cell(column, text));
        }
        read.acquiredAt(time(row, column(InjectionColumn.ACQUIRED_AT)));
        text(row, column(InjectionColumn.COMMENT))
                .ifPresent(text -> read.cell(
                        InjectionColumn.COMMENT,
                        FreeText.guard(text.replaceAll("[\\t\\r\\n]+", " ").strip())));
        for (SampleColumn column : SampleColumn.values()) {
            fact(read, column);
        }
        if (problems.count() > before) {
            read.flaw();
        }
        return read;
    }

    private void fact(SequenceRow read, SampleColumn column) {
        List<Column> ours = columns.getOrDefault(column.word(), List.of());
        if (column == SampleColumn.SAMPLE_ID || ours.isEmpty()) {
            return;
        }
        if (TIMES.contains(column)) {
            time(read.row(), ours)
                    .ifPresent(time -> read.facts().put(column, SequenceTimes.text(time, Optional.empty())));
        } else if (NAMES.contains(column)) {
            text(read.row(), ours).ifPresent(text -> read.facts().put(column, text));
        } else {
            number(read.row(), ours).ifPresent(number -> read.facts().put(column, NumberText.of(number)));
        }
    }

    private void readName(SequenceRow row) {
        for (NamePattern pattern : words.names()) {
            List<NamePattern.Reading> ways = pattern.read(row.sampleName(), levels::isLevel);
            if (ways.size() > 1) {
                row.problem(
                        SequenceWords.SAMPLE_NAME,
                        SafeText.quoted(row.sampleName()) + " can be read in several ways by the pattern "
                                + SafeText.quoted(pattern.template()) + ": " + shown(ways.get(0)) + " or "
                                + shown(ways.get(1)),
                        "Put a sign between the fields of the pattern that the names have only there.");
                return;
            }
            if (ways.size() == 1) {
                readings.put(row, ways.get(0));
                take(row, ways.get(0));
                return;
            }
        }
    }

    private static String shown(NamePattern.Reading reading) {
        return Arrays.stream(Field.values())
                .filter(field -> reading.fields().containsKey(field))
                .map(field ->
                        field.word() + " " + SafeText.quoted(reading.fields().getOrDefault(field, "")))
                .collect(Collectors.joining(", "));
    }

    /** What a name says of the sample itself. What a column says of it must be the same. */
    private static void take(SequenceRow row, NamePattern.Reading reading) {
        reading.pattern().study().ifPresent(study -> fact(row, SampleColumn.STUDY, study));
        reading.fields().forEach((field, text) -> {
            switch (field) {
                case SUBJECT -> fact(row, SampleColumn.SUBJECT, text);
                case VISIT -> fact(row, SampleColumn.VISIT, text);
                case TIME_POINT -> fact(row, SampleColumn.TIME_POINT, number(text));
                case NOMINAL_TIME_H -> fact(row, SampleColumn.NOMINAL_TIME_H, number(text));
                case LEVEL, DILUTION -> {}
            }
        });
    }

    private static String number(String text) {
        return NumberText.of(NumberForm.parse(text).orElse(0));
    }

    private static void fact(SequenceRow row, SampleColumn column, String text) {
        String earlier = row.facts().putIfAbsent(column, text);
        if (earlier != null && !earlier.equals(text)) {
            row.problem(
                    column.word(),
                    "the name " + SafeText.quoted(row.sampleName()) + " says " + SafeText.quoted(text)
                            + ", the column says " + SafeText.quoted(earlier),
                    "Correct the list, or the pattern of names.");
        }
    }

    /** What each row is: by its name where a pattern says so, else by the system's word. */
    private void tellTypes(List<SequenceRow> rows) {
        Map<String, List<SequenceRow>> byWord = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> text(row.row(), column(InjectionColumn.SAMPLE_TYPE))
                                .orElse(""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Set<SequenceWord> present = byWord.keySet().stream()
                .flatMap(word -> SequenceWord.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SequenceWord.class)));
        byWord.forEach((word, group) -> tellType(word, group, present));
    }

    private void tellType(String word, List<SequenceRow> rows, Set<SequenceWord> present) {
        Optional<SampleType> meant = meaning(word, present);
        List<SequenceRow> unknown = new ArrayList<>();
        for (SequenceRow row : rows) {
            Optional<SampleType> byName = Optional.ofNullable(readings.get(row))
                    .flatMap(reading -> reading.pattern().type());
            if (byName.isPresent() && meant.isPresent() && contradicts(meant.get(), byName.get())) {
                row.problem(
                        InjectionColumn.SAMPLE_TYPE.word(),
                        SafeText.quoted(word) + " means " + meant.get().word() + ", but by its name "
                                + SafeText.quoted(row.sampleName()) + " it is "
                                + byName.get().word(),
                        "Correct the list, or the patterns of names in the method.");
                continue;
            }
            byName.or(() -> meant).ifPresentOrElse(row::type, () -> unknown.add(row));
        }
        if (!unknown.isEmpty()) {
            unknown.forEach(SequenceRow::flaw);
            addUnknownType(word, unknown);
        }
    }

    private Optional<SampleType> meaning(String word, Set<SequenceWord> present) {
        Optional<SampleType> stated = stated(word);
        boolean blankIsStated = stated("Blank").isPresent();
        return stated.or(() -> SequenceWord.of(word).flatMap(known -> known.meaning(present, blankIsStated)));
    }

    private Optional<SampleType> stated(String word) {
        return Optional.ofNullable(words.types().get(word))
                .or(() -> words.types().entrySet().stream()
                        .filter(entry -> SequenceWord.plain(entry.getKey()).equals(SequenceWord.plain(word)))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    /** A name may say more than the system's word, which knows no carry-over blanks, not the contrary of it. */
    private static boolean contradicts(SampleType word, SampleType name) {
        if (word == name || word == SampleType.STUDY || SPECIAL.contains(word) || SPECIAL.contains(name)) {
            return false;
        }
        return !(BLANKS.contains(word) && BLANKS.contains(name))
                && (KNOWN_AMOUNTS.contains(word) || BLANKS.contains(word));
    }

    private void addUnknownType(String word, List<SequenceRow> rows) {
        String more = rows.size() == 1 ? "" : " (" + rows.size() + " rows)";
        String words = Arrays.stream(SampleType.values()).map(SampleType::word).collect(Collectors.joining(", "));
        if (word.isEmpty()) {
            rows.get(0)
                    .problem(
                            InjectionColumn.SAMPLE_TYPE.word(),
                            "nothing says what kind of sample " + rows.get(0).shownId() + " is" + more,
                            "Add a pattern of its name to the method: sequence: {names: [{name: "
                                    + SafeText.quoted(rows.get(0).sampleName())
                                    + ", sample_type: ...}]}; kinds: " + words + ".");
            return;
        }
        Optional<SequenceWord> known = SequenceWord.of(word);
        String meanings = known.map(SequenceWord::meanings).orElse(List.of()).stream()
                .map(SampleType::word)
                .collect(Collectors.joining(" or "));
        String first = known.map(one -> one.meanings().get(0).word()).orElse("...");
        rows.get(0)
                .problem(
                        InjectionColumn.SAMPLE_TYPE.word(),
                        SafeText.quoted(word)
                                + (known.isPresent() ? " could mean " + meanings : " is no known kind of sample")
                                + more,
                        "Say in the method what it means: sequence: {types: {" + SafeText.quoted(word) + ": " + first
                                + "}}; kinds: " + words + ".");
    }

    private void tellLevels(List<SequenceRow> rows) {
        for (SampleType type : List.of(SampleType.STANDARD, SampleType.QC)) {
            levels.learn(
                    type,
                    rows.stream()
                            .filter(row -> row.type().filter(type::equals).isPresent())
                            .flatMap(row -> text(row.row(), column(InjectionColumn.LEVEL)).stream())
                            .collect(Collectors.toSet()));
        }
        Set<String> told = new HashSet<>();
        int needless = 0;
        for (SequenceRow row : rows) {
            if (row.type().filter(SampleType::needsLevel).isPresent()) {
                tellLevel(row, row.type().get(), told);
            } else if (row.type().isPresent()
                    && text(row.row(), column(InjectionColumn.LEVEL)).isPresent()) {
                needless++;
            }
        }
        if (needless > 0) {
            remarks.add(needless + (needless == 1 ? " row states" : " rows state")
                    + " a level that samples of its kind do not have; it is left out");
        }
    }

    private void tellLevel(SequenceRow row, SampleType type, Set<String> told) {
        Optional<NamePattern.Reading> reading = Optional.ofNullable(readings.get(row));
        Optional<String> byName = reading.flatMap(read ->
                        Optional.ofNullable(read.fields().get(Field.LEVEL)).or(read.pattern()::level))
                .flatMap(text -> levels.named(text, type));
        Optional<String> written = text(row.row(), column(InjectionColumn.LEVEL));
        Optional<String> byColumn = written.flatMap(text -> levels.of(text, type));
        if (byName.isPresent() && byColumn.isPresent() && !byName.equals(byColumn)) {
            row.problem(
                    InjectionColumn.LEVEL.word(),
                    "the column says " + byColumn.get() + ", the name " + SafeText.quoted(row.sampleName()) + " says "
                            + byName.get(),
                    "Correct the list, or the patterns of names in the method.");
        }
        Optional<String> level =
                byName.or(() -> byColumn).or(() -> written.isPresent() ? Optional.empty() : ofWholeName(row, type));
        level.ifPresentOrElse(
                name -> row.cell(InjectionColumn.LEVEL, name), () -> addUnknownLevel(row, type, written, told));
    }

    /** A sample that is called as a level is that level. */
    private Optional<String> ofWholeName(SequenceRow row, SampleType type) {
        return levels.known(type).isEmpty() ? Optional.empty() : levels.named(row.sampleName(), type);
    }

    private void addUnknownLevel(SequenceRow row, SampleType type, Optional<String> written, Set<String> told) {
        row.flaw();
        Collection<String> known = levels.known(type);
        String list = known.isEmpty() ? "" : " Known: " + String.join(", ", known) + ".";
        if (written.isEmpty()) {
            row.problem(
                    InjectionColumn.LEVEL.word(),
                    "nothing says which level the " + type.word() + " " + row.shownId() + " is",
                    "Add a pattern of its name to the method, for example sequence: {names: [{name: \"QC {level} *\"}]},"
                            + " or map a column of levels." + list);
        } else if (told.add(type + written.get())) {
            boolean doubtful = levels.isDoubtful(written.get(), type);
            row.problem(
                    InjectionColumn.LEVEL.word(),
                    doubtful
                            ? SafeText.quoted(written.get())
                                    + " could be the concentration of one level and the number of another"
                            : "the method has no level " + SafeText.quoted(written.get()) + " for a " + type.word(),
                    Spelling.hint(written.get(), known) + "Say in the method which it is: sequence: {levels: {"
                            + SafeText.quoted(written.get()) + ": "
                            + Spelling.nearest(written.get(), known).orElse("...") + "}}." + list);
        }
    }

    private void dilution(SequenceRow row) {
        int before = problems.count();
        OptionalDouble column = number(row.row(), column(InjectionColumn.DILUTION_FACTOR));
        if (problems.count() > before) {
            row.flaw();
        }
        OptionalDouble name = Optional.ofNullable(readings.get(row))
                .map(reading -> reading.fields().get(Field.DILUTION))
                .map(NumberForm::parse)
                .orElse(OptionalDouble.empty());
        boolean columnSays = column.isPresent() && column.getAsDouble() != 1;
        if (columnSays && name.isPresent() && column.getAsDouble() != name.getAsDouble()) {
            row.problem(
                    InjectionColumn.DILUTION_FACTOR.word(),
                    "the column says " + NumberText.of(column.getAsDouble()) + ", the name "
                            + SafeText.quoted(row.sampleName()) + " says " + NumberText.of(name.getAsDouble()),
                    "Correct the list, or the patterns of names in the method.");
        }
        OptionalDouble factor = name.isPresent() ? name : column;
        factor.ifPresent(number -> row.cell(InjectionColumn.DILUTION_FACTOR, NumberText.of(number)));
        // Of a study sample the time point is that of the schedule, of others how long they were stored.
        boolean stored = row.type().filter(type -> type != SampleType.STUDY).isPresent()
                || row.cell(InjectionColumn.EXPERIMENT).isPresent();
        Optional.ofNullable(row.facts().get(SampleColumn.TIME_POINT))
                .filter(point -> stored && !column(InjectionColumn.TIME_POINT).isEmpty())
                .ifPresent(point -> row.cell(InjectionColumn.TIME_POINT, point));
    }

    /** By definition: a blank right after the highest standard. Only a word for blanks is refined, not what a name says. */
    private void tellCarryOver(List<SequenceRow> rows) {
        for (int i = 1; i < rows.size(); i++) {
            SequenceRow before = rows.get(i - 1);
            SequenceRow row = rows.get(i);
            boolean named = Optional.ofNullable(readings.get(row))
                    .flatMap(reading -> reading.pattern().type())
                    .isPresent();
            boolean follows = before.type().filter(SampleType.STANDARD::equals).isPresent()
                    && before.cell(InjectionColumn.LEVEL)
                            .filter(levels::isHighestStandard)
                            .isPresent();
            if (follows && !named && row.type().filter(SampleType.BLANK::equals).isPresent()) {
                row.type(SampleType.CARRYOVER_BLANK);
                remarks.add(row.where() + ": " + row.shownId()
                        + " is a blank right after the highest standard: carryover_blank");
            }
        }
    }

    private void tellUnused() {
        Set<Integer> used = columns.values().stream()
                .flatMap(List::stream)
                .map(Column::index)
                .collect(Collectors.toSet());
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < table.header().size(); i++) {
            String name = table.header().get(i);
            if (!used.contains(i) && !name.isEmpty() && table.isFilled(i)) {
                unused.add(SafeText.quoted(name));
            }
        }
        if (!unused.isEmpty()) {
            remarks.add("columns passed over: " + String.join(", ", unused));
        }
    }
}
