package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Every single-byte change of a results folder or of its inputs is found. */
class VerifyCommandTest {
    @TempDir
    static Path home;

    private static Path run = Path.of("");
    private static Path results = Path.of("");

    @BeforeAll
    static void aRunWithResults() throws IOException {
        run = SharedRuns.copy(SharedRuns.simulated("--subjects", "0"), home.resolve("run"));
        results = run.resolve("results");
        new SimulatedFolder(run).integratedBy(SharedRuns.DROP);
        readEveryKindOfInput();
        InProcess.enantio(
                "decide", run.toString(), "--action=comment", "--person=A. Analyst", "--reason=everything is well");
        assertThat(InProcess.enantio("process", run.toString(), "--chromatograms", "flagged", "--xlsx")
                        .status())
                .isLessThan(2);
    }

    /** The laboratory's own ruleset and column records, which the shipped method does not have. */
    private static void readEveryKindOfInput() throws IOException {
        try (InputStream rules = Enantio.class.getResourceAsStream("/io/enantio/rules/ICH-M10.yaml")) {
            Files.copy(Objects.requireNonNull(rules), run.resolve("rules.yaml"));
        }
        Files.writeString(
                run.resolve("column-records.csv"),
                "column_serial,method,compound,elution_order,run,date,person\n"
                        + "OTHER-1,other,ketamine,S-ketamine > R-ketamine,R01,2026-01-05,A. Analyst\n");
        Path method = run.resolve("method.yaml");
        Files.writeString(
                method,
                Files.readString(method).replace("rules: ICH-M10", "rules: rules.yaml")
                        + "column_records: column-records.csv\n");
    }

    /** Whatever was read and written is among the files whose bytes are changed below. */
    @Test
    void everyInputAndOutputIsRecorded() throws IOException {
        String runJson = Files.readString(results.resolve("run.json"));
        Set<String> roles = new TreeSet<>();
        Pattern.compile("\"role\" : \"([^\"]+)\",\\s+\"path\"")
                .matcher(runJson)
                .results()
                .forEach(role -> roles.add(role.group(1)));
        assertThat(roles)
                .containsExactly(
                        "column_records", "decisions", "injections", "method", "raw", "rules", "run", "samples");
        Set<String> known = new TreeSet<>(Set.of("results/run.json"));
        Pattern.compile("\"(path|file)\" : \"([^\"]+)\",\\s+\"sha256\"")
                .matcher(runJson)
                .results()
                .filter(file -> file.group(1).equals("path") || !file.group(2).startsWith("raw/"))
                .forEach(file -> known.add((file.group(1).equals("file") ? "results/" : "") + file.group(2)));
        assertThat(files()).map(file -> run.relativize(file).toString()).containsExactlyInAnyOrderElementsOf(known);
    }

    private static Outcome verify(String... more) {
        return InProcess.enantio(Stream.concat(Stream.of("verify", results.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void unchangedResultsAreVerified() {
        Outcome outcome = verify();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains(" outputs have the recorded hashes", "identical results");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void aFolderWithoutResultsIsStatus2() {
        Outcome outcome = InProcess.enantio("verify", home.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("is no results folder");
    }

    @Test
    void aFileThatEnantioDidNotWriteIsReported() throws IOException {
        Path foreign = results.resolve("notes.txt");
        Files.writeString(foreign, "mine");
        assertThat(verify("--hashes-only").err()).contains("notes.txt: is not one of the files");
        Files.delete(foreign);
    }

    @Test
    void someChangedBytesAreDetectedByTheirHashes(TestReporter reporter) throws IOException {
        changedBytesAreFound(25, 7, reporter);
    }

    @Test
    @Tag("evidence")
    void fiveHundredChangedBytesAreDetectedByTheirHashes(TestReporter reporter) throws IOException {
        changedBytesAreFound(500, 11, reporter);
    }

    @Test
    @Tag("evidence")
    void aChangedByteInEachFileIsDetected(TestReporter reporter) throws IOException {
        Random random = new Random(13);
        for (Path file : files()) {
            changedByteIsFound(file, random);
        }
        reporter.publishEntry("tampering", "one byte of each of " + files().size() + " files: all found");
    }

    /** Half of the changes are in files other than raw files, which would otherwise take nearly all of them. */
    private static void changedBytesAreFound(int count, long seed, TestReporter reporter) throws IOException {
        List<Path> raw = files().stream()
                .filter(file -> file.startsWith(run.resolve("raw")))
                .toList();
        List<Path> others = files().stream().filter(file -> !raw.contains(file)).toList();
        Random random = new Random(seed);
        Map<String, Integer> changed = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            List<Path> files = i % 2 == 0 ? raw : others;
            Path file = files.get(random.nextInt(files.size()));
            changedByteIsFound(file, random);
            changed.merge(
                    raw.contains(file) ? "raw files" : run.relativize(file).toString(), 1, Integer::sum);
        }
        assertThat(verify("--hashes-only").status()).isZero();
        reporter.publishEntry("tampering", count + " changed bytes, all found: " + changed);
    }

    private static void changedByteIsFound(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] changed = bytes.clone();
        int place = random.nextInt(bytes.length);
        changed[place] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, changed);
        Outcome outcome = verify("--hashes-only");
        Files.write(file, bytes);
        assertThat(outcome.status()).as("%s, byte %d", file, place).isEqualTo(1);
    }

    /** All files of the run folder that are input or output; truth.csv is neither, and the history has tests of its own. */
    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(run)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.endsWith("truth.csv"))
                    .filter(file -> !file.startsWith(run.resolve("results.history")))
                    .sorted()
                    .toList();
        }
    }

    /** Forged results with recomputed hash and seal are found by processing the run again. */
    @Test
    void forgedResultsWithValidHashesAreDetectedByProcessingAgain() throws IOException {
        Path runJson = results.resolve("run.json");
        String sealed = Files.readString(runJson);
        Map<Path, String> before = new TreeMap<>();
        String json = sealed;
        for (String name : List.of("concentrations.csv", "calibration.csv", "pairs.csv", "verdicts.csv", "rules.csv")) {
            Path file = results.resolve(name);
            String text = Files.readString(file);
            before.put(file, text);
            String forged = text.substring(0, text.length() - 1) + "0\n";
            Files.writeString(file, forged);
            json = json.replace(Sha256.of(text), Sha256.of(forged));
        }
        Files.writeString(runJson, sealedAgain(json));
        assertThat(verify("--hashes-only").err()).contains("does not know the results in");
        Outcome outcome = verify();
        assertThat(outcome.status()).isEqualTo(1);
        for (Map.Entry<Path, String> file : before.entrySet()) {
            assertThat(outcome.err())
                    .contains(file.getKey().getFileName() + ": processing the run again gives different content");
            Files.writeString(file.getKey(), file.getValue());
        }
        Files.writeString(runJson, sealedAgain(sealed.replaceFirst("\"A. Analyst\"", "\"B. Analyst\"")));
        assertThat(verify().err()).contains("run.json: processing the run again gives different content");
        Files.writeString(runJson, sealed);
    }

    private static String sealedAgain(String json) {
        int end = json.lastIndexOf(",\n  \"seal\"");
        String body = json.substring(0, end);
        return body + ",\n  \"seal\" : \"" + Sha256.of(body) + "\"\n}\n";
    }
}
