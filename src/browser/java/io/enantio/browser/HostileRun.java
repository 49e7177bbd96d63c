package io.enantio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run whose every free name is an attack on whoever writes it into a page. */
final class HostileRun {
    static final String RUN = "<b onmouseover=alert(1)>R</b>";

    static final String PERSON = "<i>A. Analyst</i>";

    static final String REASON = "<img src=x onerror=document.title='owned'> said somebody";

    /** Markup, letters from right to left, and a name without an end. */
    static final List<String> SAMPLES = List.of(
            "<img src=x onerror=document.title='owned'>",
            "S \u202Egnirts\u202C \u05D0\u05D1\u05D2 3",
            "S-" + "x".repeat(498));

    private static final String ANALYST = "<svg onload=document.title='owned'>";

    private HostileRun() {}

    /** The run folder with its results, and one decision. */
    static Path in(Path place) throws IOException {
        Path run = SharedRuns.copy(SharedRuns.simulated("--subjects", "1"), place);
        change(run.resolve("run.yaml"), "\"SIMULATED-R01\"", '"' + RUN + '"');
        change(run.resolve("run.yaml"), "analyst: simulator", "analyst: \"" + ANALYST + '"');
        change(run.resolve("method.yaml"), "integration: joint_fit", "integration: " + SharedRuns.DROP);
        for (int sample = 0; sample < SAMPLES.size(); sample++) {
            change(run.resolve("injections.csv"), ",S001-T0" + sample + ",", ",\"" + SAMPLES.get(sample) + "\",");
        }
        assertThat(InProcess.enantio(
                                "decide",
                                run.toString(),
                                "--person=" + PERSON,
                                "--action=comment",
                                "--injection=26",
                                "--reason=" + REASON)
                        .status())
                .isZero();
        assertThat(InProcess.enantio("process", run.toString()).status()).isLessThan(2);
        return run;
    }

    private static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).as("%s", file).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
