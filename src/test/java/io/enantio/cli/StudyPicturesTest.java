package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import io.enantio.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chromatograms of drawn samples come from the raw files that were processed, or the report says by name why not. */
class StudyPicturesTest {
    @TempDir
    Path home;

    @Test
    void drawnSamplesAreShownFromTheRawFilesThatWereProcessedAndOtherwiseNamed() throws IOException {
        Path study = home.resolve("s");
        done("simulate", study.toString(), "--runs", "1", "--subjects", "1", "--seed", "4");
        Path run = study.resolve("R01");
        new SimulatedFolder(study).integratedBy(SharedRuns.DROP);
        done("process", run.toString());
        String database = home.resolve("study.sqlite").toString();
        done("load", run.resolve("results").toString(), "--db", database);
        Path plan = study.resolve("plan.yaml");
        Files.writeString(
                plan, Files.readString(plan) + "bioequivalence: false\nchromatograms: {seed: 11, percent: 15}\n");

        List<String> shown = lines(plan, database);
        assertThat(shown).as("15 % of 10 samples, rounded up").hasSize(2).allMatch(line -> line.endsWith(","));
        String page = Files.readString(study.resolve("study/report.html"));
        assertThat(page).contains("2 of 10 study samples (15 %, rounded up)").contains("by the seed 11 of the plan");
        shown.forEach(line -> assertThat(page).contains("study, " + line.split(",")[0]));
        assertThat(lines(plan, database)).as("the same seed").isEqualTo(shown);

        Path raw = run.resolve(shown.get(0).split(",")[4]);
        Path other = run.resolve(shown.get(1).split(",")[4]);
        Files.copy(other, raw, StandardCopyOption.REPLACE_EXISTING);
        assertThat(lines(plan, database).get(0)).contains("its raw file is not the one that was processed");

        Files.move(run, home.resolve("elsewhere"));
        assertThat(lines(plan, database)).allMatch(line -> line.contains("its run folder is not at"));
        assertThat(Files.readString(study.resolve("study/report.html")))
                .contains("Chromatograms that cannot be shown")
                .contains("its run folder is not at");
    }

    private static List<String> lines(Path plan, String database) throws IOException {
        done("study", plan.toString(), "--db", database);
        List<String> lines =
                Files.readAllLines(plan.resolveSibling("study").resolve("chromatograms.csv"), StandardCharsets.UTF_8);
        return lines.subList(1, lines.size());
    }

    private static void done(String... command) {
        Outcome outcome = InProcess.enantio(command);
        assertThat(outcome.status()).as(outcome.err()).isZero();
    }
}
