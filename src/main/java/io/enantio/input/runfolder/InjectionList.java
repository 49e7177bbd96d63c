package io.enantio.input.runfolder;

import static io.enantio.run.InjectionColumn.ACQUIRED_AT;
import static io.enantio.run.InjectionColumn.BATCH;
import static io.enantio.run.InjectionColumn.COMMENT;
import static io.enantio.run.InjectionColumn.CONDITION;
import static io.enantio.run.InjectionColumn.CYCLE;
import static io.enantio.run.InjectionColumn.DILUTION_FACTOR;
import static io.enantio.run.InjectionColumn.EXPERIMENT;
import static io.enantio.run.InjectionColumn.FILE;
import static io.enantio.run.InjectionColumn.INJECTION;
import static io.enantio.run.InjectionColumn.LEVEL;
import static io.enantio.run.InjectionColumn.SAMPLE_ID;
import static io.enantio.run.InjectionColumn.SAMPLE_TYPE;
import static io.enantio.run.InjectionColumn.TIME_POINT;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.assay.MethodNames;
import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvFile.Column.Need;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.run.Injection;
import io.enantio.run.InjectionColumn;
import io.enantio.run.SampleType;
import io.enantio.validation.Validation;
import io.enantio.validation.plan.ExperimentCode;
import io.enantio.validation.plan.Storage;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** injections.csv: what was injected, in order. */
public final class InjectionList {
    /** Words of the column {@code experiment}. */
    private static final List<String> EXPERIMENTS = Validation.CODES.stream()
            .map(ExperimentCode::servedBy)
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();

    /** Words of the column {@code condition}: of storage, of spiking, of lots. */
    private static final List<String> CONDITIONS = Stream.of(
                    List.of("fresh"),
                    Storage.CONDITIONS,
                    List.of("pre_spiked", "post_spiked", "neat", "normal", "lipaemic", "haemolysed", "patient"))
            .flatMap(List::stream)
            .toList();

    private static final List<String> REMARKS = Arrays.stream(InjectionColumn.values())
            .filter(InjectionColumn::isRemark)
            .map(InjectionColumn::word)
            .toList();

    /** Columns of the file. */
    public static final CsvFile.Layout LAYOUT = new CsvFile.Layout(
            "injections",
            Arrays.stream(InjectionColumn.values()).map(InjectionList::column).toList(),
            CsvFile.OwnColumns.REFUSED);

    private final Path folder;
    private final Optional<MethodNames> names;
    private final Problems problems;
    private final Map<Integer, Integer> lines = new HashMap<>();

    /** Paths of raw files are relative to the folder; levels are checked if the method's names are known. */
    public InjectionList(Path folder, Optional<MethodNames> names, Problems problems) {
        this.folder = folder;
        this.names = names;
        this.problems = problems;
    }

    /** The injections; those with problems are left out. */
    public List<Injection> read(SourceFile file) {
        int before = problems.count();
        List<CsvRow> rows = CsvFile.rows(file, LAYOUT, problems);
        if (rows.isEmpty() && problems.count() == before) {
            problems.add(Spot.of(file.at().name()), "lists no injection", "Write one row per injection.");
        }
        List<Injection> injections = new ArrayList<>();
        rows.forEach(row -> injection(row).ifPresent(injections::add));
        return injections;
    }

    private static CsvFile.Column column(InjectionColumn column) {
        String words = switch (column) {
            case EXPERIMENT -> ", one of " + ticked(EXPERIMENTS);
            case CONDITION -> ", one of " + ticked(CONDITIONS);
            default -> "";
        };
        return new CsvFile.Column(
                column.word(), column.isRequired() ? Need.REQUIRED : Need.OPTIONAL, column.meaning() + words);
    }

    private static String ticked(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" "));
    }

    private Optional<Injection> injection(CsvRow row) {
        int before = problems.count();
        Optional<Integer> number = number(row);
        Optional<String> file = row.text(FILE.word());
        file.ifPresent(path -> checkFile(row, path));
        Optional<Injection.Sample> sample = sample(row);
        double dilutionFactor = dilutionFactor(row);
        checkValidationColumns(row);
        Map<String, String> remarks = new TreeMap<>(row.filled(REMARKS));
        row.freeText(COMMENT.word()).ifPresent(comment -> remarks.put(COMMENT.word(), comment));
        var acquiredAt = row.time(ACQUIRED_AT.word());
        Optional<String> batch = row.text(BATCH.word());
        return problems.count() > before || number.isEmpty() || sample.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Injection(number.get(), file, sample.get(), dilutionFactor, acquiredAt, batch, remarks));
    }

    private Optional<Integer> number(CsvRow row) {
        Optional<String> text = row.needed(INJECTION.word());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.get().matches("[1-9][0-9]{0,5}")) {
            row.add(
                    INJECTION.word(),
                    "must be a whole number from 1, is " + SafeText.quoted(text.get()),
                    "Number the injections 1, 2, 3, ...");
            return Optional.empty();
        }
        int number = Integer.parseInt(text.get());
        Integer line = lines.putIfAbsent(number, row.spot().line());
        if (line != null) {
            row.add(
                    INJECTION.word(),
                    "the injection " + number + " is listed twice, first in line " + line,
                    "Give each injection its own number.");
        }
        return Optional.of(number);
    }

    private void checkFile(CsvRow row, String path) {
        if (path.indexOf('\\') >= 0) {
            row.add(FILE.word(), path + " is written with \\", "Write / between folders: it is read on every system.");
            return;
        }
        try {
            Path file = folder.resolve(path);
            // A system finds no way through a folder that is not there yet.
            RegularFile.size(Files.isDirectory(folder) ? file : file.normalize());
        } catch (UnusableFile e) {
            if (e.kind() == UnusableFile.Kind.DISK) {
                row.add(
                        FILE.word(),
                        path + " cannot be read: " + e.problem(),
                        "Check the disk, the share and the permissions.");
            } else {
                row.add(
                        FILE.word(),
                        path + (e.kind() == UnusableFile.Kind.ABSENT ? " does not exist" : ": " + e.problem()),
                        "Put the file there, correct the path (it starts at this table's folder), or leave the cell empty"
                                + " if it was not acquired.");
            }
        } catch (InvalidPathException e) {
            row.add(FILE.word(), SafeText.quoted(path) + " is not a path", "Write the path with / between folders.");
        }
    }

    private Optional<Injection.Sample> sample(CsvRow row) {
        Optional<String> id = row.needed(SAMPLE_ID.word());
        List<String> words =
                Arrays.stream(SampleType.values()).map(SampleType::word).toList();
        Optional<SampleType> type = row.word(SAMPLE_TYPE.word(), words).flatMap(SampleType::ofWord);
        Optional<String> level = row.text(LEVEL.word());
        boolean complete = type.isPresent() && checkLevel(row, type.get(), level);
        return complete ? id.map(name -> new Injection.Sample(name, type.orElseThrow(), level)) : Optional.empty();
    }

    private boolean checkLevel(CsvRow row, SampleType type, Optional<String> level) {
        if (!type.needsLevel()) {
            return true;
        }
        Collection<String> known = names.map(method -> levels(method, type)).orElse(List.of());
        String list = known.isEmpty() ? "" : "Known: " + String.join(", ", known) + ".";
        if (level.isEmpty()) {
            row.add(
                    LEVEL.word(),
                    "a " + type.word() + " has no level",
                    ("Name the level that was injected. " + list).strip());
        } else if (!known.isEmpty() && !known.contains(level.get())) {
            String hint = Spelling.hint(level.get(), known);
            row.add(LEVEL.word(), "the method has no " + kind(type) + " " + level.get(), (hint + list).strip());
        }
        return level.isPresent();
    }

    private static String kind(SampleType type) {
        return switch (type) {
            case STANDARD -> "standard level";
            case QC -> "QC level";
            default -> "configuration or analyte";
        };
    }

    private static Collection<String> levels(MethodNames method, SampleType type) {
        return switch (type) {
            case STANDARD -> method.levels().standards();
            case QC -> method.levels().qcs();
            default -> method.singleEnantiomers();
        };
    }

    private static double dilutionFactor(CsvRow row) {
        OptionalDouble factor = row.number(DILUTION_FACTOR.word());
        if (factor.isPresent() && factor.getAsDouble() <= 0) {
            row.add(
                    DILUTION_FACTOR.word(),
                    "must be greater than 0, is " + NumberForm.show(factor.getAsDouble()),
                    "Write how many times the sample was diluted, 1 or nothing if it was not.");
        }
        return factor.orElse(1.0);
    }

    /** Columns that a validation uses: known words, and numbers where numbers are expected. */
    private static void checkValidationColumns(CsvRow row) {
        row.text(EXPERIMENT.word()).ifPresent(word -> row.word(EXPERIMENT.word(), EXPERIMENTS));
        row.text(CONDITION.word()).ifPresent(word -> row.word(CONDITION.word(), CONDITIONS));
        row.notNegative(TIME_POINT.word());
        Optional<String> cycle = row.text(CYCLE.word());
        cycle.filter(text -> !text.matches("[0-9]{1,3}"))
                .ifPresent(text -> row.add(
                        CYCLE.word(),
                        "must be a whole number, is " + SafeText.quoted(text),
                        "Write how often the sample was frozen and thawed."));
    }
}
