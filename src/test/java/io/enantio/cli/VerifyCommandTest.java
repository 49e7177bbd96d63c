package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess.Outcome;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every single-byte change of a results folder or of its inputs is found. */
class VerifyCommandTest {
    @TempDir
    static Path home;

    private static Path run = Path.of("");
    private static Path results = Path.of("");

    @BeforeAll
    static void aRunWithResults() {
        run = home.resolve("run");
        results = run.resolve("results");
        InProcess.enantio("simulate", run.toString(), "--subjects", "0");
        InProcess.enantio("decide", run.toString(), "--action=comment", "--person=A. Analyst", "--reason=all well");
        assertThat(InProcess.enantio("process", run.toString(), "--chromatograms", "flagged", "--xlsx")
                        .status())
                .isLessThan(2);
    }

    private static Outcome verify(String... more) {
        return InProcess.enantio(Stream.concat(Stream.of("verify", results.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void untouchedResultsAreVerified() {
        Outcome told = verify();
        assertThat(told.status()).isZero();
        assertThat(told.out()).contains("8 outputs have the hashes on record", "the same bytes");
        assertThat(told.err()).isEmpty();
    }

    @Test
    void aFolderWithoutResultsIsStatus2() {
        Outcome told = InProcess.enantio("verify", home.toString());
        assertThat(told.status()).isEqualTo(2);
        assertThat(told.err()).contains("is no results folder");
    }

    @Test
    void aFileThatWasPutThereIsTold() throws IOException {
        Path foreign = results.resolve("notes.txt");
        Files.writeString(foreign, "mine");
        assertThat(verify("--hashes-only").err()).contains("notes.txt: is not one of the files");
        Files.delete(foreign);
    }

    @Test
    void someChangedBytesAreFoundByTheirHashes() throws IOException {
        changedBytesAreFound(25, 7);
    }

    @Test
    @Tag("evidence")
    void fiveHundredChangedBytesAreFoundByTheirHashes() throws IOException {
        changedBytesAreFound(500, 11);
    }

    private static void changedBytesAreFound(int count, long seed) throws IOException {
        List<Path> files = files();
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            byte[] changed = bytes.clone();
            int place = random.nextInt(bytes.length);
            changed[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            Outcome told = verify("--hashes-only");
            Files.write(file, bytes);
            assertThat(told.status()).as("%s, byte %d", file, place).isEqualTo(1);
        }
        assertThat(verify("--hashes-only").status()).isZero();
    }

    /** All files of the run folder that are input or output; truth.csv is neither. */
    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(run)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.endsWith("truth.csv"))
                    .sorted()
                    .toList();
        }
    }

    /** Somebody who computes hash and seal anew is found by processing the run again. */
    @Test
    void forgedResultsWithGoodHashesAreFoundByProcessingAgain() throws IOException {
        Path runJson = results.resolve("run.json");
        String sealed = Files.readString(runJson);
        for (String name : List.of("concentrations.csv", "calibration.csv", "pairs.csv", "verdicts.csv", "rules.csv")) {
            Path file = results.resolve(name);
            String text = Files.readString(file);
            String forged = text.substring(0, text.length() - 1) + "0\n";
            Files.writeString(file, forged);
            Files.writeString(runJson, sealedAgain(sealed.replace(Sha256.of(text), Sha256.of(forged))));
            assertThat(verify("--hashes-only").status()).as(name).isZero();
            Outcome told = verify();
            assertThat(told.status()).as(name).isEqualTo(1);
            assertThat(told.err()).contains(name + ": the run, processed again, gives other bytes");
            Files.writeString(file, text);
        }
        Files.writeString(runJson, sealedAgain(sealed.replaceFirst("\"A. Analyst\"", "\"B. Analyst\"")));
        assertThat(verify().err()).contains("run.json: the run, processed again, gives other bytes");
        Files.writeString(runJson, sealed);
    }

    private static String sealedAgain(String json) {
        int end = json.lastIndexOf(",\n  \"seal\"");
        String body = json.substring(0, end);
        return body + ",\n  \"seal\" : \"" + Sha256.of(body) + "\"\n}\n";
    }
}
