package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial from a worklist and raw files to a judged run: its commands print what the page shows. */
class FromTheInstrumentTest {
    private static final String PAGE = "docs/how-to/from-the-instrument.md";
    private static final Pattern SHOWN = Pattern.compile("<!-- output: (.+?) -->\n```\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Path SHIPPED = Path.of("sample-runs/crps-day-1");

    /** Lines of a long table that the page shows before and after its gap. */
    private static final int FIRST = 14;

    private static final int LAST = 4;

    @TempDir
    Path folder;

    @BeforeEach
    void whatTheInstrumentLeft() {
        SharedRuns.copy(Path.of("sample-runs/from-the-instrument"), run());
        SharedRuns.copy(SHIPPED.resolve("raw"), run().resolve("raw"));
    }

    private Path run() {
        return folder.resolve("my-run");
    }

    @Test
    void theListIsImportedAsThePageShows() throws IOException {
        pageShows(command -> command.startsWith("run import"));
        assertThat(columns(run().resolve("injections.csv"))).isEqualTo(columns(SHIPPED.resolve("injections.csv")));
    }

    @Test
    @Tag("evidence")
    void theImportedRunIsJudgedAsThePageShows() throws IOException {
        pageShows(command -> true);
        assertThat(areas(run().resolve("results/concentrations.csv")))
                .isEqualTo(areas(SHIPPED.resolve("expected/concentrations.csv")));
    }

    /** Everything but comments and times, which the worklist does not have. */
    private static List<List<String>> columns(Path injections) {
        return ResultTable.of(injections).stream()
                .map(row -> List.of(
                        row.get("injection"),
                        row.get("file"),
                        row.get("sample_id"),
                        row.get("sample_type"),
                        row.get("level"),
                        row.get("dilution_factor")))
                .toList();
    }

    private static List<List<String>> areas(Path concentrations) {
        return ResultTable.of(concentrations).stream()
                .map(row -> List.of(
                        row.get("injection"),
                        row.get("analyte"),
                        row.get("area_counts_min"),
                        row.get("estimate_ng_per_ml")))
                .toList();
    }

    /** Runs the wanted commands of the page in their order; each prints what stands below it. */
    private void pageShows(Predicate<String> wanted) throws IOException {
        Matcher shown = SHOWN.matcher(Files.readString(Path.of(PAGE)));
        StringBuilder fresh = new StringBuilder();
        int commands = 0;
        while (shown.find()) {
            String command = shown.group(1);
            if (wanted.test(command)) {
                shown.appendReplacement(
                        fresh,
                        Matcher.quoteReplacement("<!-- output: " + command + " -->\n```\n" + printed(command) + "```"));
                commands++;
            }
        }
        shown.appendTail(fresh);
        assertThat(commands).isGreaterThan(1);
        GeneratedDocument.assertFresh(PAGE, fresh.toString());
    }

    private String printed(String command) {
        String[] words = WORD.matcher(command)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .map(word -> word.startsWith("my-run") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
        InProcess.Outcome outcome = InProcess.enantio(words);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        List<String> lines = outcome.out().replace(folder + "/", "").lines().toList();
        return String.join("\n", shortened(lines)) + "\n";
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= FIRST + LAST) {
            return lines;
        }
        return List.of(
                String.join("\n", lines.subList(0, FIRST)),
                "  ...",
                String.join("\n", lines.subList(lines.size() - LAST, lines.size())));
    }
}
