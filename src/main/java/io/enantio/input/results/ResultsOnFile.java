package io.enantio.input.results;

import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.Spot;
import io.enantio.input.runfolder.SampleList;
import io.enantio.input.text.PlainTable;
import io.enantio.input.text.SourceFile;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import io.enantio.run.StoredResults;
import io.enantio.run.StoredResults.Role;
import io.enantio.run.StoredTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A results folder to be taken over elsewhere. Nothing is taken whose bytes are not those that run.json has on record: neither
 * the result files nor the lists of the run folder (injections, samples, decisions) that say whose the results are.
 */
public final class ResultsOnFile {
    private static final String FILE = "run.json";
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

    private ResultsOnFile(Path folder, Path runFolder, RunRecord record) {
        this.folder = folder;
        this.runFolder = runFolder;
        this.record = record;
        this.sealed = SealedResults.of(record.root());
    }

    /**
     * The text of run.json, whose seal the caller checks before anything else is read.
     *
     * @throws InputException where there is none
     */
    public static String runJson(Path folder) {
        try {
            return Files.readString(folder.resolve(FILE));
        } catch (IOException e) {
            Problems problems = new Problems();
            problems.add(
                    Spot.of(shown(folder)),
                    "is no results folder: it has no readable run.json",
                    "Name a folder that enantio process wrote.");
            problems.throwIfAny();
            throw new IllegalStateException("unreachable: a problem was noted", e);
        }
    }

    /**
     * The folder under a run.json whose seal holds.
     *
     * @throws InputException where it is not enantio's
     */
    public static ResultsOnFile of(Path folder, Path runFolder, String runJson) {
        RunRecord record = RunRecord.of(runJson)
                .orElseThrow(() -> new InputException(new InputException.Problem(
                        shown(folder.resolve(FILE)), "", "is not a run.json of enantio", "Process the run again.")));
        return new ResultsOnFile(folder, runFolder, record);
    }

    /**
     * Whether every file that is read is there with its hash, and every other is what it was, where it is there: a report may be
     * filed elsewhere.
     *
     * @throws InputException with a problem for each that is not
     */
    public void check() {
        files().values().forEach(file -> content(file));
        sealed.outputs().stream()
                .filter(output -> !RESULT_FILES.containsValue(output.path()))
                .map(output -> new Known(folder.resolve(output.path()), output.sha256()))
                .filter(report -> Files.exists(report.path()))
                .forEach(report -> content(report));
        problems.throwIfAny();
    }

    /**
     * Everything that the folder and its lists say.
     *
     * @throws InputException with everything that is wrong
     */
    public StoredResults read() {
        Map<Role, StoredTable> tables = new EnumMap<>(Role.class);
        files().forEach((role, file) ->
                content(file).map(text -> table(role, file, text)).ifPresent(table -> tables.put(role, table)));
        problems.throwIfAny();
        return new StoredResults(
                record.origin(shown(folder), sealed), record.header(), record.assay(), record.rawFiles(), tables);
    }

    /** samples.csv goes through the checks of every input; the others are enantio's own or were checked by process. */
    private StoredTable table(Role role, Known file, String text) {
        if (role == Role.SAMPLES) {
            SourceFile source = SourceFile.decode(
                            SourceFile.Location.of(file.path(), shown(file.path())),
                            text.getBytes(StandardCharsets.UTF_8),
                            problems)
                    .orElseThrow();
            new SampleList(problems).read(source);
        }
        return PlainTable.read(text);
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
            byte[] bytes = Files.readAllBytes(file.path());
            if (Sha256.of(bytes).equals(file.sha256())) {
                return Optional.of(new String(bytes, StandardCharsets.UTF_8));
            }
            problems.add(
                    Spot.of(shown(file.path())),
                    "is not the file of these results: its SHA-256 is not that of run.json",
                    "Process the run again, or put the file back.");
        } catch (IOException e) {
            problems.add(
                    Spot.of(shown(file.path())),
                    "belongs to these results but is gone or cannot be read",
                    "Put it back; if the run folder lies elsewhere, name it with --run.");
        }
        return Optional.empty();
    }

    private static String shown(Path path) {
        return path.normalize().toString().replace('\\', '/');
    }
}
