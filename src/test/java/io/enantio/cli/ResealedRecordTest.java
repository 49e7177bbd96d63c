package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.report.folder.SealedJson;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record that somebody has changed and sealed again: each field that cannot be used is named, and nothing is loaded. */
class ResealedRecordTest {
    @TempDir
    Path home;

    @TempDir
    static Path common;

    private Path run = Path.of("");

    @BeforeAll
    static void processed() {
        Path blanks = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), common.resolve("run"));
        new SimulatedFolder(blanks).only("blank");
        InProcess.enantio("process", blanks.toString());
    }

    private Outcome loaded(String pattern, String by) throws IOException {
        run = SharedRuns.copy(common.resolve("run"), home.resolve("run"));
        Path json = run.resolve("results/run.json");
        String before = Files.readString(json);
        String after = before.substring(0, before.lastIndexOf(",\n  \"seal\"")).replaceFirst(pattern, by) + "\n}\n";
        assertThat(after).isNotEqualTo(before);
        Files.writeString(json, SealedJson.seal(after));
        return InProcess.enantio(
                "load",
                run.resolve("results").toString(),
                "--db",
                home.resolve("study.sqlite").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "enantio-results/1, enantio-results/2, schema: is not enantio-results/1",
        "\"processed_at\" : \"2, \"processed_at\" : \"x2, processed_at: is no point in time",
        "\"acquired\" : \"2026, \"acquired\" : \"x2026, run.acquired: is no date",
        "\"purpose\" : \"study\", \"purpose\" : \"sport\", run.purpose: is none of the purposes of a run",
        "\"origin\" : \"simulated\", \"origin\" : null, run.origin: is neither measured nor simulated",
        "\"role\" : \"injections\", \"role\" : \"others\", inputs: name no injection list"
    })
    void aFieldThatCannotBeUsedIsNamed(String field, String by, String problem) throws IOException {
        Outcome outcome = loaded(field, by);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(run.resolve("results/run.json") + ", " + problem
                        + ". Move the folder away and process again.\n");
        assertThat(home.resolve("study.sqlite")).doesNotExist();
    }

    /** A table that somebody has changed, with its hash and the seal of the record. */
    @ParameterizedTest
    @CsvSource({
        "'(?m)^(SIMULATED-R01,6,.*),[^,]*$', '$1', 'concentrations.csv, row 1 has '",
        "'(?m)^(SIMULATED-R01),6,', '$1,six,', 'concentrations.csv, row 1, injection: \"six\" is no number'",
        "'(?m)^(SIMULATED-R01),6,', '$1,6.5,', 'concentrations.csv, row 1, injection: \"6.5\" is no whole number'",
        "'(?m)^SIMULATED-R01,6,', '\"', 'concentrations.csv, row 1 or the next is no CSV'",
        "'(?s)^.*$', '\n', 'concentrations.csv, it is empty'"
    })
    void aTableThatEnantioDidNotWriteIsNamed(String pattern, String by, String problem) throws IOException {
        run = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), home.resolve("run"));
        new SimulatedFolder(run).only("blank");
        InProcess.enantio("process", run.toString());
        Path results = run.resolve("results");
        Path table = results.resolve("concentrations.csv");
        String before = Files.readString(table);
        String after = before.replaceFirst(pattern, by);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(table, after);
        Path json = results.resolve("run.json");
        String record = Files.readString(json).replace(Sha256.of(before), Sha256.of(after));
        Files.writeString(json, SealedJson.seal(record.substring(0, record.lastIndexOf(",\n  \"seal\"")) + "\n}\n"));
        // Who forges takes the journal away, which knows the results.
        Files.move(run.resolve("results.history"), home.resolve("taken-away"));
        Outcome outcome = InProcess.enantio(
                "load", results.toString(), "--db", home.resolve("study.sqlite").toString());
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith(results + ": " + problem)
                        .contains("enantio did not write that: process the run again."));
    }

    @Test
    void anInputThatIsADeviceIsNotRead() throws IOException {
        Outcome outcome = loaded("\"path\" : \"injections.csv\"", "\"path\" : \"/dev/zero\"");
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains("/dev/zero");
    }
}
