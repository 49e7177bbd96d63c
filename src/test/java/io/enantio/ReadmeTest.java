package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows what its commands print. DocumentsTest follows its links, DocumentCommandsTest checks how its commands are written. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern SHOWN = Pattern.compile("<!-- output: (.+?) -->\n```\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void commandsPrintWhatTheReadmeShows() throws IOException {
        String text = Files.readString(README);
        Matcher shown = SHOWN.matcher(text);
        StringBuilder fresh = new StringBuilder();
        int commands = 0;
        while (shown.find()) {
            assertThat(shown.group(1)).startsWith("process sample-runs/");
            Path run = Path.of(shown.group(1).split(" ")[1]);
            assertThat(ResultTable.rejected(SharedRuns.results(run))).isEmpty();
            shown.appendReplacement(
                    fresh,
                    Matcher.quoteReplacement("<!-- output: " + shown.group(1) + " -->\n```\n"
                            + SharedRuns.printed(run).replace(System.lineSeparator(), "\n") + "```"));
            commands++;
        }
        shown.appendTail(fresh);
        assertThat(commands).isPositive();
        GeneratedDocument.assertFresh("README.md", fresh.toString());
    }

    @Test
    void theSimulatorsCommandRunsAndItsRunCanBeProcessed() {
        assertThat(Path.of("README.md")).content().contains("./enantio simulate my-run --seed 7");
        String run = folder.resolve("my-run").toString();
        InProcess.Outcome simulated = InProcess.enantio("simulate", run, "--seed", "7");
        assertThat(simulated.status()).as(simulated.err()).isZero();
        new SimulatedFolder(Path.of(run)).integratedBy(SharedRuns.DROP);
        InProcess.Outcome processed = InProcess.enantio("process", run);
        assertThat(processed.status()).as(processed.out() + processed.err()).isZero();
    }
}
