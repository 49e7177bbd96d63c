package io.enantio.input.sequence;

import io.enantio.input.assay.MethodFile;
import io.enantio.input.assay.MethodNames;
import io.enantio.input.assay.MethodReading;
import io.enantio.input.assay.SequenceWords;
import io.enantio.input.foreign.ForeignForm;
import io.enantio.input.foreign.ForeignTable;
import io.enantio.input.foreign.ForeignText;
import io.enantio.input.problem.Problems;
import io.enantio.input.runfolder.InjectionList;
import io.enantio.input.runfolder.SampleList;
import io.enantio.input.sequence.RawFiles.Raw;
import io.enantio.input.text.SourceFile;
import io.enantio.run.InjectionColumn;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.SampleColumn;
import io.enantio.run.Sha256;
import io.enantio.text.CsvTable;
import io.enantio.text.CsvTable.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A sequence as the run folder would have it: its injections, its samples, what to know of them, and every problem. */
public final class SequenceImport {
    private static final String INJECTIONS = "injections.csv";
    private static final String SAMPLES = "samples.csv";

    /** Keys of a map that this use has; the others belong to tables of results. */
    private static final Set<String> KEYS =
            Set.of("$schema", "schema", "name", "separator", "decimal", "dates", "skip_lines", "columns");

    private final Wish wish;
    private final Problems problems = new Problems();
    private final List<String> remarks = new ArrayList<>();
    private final List<InputFile> inputs = new ArrayList<>();
    private List<Injected> injections = List.of();
    private List<Map<SampleColumn, String>> samples = List.of();
    private String system = SequenceSystem.OTHER.word();
    private Optional<LocalDate> acquired = Optional.empty();

    /**
     * What is to be imported.
     *
     * @param list the sequence
     * @param method with the words of the laboratory
     * @param map of the sequence's columns; takes precedence over that in the method
     * @param samples a list of samples
     * @param runFolder in which the run is to lie; paths of raw files begin there
     * @param raw folder of the raw files; absent: {@code raw} in the run folder
     */
    public record Wish(
            Path list,
            Optional<Path> method,
            Optional<Path> map,
            SampleTable samples,
            Path runFolder,
            Optional<Path> raw) {

        /**
         * How the run folder names a file, with {@code /}. Its own files are named as they lie in it, others by their true place: the
         * run folder may not be there yet, and folders above it may be links.
         */
        public String fromRunFolder(Path file) {
            Path from = runFolder.toAbsolutePath().normalize();
            Path to = file.toAbsolutePath().normalize();
            if (!to.startsWith(from)) {
                from = truePlace(from);
                to = truePlace(to);
            }
            boolean related = Objects.equals(from.getRoot(), to.getRoot());
            return (related ? from.relativize(to) : to).toString().replace('\\', '/');
        }

        /** The run folder without links above it, also if it is not there yet. */
        Path trueRunFolder() {
            return truePlace(runFolder.toAbsolutePath().normalize());
        }

        private static Path truePlace(Path path) {
            Path above = path.getParent();
            Path name = path.getFileName();
            try {
                return path.toRealPath();
            } catch (IOException e) {
                return above == null || name == null ? path : truePlace(above).resolve(name.toString());
            }
        }
    }

    /** A list of samples and the map of its columns, if there are any. */
    public record SampleTable(Optional<Path> list, Optional<Path> map) {}

    /**
     * An injection as far as it is understood.
     *
     * @param line in the sequence
     * @param cells of injections.csv; those that are not understood are absent
     */
    public record Injected(int line, Map<InjectionColumn, String> cells) {
        public Injected {
            cells = Collections.unmodifiableMap(new EnumMap<>(cells));
        }

        /** A cell, empty if nothing is known. */
        public String cell(InjectionColumn column) {
            return cells.getOrDefault(column, "");
        }
    }

    private SequenceImport(Wish wish) {
        this.wish = wish;
    }

    /** Reads and understands as much as is possible; problems are kept, see {@link #refuseIfUnclear}. */
    public static SequenceImport of(Wish wish) {
        SequenceImport read = new SequenceImport(wish);
        read.read();
        return read;
    }

    private void read() {
        MethodReading method = wish.method()
                .map(path -> MethodReading.of(at(path), folder(), problems))
                .orElse(MethodReading.NOTHING);
        SequenceWords words = method.sequence();
        Optional<ForeignForm> form = map(wish.map(), SequenceWords.COLUMNS, "map");
        Optional<ForeignText> text = ForeignText.read(at(wish.list()), problems);
        text.ifPresent(read -> inputs.add(0, read.inputFile("sequence", folder())));
        method.method().ifPresent(read -> inputs.add(read.inputs().get(0)));
        // Without a method or a map that can be read, every row would be a problem of its own.
        if (problems.count() > 0 || text.isEmpty()) {
            return;
        }
        LevelNames levels = new LevelNames(method.names(), method.method().map(MethodFile::method), words);
        SequenceSystem.read(text.get(), form.orElse(words.table()), problems)
                .ifPresent(list -> understand(list, words, levels, method.names()));
    }

    private static SourceFile.Location at(Path path) {
        return SourceFile.Location.of(path, path.toString());
    }

    private Path folder() {
        return wish.runFolder().toAbsolutePath().normalize();
    }

    private Optional<ForeignForm> map(Optional<Path> file, List<String> ours, String role) {
        return file.flatMap(path -> ForeignForm.read(at(path), ours, problems)).map(map -> {
            map.settings().root().entries().forEach((key, value) -> {
                if (!KEYS.contains(key)) {
                    problems.add(
                            value.spot(),
                            "is a key for results of another program; a list of injections or samples has none of it",
                            "Take it out, or name the map of this list.");
                }
            });
            inputs.add(map.settings().source().inputFile(role, folder()));
            return map.form();
        });
    }

    private void understand(
            SequenceSystem.Recognised list, SequenceWords words, LevelNames levels, Optional<MethodNames> names) {
        system = list.system().word();
        List<SequenceRow> rows = new SequenceReader(list, words, levels, problems, remarks).rows();
        if (rows.isEmpty()) {
            return;
        }
        Path raw = wish.raw().orElse(wish.runFolder().resolve("raw"));
        RawFiles files = RawFiles.in(raw, wish, problems, remarks);
        Map<SequenceRow, Raw> matched = files.matched(rows);
        Optional<ZoneOffset> zone = SequenceTimes.compare(matched, remarks);
        for (int i = 0; i < rows.size(); i++) {
            SequenceRow row = rows.get(i);
            if (row.cell(InjectionColumn.INJECTION).isEmpty()) {
                row.cell(InjectionColumn.INJECTION, String.valueOf(i + 1));
            }
            Optional.ofNullable(matched.get(row)).ifPresent(file -> row.cell(InjectionColumn.FILE, file.name()));
            row.acquiredAt().ifPresent(time -> row.cell(InjectionColumn.ACQUIRED_AT, SequenceTimes.text(time, zone)));
        }
        acquired = rows.stream()
                .flatMap(row -> row.acquiredAt().stream())
                .map(time -> time.local().toLocalDate())
                .min(LocalDate::compareTo)
                .or(() -> matched.values().stream()
                        .flatMap(file -> SequenceTimes.start(file).stream())
                        .map(start -> start.toLocalDate())
                        .min(LocalDate::compareTo));
        injections =
                rows.stream().map(row -> new Injected(row.line(), cells(row))).toList();
        samples(rows);
        check(rows, names);
    }

    private static Map<InjectionColumn, String> cells(SequenceRow row) {
        Map<InjectionColumn, String> cells = new EnumMap<>(InjectionColumn.class);
        for (InjectionColumn column : InjectionColumn.values()) {
            row.cell(column).ifPresent(text -> cells.put(column, text));
        }
        return cells;
    }

    private void samples(List<SequenceRow> rows) {
        SampleFacts facts = new SampleFacts(problems, remarks);
        facts.take(rows);
        Optional<Path> list = wish.samples().list();
        if (list.isPresent()) {
            List<String> ours = SampleColumn.words();
            Optional<ForeignForm> form = map(wish.samples().map(), ours, "samples_map");
            boolean isUsable = wish.samples().map().isEmpty() || form.isPresent();
            ForeignText.read(at(list.get()), problems).filter(text -> isUsable).ifPresent(text -> {
                inputs.add(text.inputFile("samples", folder()));
                ForeignTable.of(text, form.orElse(ForeignForm.UNSTATED), problems)
                        .ifPresent(table -> facts.takeList(table, rows));
            });
        }
        List<SampleFacts.Fact> known = facts.samples();
        samples = known.stream().map(SampleFacts.Fact::cells).toList();
        known.stream().map(fact -> fact.spot().file()).distinct().forEach(file -> {
            List<SampleFacts.Fact> ofFile = known.stream()
                    .filter(fact -> fact.spot().file().equals(file))
                    .toList();
            Aligned aligned = new Aligned(file, SampleColumn.words());
            ofFile.forEach(fact -> aligned.add(
                    fact.spot().line(),
                    Arrays.stream(SampleColumn.values())
                            .map(column -> fact.cells().getOrDefault(column, ""))
                            .toList()));
            new SampleList(problems).read(aligned.source());
        });
    }

    /** The rows that are understood, by the checks of the run folder's own reader. */
    private void check(List<SequenceRow> rows, Optional<MethodNames> names) {
        Aligned aligned =
                new Aligned(rows.get(0).file(), InjectionColumn.words(Arrays.asList(InjectionColumn.values())));
        List<SequenceRow> understood =
                rows.stream().filter(row -> !row.isFlawed()).toList();
        understood.forEach(row -> aligned.add(
                row.line(),
                Arrays.stream(InjectionColumn.values())
                        .map(column -> row.cell(column).orElse(""))
                        .toList()));
        if (!understood.isEmpty()) {
            new InjectionList(wish.trueRunFolder(), names, problems).read(aligned.source());
        }
    }

    /** A table of ours in which each row has the line of the foreign one that it comes from, so that problems name that. */
    private static final class Aligned {
        private final String file;
        private final StringBuilder text = new StringBuilder();
        private int line = 1;

        Aligned(String file, List<String> header) {
            this.file = file;
            text.append(String.join(",", header));
        }

        void add(int at, List<String> cells) {
            while (line < at) {
                text.append('\n');
                line++;
            }
            List<String> quoted = cells.stream()
                    .map(cell -> '"' + cell.replace("\"", "\"\"").replace('\n', ' ') + '"')
                    .toList();
            text.append(String.join(",", quoted));
        }

        SourceFile source() {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            return new SourceFile(SourceFile.Location.of(Path.of("list"), file), text.toString(), Sha256.of(bytes));
        }
    }

    /**
     * Ends the import if anything is unclear.
     *
     * @throws io.enantio.input.problem.InputException with everything that is
     */
    public void refuseIfUnclear() {
        problems.throwIfAny();
    }

    /** Whether everything is understood. */
    public boolean isClear() {
        return problems.count() == 0;
    }

    /** What a person should know and does not stop the import, a line each. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** The injections in order, as far as they are understood. */
    public List<Injected> injections() {
        return injections;
    }

    /** Number of study samples of which subject and study are known. */
    public int samples() {
        return samples.size();
    }

    /** The system that wrote the list. */
    public String system() {
        return system;
    }

    /** The day of the first injection, as the list or else the raw files state it. */
    public Optional<LocalDate> acquired() {
        return acquired;
    }

    /** The list, its map, the method, the list of samples and its map, with their hashes; paths from the run folder. */
    public List<InputFile> inputs() {
        return List.copyOf(inputs);
    }

    /** The text of injections.csv: the columns that are required, and those that have content. */
    public String injectionsCsv() {
        List<Column<Injected>> columns = Arrays.stream(InjectionColumn.values())
                .filter(column -> column.isRequired()
                        || column == InjectionColumn.LEVEL
                        || injections.stream().anyMatch(one -> !one.cell(column).isEmpty()))
                .map(column -> Column.<Injected>text(column.word(), column.meaning(), one -> one.cell(column)))
                .toList();
        return new CsvTable<>(INJECTIONS, "an injection", columns).text(injections);
    }

    /** The text of samples.csv; absent if nothing is known of any sample. */
    public Optional<String> samplesCsv() {
        if (samples.isEmpty()) {
            return Optional.empty();
        }
        List<Column<Map<SampleColumn, String>>> columns = Stream.of(SampleColumn.values())
                .filter(column -> column.isIdentity() || samples.stream().anyMatch(one -> one.containsKey(column)))
                .map(column -> Column.<Map<SampleColumn, String>>text(
                        column.word(), column.meaning(), one -> one.getOrDefault(column, "")))
                .toList();
        return Optional.of(new CsvTable<>(SAMPLES, "a sample", columns).text(samples));
    }
}
