package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People have names with letters beyond ASCII: seal and hashes are valid for them too. */
class NamesBeyondAsciiTest {
    @TempDir
    Path home;

    @Test
    void resultsOfAnAnalystWithAnUmlautAreVerifiedAndLoaded() throws IOException {
        Path run = SharedRuns.copy(SharedRuns.simulated("--subjects", "0"), home.resolve("run"));
        new SimulatedFolder(run).firstBracket();
        Path settings = run.resolve("run.yaml");
        Files.writeString(
                settings, Files.readString(settings).replaceFirst("(?m)^analyst: .*$", "analyst: Bärbel Ångström"));
        assertThat(InProcess.enantio("process", run.toString()).status()).isLessThan(2);
        String results = run.resolve("results").toString();
        assertThat(Files.readString(run.resolve("results/run.json"))).contains("Bärbel Ångström");
        Outcome verified = InProcess.enantio("verify", results, "--hashes-only");
        assertThat(verified.err()).isEmpty();
        assertThat(verified.status()).isZero();
        Outcome loaded = InProcess.enantio(
                "load", results, "--db", home.resolve("s.sqlite").toString());
        assertThat(loaded.err()).isEmpty();
        assertThat(loaded.status()).isZero();
    }
}
