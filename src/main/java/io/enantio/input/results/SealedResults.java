package io.enantio.input.results;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.text.SchemaForm;
import io.enantio.input.text.SettingsFile;
import io.enantio.input.text.SourceFile;
import io.enantio.record.signature.Deciders;
import io.enantio.record.signature.SignedResults.Target;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Provenance.Software;
import io.enantio.run.Sha256;
import io.enantio.text.CsvTable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The input and output files that the record of a results folder names: run.json, validation.json or study.json.
 *
 * @param kind of the results
 * @param options of the command line that change numbers
 * @param inputs paths from the run folder
 * @param rawFilesNotListed raw files that no line of the injection list named
 * @param outputs names in the results folder
 * @param decisions that were applied; of a run
 * @param processedAt when; a study has none
 */
public record SealedResults(
        Kind kind,
        Software software,
        List<String> options,
        List<InputFile> inputs,
        List<String> rawFilesNotListed,
        List<InputFile> outputs,
        Decided decisions,
        Optional<Instant> processedAt) {
    /**
     * Decisions as the record of a run knows them.
     *
     * @param count of them
     * @param head of their chain; empty if there are none
     */
    public record Decided(int count, String head) {}

    /** What results are of, with the file that records them. */
    public enum Kind {
        RUN("run.json", "enantio process", "run", SchemaForm.RUN),
        VALIDATION("validation.json", "enantio validate", "plan", SchemaForm.VALIDATION),
        STUDY("study.json", "enantio study", "study_plan", SchemaForm.STUDY);

        private final String file;
        private final String command;
        private final String settings;
        private final SchemaForm form;

        Kind(String file, String command, String settings, SchemaForm form) {
            this.file = file;
            this.command = command;
            this.settings = settings;
            this.form = form;
        }

        /** Name of the record. */
        public String file() {
            return file;
        }

        /** The command that writes such results. */
        public String command() {
            return command;
        }

        /** What a results folder holds; a run if none of the records is in it. */
        public static Kind in(Path results) {
            return Arrays.stream(values())
                    .filter(kind -> Files.exists(results.resolve(kind.file)))
                    .findFirst()
                    .orElse(RUN);
        }
    }

    /** More than the record of any run. */
    static final int LARGEST_BYTES = 256 << 20;

    private static final String SHIPPED = "shipped:";

    public SealedResults {
        options = List.copyOf(options);
        inputs = List.copyOf(inputs);
        rawFilesNotListed = List.copyOf(rawFilesNotListed);
        outputs = List.copyOf(outputs);
    }

    /**
     * The text of run.json, changed or not. The caller checks its seal before anything else is read.
     *
     * @throws InputException if there is none
     */
    public static String text(Path results) {
        return text(results, Kind.RUN);
    }

    /**
     * The text of a record, changed or not. The caller checks its seal before anything else is read.
     *
     * @param results folder
     * @param kind of results
     * @return the text
     * @throws InputException if there is none
     */
    public static String text(Path results, Kind kind) {
        Path file = results.resolve(kind.file);
        try {
            return text(RegularFile.bytes(file, LARGEST_BYTES));
        } catch (UnusableFile e) {
            throw InputException.ofDisk(new InputException.Problem(
                    shown(results),
                    "",
                    "is no results folder: it has no readable " + kind.file
                            + (e.kind() == UnusableFile.Kind.ABSENT ? "" : " (" + e.problem() + ")"),
                    "Name a folder that " + kind.command + " wrote."));
        }
    }

    /** UTF-8; bytes that are no longer UTF-8 still give a text, which no seal fits. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /**
     * What an unchanged record states, every field of it usable.
     *
     * @param results folder
     * @param text of the record
     * @param kind of results
     * @return what it states
     * @throws InputException that names each field that is missing, or is not what enantio writes
     */
    public static SealedResults checked(Path results, String text, Kind kind) {
        return of(tree(results, text, kind), kind);
    }

    /** An unchanged record with every field usable, for those who read more of it. */
    static JsonNode tree(Path results, String text, Kind kind) {
        String file = shown(results.resolve(kind.file));
        try {
            JsonNode root = new JsonMapper().readTree(text);
            Problems problems = new Problems();
            new RecordForm(file, problems).check(root, kind);
            problems.throwIfAny();
            return root;
        } catch (JacksonException e) {
            throw new InputException(new InputException.Problem(
                    file, "", "is no JSON of enantio", "Move the folder away and process again."));
        }
    }

    /**
     * What is signed when these results are.
     *
     * @param results folder
     * @param text of the record, unchanged
     * @param kind of results
     * @return empty if it is no JSON
     */
    public static Optional<Target> target(Path results, String text, Kind kind) {
        try {
            JsonNode root = new JsonMapper().readTree(text);
            JsonNode named = kind == Kind.RUN ? root.path("run").path("run") : root.path(CsvTable.lower(kind));
            Set<String> keys = new HashSet<>();
            Set<String> names = new HashSet<>();
            root.path("decisions").path("decisions").forEach(decision -> {
                names.add(decision.path("person").asString(""));
                keys.add(decision.path("person_key").asString(""));
            });
            keys.remove("");
            return Optional.of(new Target(
                    results, kind.file, CsvTable.lower(kind) + " " + named.asString(""), new Deciders(keys, names)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What a usable record states. */
    static SealedResults of(JsonNode root, Kind kind) {
        List<InputFile> inputs = new ArrayList<>();
        root.path("inputs").forEach(one -> inputs.add(file(one.path("role").asString(), one, "path")));
        List<InputFile> outputs = new ArrayList<>();
        root.path("outputs").forEach(one -> outputs.add(file("output", one, kind == Kind.STUDY ? "path" : "file")));
        JsonNode software = root.path("software");
        List<String> options = new ArrayList<>();
        root.path("options").forEach(option -> options.add(option.asString()));
        List<String> notListed = new ArrayList<>();
        root.path("raw_files_not_listed").forEach(name -> notListed.add(name.asString()));
        String version = kind == Kind.STUDY
                ? root.path("software_version").asString()
                : software.path("version").asString();
        return new SealedResults(
                kind,
                new Software(version, software.path("raw_reader").asString()),
                options,
                inputs,
                notListed,
                outputs,
                new Decided(
                        root.path("decisions").path("decisions").size(),
                        root.path("decisions").path("chain").asString("")),
                kind == Kind.STUDY
                        ? Optional.empty()
                        : Optional.of(Instant.parse(root.path("processed_at").asString())));
    }

    private static InputFile file(String role, JsonNode node, String key) {
        return new InputFile(
                role, node.path(key).asString(), node.path("sha256").asString());
    }

    /** The method file that the run was processed with. */
    public Optional<Path> method(Path runFolder) {
        return inputs.stream()
                .filter(input -> input.role().equals("method"))
                .map(input -> runFolder.resolve(input.path()))
                .findFirst();
    }

    /**
     * The folder of people that run.yaml or the plan names, as it is now.
     *
     * @param runFolder the run folder, or the folder of the plan
     * @return empty if it names none
     * @throws InputException if it cannot be read
     */
    public Optional<Path> people(Path runFolder) {
        Problems problems = new Problems();
        Optional<Path> people = inputs.stream()
                .filter(input -> input.role().equals(kind.settings))
                .findFirst()
                .map(input ->
                        SourceFile.Location.of(runFolder.resolve(input.path()), shown(runFolder.resolve(input.path()))))
                .flatMap(at -> SettingsFile.read(at, kind.form, problems))
                .flatMap(settings -> settings.people(problems));
        problems.throwIfAny();
        return people;
    }

    /** Whether a file of a role was read. */
    public boolean knowsOf(String role) {
        return inputs.stream().anyMatch(input -> input.role().equals(role));
    }

    /** One line for each input or output that is not what it was. */
    public List<String> changes(Path results, Path runFolder) {
        Stream<String> outside =
                outputs.stream().flatMap(output -> change(results.resolve(output.path()), output).stream());
        Stream<String> inside = inputs.stream()
                .filter(input -> !input.path().startsWith(SHIPPED))
                .flatMap(input -> change(runFolder.resolve(input.path()), input).stream());
        return Stream.of(foreign(results), outside, inside)
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<String> foreign(Path results) {
        try {
            return RegularFile.content(results).stream()
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(kind.file))
                    .filter(name ->
                            outputs.stream().noneMatch(output -> output.path().equals(name)))
                    .map(name -> shown(results.resolve(name)) + ": is not one of the files that were written");
        } catch (UnusableFile e) {
            throw diskFailure(results, e);
        }
    }

    /** A disk that fails is no change of a file. */
    private static InputException diskFailure(Path path, UnusableFile failure) {
        return InputException.ofDisk(new InputException.Problem(
                shown(path), "", failure.problem(), "Check the disk, the share and the permissions, then try again."));
    }

    private Optional<String> change(Path file, InputFile known) {
        try {
            return Sha256.hex(RegularFile.digest(file, Sha256.start())).equals(known.sha256())
                    ? Optional.empty()
                    : Optional.of(shown(file) + ": was changed, its SHA-256 is not that of " + kind.file);
        } catch (UnusableFile e) {
            if (e.kind() == UnusableFile.Kind.DISK) {
                throw diskFailure(file, e);
            }
            return Optional.of(shown(file) + ": is gone or cannot be read");
        }
    }

    /** A path as messages show it. */
    static String shown(Path path) {
        return path.normalize().toString().replace('\\', '/');
    }
}
