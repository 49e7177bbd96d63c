package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code process} with several run folders: each comes to its own end. StudyTutorialTest processes several runs. */
class SeveralRunsTest {
    private static final String ALONE = "alone";

    @TempDir
    private Path home;

    @Test
    void anUnusableRunDoesNotStopTheOthersAndItsLineNamesIt() throws IOException {
        Path lacking = quick("lacking");
        String raw = raw(lacking);
        Files.delete(lacking.resolve(raw));
        Path good = quick("good");
        InProcess.Outcome outcome = processed(lacking.toString(), "no/such/run", good.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith(lacking + ": injections.csv, line 2, column file: " + raw + " does not exist.")
                .contains("\nno/such/run: is not a folder.")
                .hasLineCount(2);
        assertThat(lacking.resolve("results")).doesNotExist();
        assertThat(good.resolve("results/report.html")).isNotEmptyFile();
        assertThat(outcome.out())
                .contains("Results: " + good.resolve("results"))
                .endsWith("3 runs: 0 accepted, 1 rejected, 2 not processed" + System.lineSeparator());
    }

    @Test
    void manyThreadsGiveTheBytesThatOneGivesAndThatEachRunGivesAlone() throws IOException {
        Path cut = quick("cut");
        Files.write(cut.resolve(raw(cut)), new byte[] {'<'});
        List<String> runs =
                List.of(quick("a").toString(), cut.toString(), quick("b").toString(), "no/such/run");
        InProcess.Outcome one = processed(runs, "1");
        InProcess.Outcome four = processed(runs, "4");
        assertThat(four.out().replace(place("4").toString(), place("1").toString()))
                .isEqualTo(one.out());
        assertThat(four.err()).isEqualTo(one.err()).isNotEmpty();
        assertThat(Files.readString(summary("4"))
                        .replace(place("4").toString(), place("1").toString()))
                .isEqualTo(Files.readString(summary("1")));
        for (String run : runs.subList(0, 3)) {
            Path alone = place(ALONE).resolve(Path.of(run).getFileName().toString());
            assertThat(processed(run, "--out", alone.toString()).status()).isLessThan(2);
        }
        assertThat(contents(place("1"))).isEqualTo(contents(place(ALONE))).hasSizeGreaterThan(3 * 7);
        assertThat(contents(place("4"))).isEqualTo(contents(place(ALONE)));
    }

    @Test
    void theSummaryHasALineForEachRunInTheOrderOfTheCommandLine() throws IOException {
        Path accepted = SharedRuns.copy(SharedRuns.simulated("--subjects", "0"), home.resolve("accepted"));
        new SimulatedFolder(accepted).integratedBy(SharedRuns.DROP);
        Path rejected = quick("rejected");
        InProcess.Outcome outcome = processed(
                "no/such",
                rejected.toString(),
                accepted.toString(),
                "--summary",
                summary("x").toString());
        assertThat(outcome.status()).isEqualTo(2);
        List<JsonNode> lines = Files.readAllLines(summary("x")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines).extracting(line -> line.get("exit").asInt()).containsExactly(2, 1, 0);
        assertThat(lines)
                .extracting(line -> line.get("run_folder").asString())
                .containsExactly("no/such", rejected.toString(), accepted.toString());
        assertThat(lines.get(0).get("problems").get(0).asString()).startsWith("no/such: is not a folder.");
        assertThat(lines.get(0).has("analytes")).isFalse();
        assertThat(lines.get(1).get("verdict").asString()).isEqualTo("rejected");
        JsonNode last = lines.get(2);
        assertThat(last.get("analytes")).hasSize(4);
        assertThat(last.get("analytes").get(0).toString())
                .isEqualTo("{\"analyte\":\"S-ketamine\",\"verdict\":\"accepted\",\"reasons\":[]}");
        List<String> rows = Files.readAllLines(accepted.resolve("results/concentrations.csv"));
        int results = last.get("results_by_status").values().stream()
                .mapToInt(JsonNode::asInt)
                .sum();
        assertThat(results).isEqualTo(rows.size() - 1);
        assertThat(last.get("results_by_status").get("quantified").asLong())
                .isEqualTo(rows.stream()
                        .filter(row -> row.contains(",quantified,"))
                        .count());
    }

    @Test
    void anEarlierSummaryIsReplacedAndNoOtherFileIs() throws IOException {
        Path file = summary("x");
        processed("no/such", "nor/this", "--summary", file.toString());
        assertThat(file).content().hasLineCount(2);
        processed("no/such", "--summary", file.toString());
        assertThat(file).content().hasLineCount(1).startsWith("{\"schema\":\"enantio-summary/1\"");
        Path thesis = Files.writeString(home.resolve("thesis.txt"), "years of work");
        InProcess.Outcome outcome = processed("no/such", "--summary", thesis.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(thesis
                        + ": is not a summary of enantio, and would be overwritten. Choose another file with --summary."
                        + System.lineSeparator());
        assertThat(thesis).hasContent("years of work");
    }

    @Test
    void aSummaryThatCannotBeWhereItShouldIsRefusedBeforeTheWork() {
        Path run = quick("run");
        refused("run.json: a summary cannot be in a folder of results", run, "--summary", run + "/results/run.json");
        refused(
                "no such file or folder",
                run,
                "--summary",
                home.resolve("no/such/x").toString());
        refused("is a folder", run, "--summary", home.toString());
        assertThat(run.resolve("results")).doesNotExist();
    }

    private void refused(String problem, Path run, String... options) {
        InProcess.Outcome outcome = processed(
                Stream.concat(Stream.of(run.toString()), Stream.of(options)).toArray(String[]::new));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains(problem).hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void runsWhoseResultsWouldHaveOnePlaceAreRefusedBeforeTheWork() throws IOException {
        Path one = quick("one/run");
        Path two = quick("two/RUN");
        Path place = home.resolve("out");
        refused("would have one place, " + place.resolve("RUN"), one, two.toString(), "--out", place.toString());
        refused("is given twice, first as " + one, one, one.resolve("raw/..").toString());
        Files.createSymbolicLink(home.resolve("link"), one);
        refused("is given twice, first as " + one, one, home.resolve("link").toString());
        assertThat(place).doesNotExist();
        assertThat(one.resolve("results")).doesNotExist();
    }

    @Test
    void resultsNeverReplaceAnotherRun() {
        Path inner = quick("x/inner");
        Path other = quick("other/x");
        refused("would replace the run folder " + inner, inner, other.toString(), "--out", home.toString(), "--force");
        assertThat(inner.resolve("run.yaml")).exists();
    }

    @Test
    void aRootThatIsAFileOrHoldsResultsOfOneRunIsRefusedBeforeTheWork() throws IOException {
        Path one = quick("one");
        String two = quick("two").toString();
        Path file = Files.writeString(home.resolve("file"), "");
        refused("is a file", one, two, "--out", file.toString());
        processed(two);
        refused("holds results of one run", one, two, "--out", two + "/results");
        assertThat(one.resolve("results")).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenCostsOnlyItsRun() throws IOException {
        Path one = quick("one");
        Path two = quick("two");
        Files.writeString(two.resolve("results"), "a file");
        InProcess.Outcome outcome = processed(two.toString(), one.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).startsWith(two + "/results: is a file.").hasLineCount(1);
        assertThat(one.resolve("results/run.json")).exists();
        assertThat(two.resolve("results")).hasContent("a file");
    }

    @Test
    void aReaderThatIsUnknownIsSaidOnce() {
        InProcess.Outcome outcome = processed("no/such", "nor/this", "--reader", "perl");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("--reader \"perl\": there is no such reader.")
                .hasLineCount(1);
    }

    @Test
    void hostileNamesOfRunsNeitherSteerATerminalNorBreakALineOfTheSummary() throws IOException {
        String name = "=cmd \u001b[2J\n\"<script>";
        processed("no/such", name, "--summary", summary("x").toString());
        List<String> lines = Files.readAllLines(summary("x"), StandardCharsets.UTF_8);
        assertThat(lines).hasSize(2);
        assertThat(JsonMapper.shared().readTree(lines.get(1)).get("run_folder").asString())
                .isEqualTo(name);
        assertThat(processed("no/such", name).err()).hasLineCount(2).doesNotContain("\u001b");
    }

    /** The file of the run's first injection, from its folder. */
    private static String raw(Path run) throws IOException {
        return Files.readAllLines(run.resolve("injections.csv")).get(1).split(",", 3)[1];
    }

    /** A run of seconds: its blanks only, so that no analyte has standards and all are rejected. */
    private Path quick(String name) {
        Path run = home.resolve(name);
        if (run.getParent() != null) {
            assertThat(run.getParent().toFile().mkdirs() || Files.exists(run.getParent()))
                    .isTrue();
        }
        SharedRuns.copy(SharedRuns.simulated("--subjects", "0"), run);
        new SimulatedFolder(run).integratedBy(SharedRuns.DROP).only("blank");
        return run;
    }

    private InProcess.Outcome processed(List<String> runs, String threads) {
        List<String> arguments = new ArrayList<>(runs);
        arguments.addAll(List.of("--threads", threads, "--out", place(threads).toString()));
        arguments.addAll(List.of("--summary", summary(threads).toString()));
        return processed(arguments.toArray(String[]::new));
    }

    private Path place(String name) {
        return home.resolve("out-" + name);
    }

    private Path summary(String name) {
        return home.resolve(name + ".jsonl");
    }

    private static InProcess.Outcome processed(String... arguments) {
        return InProcess.enantio(
                Stream.concat(Stream.of("process"), Stream.of(arguments)).toArray(String[]::new));
    }

    /** All results below a folder; of run.json all but when it was written. */
    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.contains(".history")) {
                    contents.put(
                            name,
                            Files.readString(file)
                                    .replaceFirst("\"processed_at\" : \"[^\"]*\"", "")
                                    .replaceFirst("\"seal\" : \"[^\"]*\"", ""));
                }
            }
        }
        return contents;
    }
}
