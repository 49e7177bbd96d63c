package io.enantio.input.runfolder;

import static io.enantio.input.text.CsvFile.optional;
import static io.enantio.input.text.CsvFile.required;

import io.enantio.input.assay.MethodNames;
import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.problem.Spot;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.CsvRow;
import io.enantio.input.text.SourceFile;
import io.enantio.run.Injection;
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

    private static final List<String> REMARKS =
            List.of("experiment", "lot", "condition", "time_point", "cycle", "set", "replicate");

    /** Columns of the file. */
    public static final CsvFile.Layout LAYOUT = new CsvFile.Layout(
            "injections",
            List.of(
                    required("injection", "position in the sequence, 1..n, unique"),
                    required("file", "mzML path relative to this file; empty = planned but not acquired"),
                    required("sample_id", "name of the sample"),
                    required("sample_type", "what was injected"),
                    optional(
                            "level",
                            "a level of the method, for standard and qc; for single_enantiomer the configuration, R or S, or the one analyte injected"),
                    optional(
                            "dilution_factor",
                            "default 1; the concentration in the injected sample is multiplied by it; a qc with another is a dilution QC"),
                    optional("acquired_at", "start of acquisition, ISO 8601; default is the raw file's"),
                    optional("batch", "extraction batch, if a run has several"),
                    optional(
                            "experiment",
                            "validation runs: which experiment the injection serves, one of " + ticked(EXPERIMENTS)),
                    optional("lot", "validation runs: lot of the matrix"),
                    optional(
                            "condition",
                            "validation runs: kind of lot, of spiking or of storage, one of " + ticked(CONDITIONS)),
                    optional("time_point", "validation runs: how long it was stored, hours"),
                    optional("cycle", "validation runs: how often it was frozen and thawed"),
                    optional("set", "validation runs: what was added (SPE), or which of two sets it belongs to (XV)"),
                    optional("replicate", "number of the replicate"),
                    optional("comment", "free text")),
            CsvFile.OwnColumns.REFUSED);

    private final Path folder;
    private final Optional<MethodNames> names;
    private final Problems problems;
    private final Map<Integer, Integer> lines = new HashMap<>();

    /** Paths of raw files are relative to the folder; levels are checked if the method's names are known. */
    InjectionList(Path folder, Optional<MethodNames> names, Problems problems) {
        this.folder = folder;
        this.names = names;
        this.problems = problems;
    }

    /** The injections; those with problems are left out. */
    List<Injection> read(SourceFile file) {
        int before = problems.count();
        List<CsvRow> rows = CsvFile.rows(file, LAYOUT, problems);
        if (rows.isEmpty() && problems.count() == before) {
            problems.add(Spot.of(file.at().name()), "lists no injection", "Write one row per injection.");
        }
        List<Injection> injections = new ArrayList<>();
        rows.forEach(row -> injection(row).ifPresent(injections::add));
        return injections;
    }

    private static String ticked(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" "));
    }

    private Optional<Injection> injection(CsvRow row) {
        int before = problems.count();
        Optional<Integer> number = number(row);
        Optional<String> file = row.text("file");
        file.ifPresent(path -> checkFile(row, path));
        Optional<Injection.Sample> sample = sample(row);
        double dilutionFactor = dilutionFactor(row);
        checkValidationColumns(row);
        Map<String, String> remarks = new TreeMap<>(row.filled(REMARKS));
        row.freeText("comment").ifPresent(comment -> remarks.put("comment", comment));
        var acquiredAt = row.time("acquired_at");
        Optional<String> batch = row.text("batch");
        return problems.count() > before || number.isEmpty() || sample.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Injection(number.get(), file, sample.get(), dilutionFactor, acquiredAt, batch, remarks));
    }

    private Optional<Integer> number(CsvRow row) {
        Optional<String> text = row.needed("injection");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.get().matches("[1-9][0-9]{0,5}")) {
            row.add(
                    "injection",
                    "must be a whole number from 1, is " + SafeText.quoted(text.get()),
                    "Number the injections 1, 2, 3, ...");
            return Optional.empty();
        }
        int number = Integer.parseInt(text.get());
        Integer line = lines.putIfAbsent(number, row.spot().line());
        if (line != null) {
            row.add(
                    "injection",
                    "the injection " + number + " is listed twice, first in line " + line,
                    "Give each injection its own number.");
        }
        return Optional.of(number);
    }

    private void checkFile(CsvRow row, String path) {
        if (path.indexOf('\\') >= 0) {
            row.add("file", path + " is written with \\", "Write / between folders: it is read on every system.");
            return;
        }
        try {
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file)) {
                row.add(
                        "file",
                        path + (Files.exists(file) ? " is a folder, not a file" : " does not exist"),
                        "Put the file there, correct the path (it starts at this table's folder), or leave the cell empty"
                                + " if it was not acquired.");
            }
        } catch (InvalidPathException e) {
            row.add("file", SafeText.quoted(path) + " is not a path", "Write the path with / between folders.");
        }
    }

    private Optional<Injection.Sample> sample(CsvRow row) {
        Optional<String> id = row.needed("sample_id");
        List<String> words =
                Arrays.stream(SampleType.values()).map(SampleType::word).toList();
        Optional<SampleType> type = row.word("sample_type", words).flatMap(SampleType::ofWord);
        Optional<String> level = row.text("level");
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
                    "level",
                    "a " + type.word() + " has no level",
                    ("Name the level that was injected. " + list).strip());
        } else if (!known.isEmpty() && !known.contains(level.get())) {
            String hint = Spelling.hint(level.get(), known);
            row.add("level", "the method has no " + kind(type) + " " + level.get(), (hint + list).strip());
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
        OptionalDouble factor = row.number("dilution_factor");
        if (factor.isPresent() && factor.getAsDouble() <= 0) {
            row.add(
                    "dilution_factor",
                    "must be greater than 0, is " + NumberForm.show(factor.getAsDouble()),
                    "Write how many times the sample was diluted, 1 or nothing if it was not.");
        }
        return factor.orElse(1.0);
    }

    /** Columns that a validation uses: known words, and numbers where numbers are expected. */
    private static void checkValidationColumns(CsvRow row) {
        row.text("experiment").ifPresent(word -> row.word("experiment", EXPERIMENTS));
        row.text("condition").ifPresent(word -> row.word("condition", CONDITIONS));
        row.notNegative("time_point");
        Optional<String> cycle = row.text("cycle");
        cycle.filter(text -> !text.matches("[0-9]{1,3}"))
                .ifPresent(text -> row.add(
                        "cycle",
                        "must be a whole number, is " + SafeText.quoted(text),
                        "Write how often the sample was frozen and thawed."));
    }
}
