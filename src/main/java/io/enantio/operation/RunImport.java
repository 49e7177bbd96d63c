package io.enantio.operation;

import io.enantio.file.RegularFile;
import io.enantio.input.problem.InputException;
import io.enantio.input.problem.Problems;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spot;
import io.enantio.input.sequence.SequenceImport;
import io.enantio.run.Provenance.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sequence on its way into a run folder: injections.csv, samples.csv and a draft of run.yaml, all of them or none. */
public final class RunImport {
    private static final String RUN = "run.yaml";
    private static final String INJECTIONS = "injections.csv";
    private static final String SAMPLES = "samples.csv";
    private static final String TO_BE_FILLED_IN = "# fill in: the list does not state it";

    private final SequenceImport list;
    private final SequenceImport.Wish wish;
    private final Header header;
    private final String version;

    private RunImport(SequenceImport list, SequenceImport.Wish wish, Header header, String version) {
        this.list = list;
        this.wish = wish;
        this.header = header;
        this.version = version;
    }

    /** What a sequence does not state of a run, as far as the user does. */
    public record Header(
            Optional<String> run,
            Optional<String> instrument,
            Optional<String> columnSerial,
            Optional<String> analyst,
            Optional<String> acquired) {}

    /**
     * Reads and understands a sequence.
     *
     * @param wish what is to be imported
     * @param header what the user says of the run
     * @param version of the program, for the record
     * @return nothing is written yet
     */
    public static RunImport of(SequenceImport.Wish wish, Header header, String version) {
        return new RunImport(SequenceImport.of(wish), wish, header, version);
    }

    /**
     * The sequence.
     *
     * @return as far as it is understood
     */
    public SequenceImport list() {
        return list;
    }

    /**
     * Files of the run folder that an import would have to replace.
     *
     * @return names; an import is refused if there are any
     */
    public List<String> inTheWay() {
        return files().keySet().stream()
                .filter(name -> RegularFile.isListed(wish.runFolder().resolve(name)))
                .toList();
    }

    /**
     * Keys of run.yaml that nothing states, and that somebody has to fill in.
     *
     * @return in the order of the file
     */
    public List<String> toBeFilledIn() {
        List<String> missing = new ArrayList<>();
        keys().forEach((key, value) -> {
            if (value.isEmpty()) {
                missing.add(key);
            }
        });
        return missing;
    }

    /**
     * Writes the files.
     *
     * @throws InputException if anything is unclear, a file is in the way, or the disk refuses; nothing is left then
     */
    public void write() {
        Problems problems = new Problems();
        checkHeader(problems);
        for (String name : inTheWay()) {
            problems.add(
                    Spot.of(wish.runFolder().resolve(name).toString().replace('\\', '/')),
                    "exists already",
                    "An import replaces nothing: choose another folder with --out, or move the file away.");
        }
        list.refuseIfUnclear();
        problems.throwIfAny();
        List<Path> left = new ArrayList<>();
        if (!Files.exists(wish.runFolder())) {
            left.add(wish.runFolder());
        }
        try {
            Files.createDirectories(wish.runFolder());
            for (Map.Entry<String, String> file : files().entrySet()) {
                Path fresh = wish.runFolder().resolve("." + file.getKey() + ".enantio-new");
                left.add(fresh);
                Files.write(fresh, file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (String name : files().keySet()) {
                Path place = wish.runFolder().resolve(name);
                Files.move(wish.runFolder().resolve("." + name + ".enantio-new"), place);
                left.add(place);
            }
        } catch (IOException e) {
            Collections.reverse(left);
            left.forEach(RunImport::drop);
            throw InputException.ofDisk(new InputException.Problem(
                    wish.runFolder().toString().replace('\\', '/'),
                    "",
                    "cannot be written (" + e.getClass().getSimpleName() + ")",
                    "Nothing is left of the import. Check the folder's permissions, or choose another with --out."));
        }
    }

    private static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The disk that refused the file refuses this too; the message names the folder.
        }
    }

    /** The texts by name; run.yaml comes last: a folder without it is no run. */
    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        list.samplesCsv().ifPresent(text -> files.put(SAMPLES, text));
        files.put(INJECTIONS, list.injectionsCsv());
        files.put(RUN, runYaml());
        return files;
    }

    private void checkHeader(Problems problems) {
        header.acquired().ifPresent(date -> {
            try {
                LocalDate.parse(date);
            } catch (DateTimeException e) {
                problems.add(
                        Spot.of("--acquired"),
                        SafeText.quoted(date) + " is not a date",
                        "Write year-month-day, for example 2026-03-02.");
            }
        });
        keys().forEach((key, value) -> SafeText.check(value, new Spot("run.yaml", 0, key), problems));
    }

    /** The keys of run.yaml with what is known; empty: nothing is. */
    private Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("run", header.run().orElseGet(this::nameOfList));
        keys.put("method", wish.method().map(wish::fromRunFolder).orElse(""));
        keys.put("instrument", header.instrument().orElse(""));
        keys.put("column_serial", header.columnSerial().orElse(""));
        keys.put("analyst", header.analyst().orElse(""));
        keys.put(
                "acquired",
                header.acquired()
                        .or(() -> list.acquired().map(LocalDate::toString))
                        .orElse(""));
        return keys;
    }

    private String nameOfList() {
        String name = String.valueOf(wish.list().getFileName());
        int end = name.lastIndexOf('.');
        return (end > 0 ? name.substring(0, end) : name).strip();
    }

    private String runYaml() {
        StringBuilder text =
                new StringBuilder("# Drafted by enantio run import. Lines marked with \"fill in\" need a value before"
                        + " the run can be processed.\nschema: enantio-run/1\n");
        keys().forEach((key, value) -> text.append(key)
                .append(value.isEmpty() ? ":    " + TO_BE_FILLED_IN : ": " + quoted(value))
                .append('\n'));
        text.append("imported:\n");
        imported()
                .forEach((key, value) -> text.append("  ")
                        .append(key)
                        .append(": ")
                        .append(quoted(value))
                        .append('\n'));
        return text.toString();
    }

    private Map<String, String> imported() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (InputFile input : list.inputs()) {
            switch (input.role()) {
                case "sequence" -> {
                    keys.put("file", input.path());
                    keys.put("sha256", input.sha256());
                    keys.put("format", list.system());
                }
                case "method" -> keys.put("method_sha256", input.sha256());
                default -> {
                    keys.put(input.role(), input.path());
                    keys.put(input.role() + "_sha256", input.sha256());
                }
            }
        }
        keys.put("enantio", version);
        return keys;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
