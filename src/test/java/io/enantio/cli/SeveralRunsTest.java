package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code process} with several run folders: all are checked before the first is processed. StudyTutorialTest processes several runs. */
class SeveralRunsTest {
    private static final String GOOD = "sample-runs/crps-day-1";

    @Test
    void oneUnusableFolderStopsAllBeforeAnythingIsWritten(@TempDir Path home) {
        String good = SharedRuns.copy(SharedRuns.simulated("--subjects", "0"), home.resolve("good"))
                .toString();
        InProcess.Outcome outcome = InProcess.enantio("process", good, "no/such/run");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("no/such/run: is not a folder.");
        assertThat(outcome.out()).isEmpty();
        assertThat(Path.of(good, "results")).doesNotExist();
    }

    @Test
    void oneFolderForTheResultsOfSeveralRunsIsRefused() {
        InProcess.Outcome outcome = InProcess.enantio("process", GOOD, "sample-runs/failing-qc", "--out", "x");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("Option '--out' is only possible with a single run.");
        assertThat(Path.of("x")).doesNotExist();
    }
}
