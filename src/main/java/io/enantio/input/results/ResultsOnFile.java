package io.enantio.input.results;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import io.enantio.input.runfolder.SampleList;
import io.enantio.input.text.CsvFile;
import io.enantio.input.text.SourceFile;
import io.enantio.method.value.Rounding;
import io.enantio.run.AnalyticalRun.Header;
import io.enantio.run.AnalyticalRun.Instrument;
import io.enantio.run.AnalyticalRun.Origin;
import io.enantio.run.AnalyticalRun.Purpose;
import io.enantio.run.Provenance;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import io.enantio.run.StoredResults;
import io.enantio.run.StoredResults.Role;
import io.enantio.run.StoredTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A results folder that is to be loaded elsewhere. Nothing is used whose bytes are not those that run.json records: neither
 * the result files nor the lists of the run folder (injections, samples, decisions) that assign the results to samples.
 */
public final class ResultsOnFile {
    private static final String FILE = "run.json";
    private static final String NOT_OURS = "enantio did not write that: process the run again.";
    private static final Map<Role, String> RESULT_FILES = Map.of(
            Role.CONCENTRATIONS, "concentrations.csv",
            Role.CALIBRATION, "calibration.csv",
            Role.PAIRS, "pairs.csv",
            Role.VERDICTS, "verdicts.csv",
            Role.RULES, "rules.csv");

    private final Path folder;
    private final Path runFolder;
    private final SealedResults sealed;
    private final RunRecord record;
    private final Problems problems = new Problems();

    private ResultsOnFile(Path folder, Path runFolder, SealedResults sealed, RunRecord record) {
        this.folder = folder;
        this.runFolder = runFolder;
        this.record = record;
        this.sealed = sealed;
    }

    /**
     * The folder under a run.json whose seal holds.
     *
     * @throws InputException if it is not a run.json of enantio, with each field that cannot be used
     */
    public static ResultsOnFile of(Path folder, Path runFolder, String runJson) {
        JsonNode root = SealedResults.tree(folder, runJson, SealedResults.Kind.RUN);
        return new ResultsOnFile(
                folder, runFolder, SealedResults.of(root, SealedResults.Kind.RUN), new RunRecord(root));
    }

    /**
     * Checks that every file that is read is present with its hash, and that no other output was changed; a report may be
     * filed elsewhere.
     *
     * @throws InputException with a problem for each that is not
     */
    public void check() {
        files().values().forEach(file -> content(file));
        sealed.outputs().stream()
                .filter(output -> !RESULT_FILES.containsValue(output.path()))
                .map(output -> new Known(folder.resolve(output.path()), output.sha256()))
                .filter(report -> RegularFile.isListed(report.path()))
                .forEach(report -> content(report));
        problems.throwIfAny();
    }

    /**
     * One table of the folder, whatever became of the run folder meanwhile.
     *
     * @param role not a list of the run folder
     * @return its cells
     * @throws InputException if it is not the table of these results
     */
    public StoredTable table(Role role) {
        Known file = new Known(
                folder.resolve(RESULT_FILES.getOrDefault(role, "")), output(RESULT_FILES.getOrDefault(role, "")));
        Optional<StoredTable> table = content(file).flatMap(text -> table(role, file, text));
        problems.throwIfAny();
        return table.orElseThrow();
    }

    /** run.yaml as run.json records it. */
    public Header header() {
        return record.header();
    }

    /** How the method of the run prints numbers. */
    public Rounding rounding() {
        return record.assay().rounding();
    }

    /** What run.json records of the raw files, by injection. */
    public Map<Integer, StoredResults.RawFile> rawFiles() {
        return record.rawFiles();
    }

    /**
     * The method file of these results.
     *
     * @return its place, with the bytes that run.json records
     * @throws InputException if it is gone or was changed
     */
    public Path method() {
        Optional<Known> method = listOf("method");
        method.ifPresent(this::content);
        problems.throwIfAny();
        return method.orElseThrow().path();
    }

    /**
     * Everything that the folder and its lists contain.
     *
     * @throws InputException with everything that is wrong
     */
    public StoredResults read() {
        Map<Role, StoredTable> tables = new EnumMap<>(Role.class);
        files().forEach((role, file) ->
                content(file).flatMap(text -> table(role, file, text)).ifPresent(table -> tables.put(role, table)));
        problems.throwIfAny();
        return new StoredResults(
                record.origin(SealedResults.shown(folder), sealed),
                record.header(),
                record.assay(),
                record.rawFiles(),
                tables);
    }

    /** samples.csv goes through the checks of every input; the others are enantio's own or were checked by process. */
    private Optional<StoredTable> table(Role role, Known file, String text) {
        if (role == Role.SAMPLES) {
            SourceFile source = SourceFile.decode(
                            SourceFile.Location.of(file.path(), SealedResults.shown(file.path())),
                            text.getBytes(StandardCharsets.UTF_8),
                            problems)
                    .orElseThrow();
            new SampleList(problems).read(source);
        }
        try {
            return Optional.of(CsvFile.stored(String.valueOf(file.path().getFileName()), text));
        } catch (StoredTable.Unusable e) {
            problems.add(Spot.of(SealedResults.shown(folder)), String.valueOf(e.getMessage()), NOT_OURS);
            return Optional.empty();
        }
    }

    private record Known(Path path, String sha256) {}

    private Map<Role, Known> files() {
        Map<Role, Known> files = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            Optional.ofNullable(RESULT_FILES.get(role))
                    .map(name -> new Known(folder.resolve(name), output(name)))
                    .ifPresent(known -> files.put(role, known));
        }
        listOf("injections").ifPresent(known -> files.put(Role.INJECTIONS, known));
        listOf("samples").ifPresent(known -> files.put(Role.SAMPLES, known));
        listOf("decisions").ifPresent(known -> files.put(Role.DECISIONS, known));
        return files;
    }

    private String output(String name) {
        return sealed.outputs().stream()
                .filter(output -> output.path().equals(name))
                .map(InputFile::sha256)
                .findFirst()
                .orElse("");
    }

    private Optional<Known> listOf(String role) {
        return sealed.inputs().stream()
                .filter(input -> input.role().equals(role))
                .findFirst()
                .map(list -> new Known(runFolder.resolve(list.path()), list.sha256()));
    }

    private Optional<String> content(Known file) {
        try {
            byte[] bytes = RegularFile.bytes(file.path(), SealedResults.LARGEST_BYTES);
            if (Sha256.of(bytes).equals(file.sha256())) {
                return Optional.of(new String(bytes, StandardCharsets.UTF_8));
            }
            problems.add(
                    Spot.of(SealedResults.shown(file.path())),
                    "is not the file of these results: its SHA-256 is not that of run.json",
                    "Process the run again, or put the file back.");
        } catch (UnusableFile e) {
            problems.add(
                    Spot.of(SealedResults.shown(file.path())),
                    "belongs to these results but is gone or cannot be read",
                    "Put it back; if the run folder lies elsewhere, name it with --run.");
        }
        return Optional.empty();
    }

    /** What a run.json under its seal states about run, assay and raw files. */
    private record RunRecord(JsonNode root) {
        StoredResults.Record origin(String folder, SealedResults sealed) {
            return new StoredResults.Record(
                    folder,
                    root.path("seal").asString(),
                    new Provenance(
                            sealed.software(),
                            Instant.parse(root.path("processed_at").asString()),
                            sealed.inputs(),
                            sealed.options(),
                            sealed.rawFilesNotListed()),
                    sealed.outputs());
        }

        Header header() {
            JsonNode run = root.path("run");
            return new Header(
                    run.path("run").asString(),
                    new Instrument(
                            run.path("instrument").asString(),
                            text(run, "instrument_model"),
                            text(run, "instrument_serial")),
                    run.path("column_serial").asString(),
                    run.path("analyst").asString(),
                    LocalDate.parse(run.path("acquired").asString()),
                    Purpose.valueOf(run.path("purpose").asString().toUpperCase(Locale.ROOT)),
                    Origin.valueOf(run.path("origin").asString().toUpperCase(Locale.ROOT)));
        }

        StoredResults.Assay assay() {
            JsonNode method = root.path("method");
            JsonNode ruleset = root.path("ruleset");
            return new StoredResults.Assay(
                    method.path("method").asString(),
                    method.path("version").asString(),
                    method.path("matrix").asString(),
                    ruleset.path("rules").asString(),
                    text(ruleset, "verified_by"),
                    root.path("verdict").path("run").asString(),
                    rounding(method));
        }

        private static Rounding rounding(JsonNode method) {
            return text(method, "rounding")
                    .flatMap(Rounding.Halves::ofWord)
                    .map(halves -> new Rounding(halves, method.path("figures").asInt()))
                    .orElse(Rounding.DEFAULT);
        }

        Map<Integer, StoredResults.RawFile> rawFiles() {
            Map<Integer, StoredResults.RawFile> files = new HashMap<>();
            root.path("raw_files")
                    .forEach(file -> files.put(
                            file.path("injection").asInt(),
                            new StoredResults.RawFile(text(file, "sha256"), text(file, "started_at"))));
            return files;
        }

        private static Optional<String> text(JsonNode node, String key) {
            JsonNode value = node.path(key);
            return value.isString() ? Optional.of(value.asString()) : Optional.empty();
        }
    }
}
