package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.ResultTable;
import io.enantio.SharedRuns;
import io.enantio.cli.InProcess.Outcome;
import io.enantio.report.folder.SealedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command compare, on the smallest run that is accepted, with a table in the form of MultiQuant made from its own results. */
class CompareCommandTest {
    private static final String HEADER = String.join(
            "\t",
            "Sample Name",
            "Original Filename",
            "Component Name",
            "Area",
            "IS Area",
            "Area Ratio",
            "Retention Time",
            "Calculated Concentration",
            "Modified",
            "Used");

    @TempDir
    Path home;

    private Path run;

    @BeforeEach
    void copyRun() {
        // Each comparison integrates again, and none of these tests asks how: a drop is quick.
        run = SharedRuns.copy(
                SharedRuns.processed(SharedRuns.DROP, "--subjects", "1", "--seed", "7"), home.resolve("run"));
    }

    /** Areas over seconds; what changes a line sees its cells. */
    private Path theirs(String name, UnaryOperator<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (CSVRecord row : ResultTable.of(run.resolve("results/concentrations.csv"))) {
            boolean isDetected = !row.get("status").equals("not_detected");
            List<String> cells = new ArrayList<>(List.of(
                    row.get("sample_id"),
                    row.get("file").replace("raw/", "D:\\data\\"),
                    row.get("analyte"),
                    isDetected ? seconds(row.get("area_counts_min")) : "N/A",
                    seconds(row.get("internal_standard_area_counts_min")),
                    isDetected ? or(row.get("response_ratio")) : "N/A",
                    or(row.get("retention_time_min")),
                    or(row.get("estimate_ng_per_ml")),
                    "False",
                    "True"));
            lines.add(String.join("\t", change.apply(cells)));
        }
        return Files.writeString(home.resolve(name), String.join("\r\n", lines) + "\r\n");
    }

    private static String seconds(String area) {
        return area.isEmpty() ? "N/A" : String.format(Locale.ROOT, "%.10g", 60 * Double.parseDouble(area));
    }

    private static String or(String cell) {
        return cell.isEmpty() ? "N/A" : cell;
    }

    private Outcome compare(Path theirs, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("compare", run.resolve("results").toString(), theirs.toString()));
        arguments.addAll(List.of(more));
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    private static boolean isProbe(List<String> cells) {
        return cells.get(0).equals("QC-MID-1") && cells.get(2).equals("S-ketamine");
    }

    @Test
    void theSameNumbersAgreeAndTheFolderIsSealedAndTheSameEveryTime() throws IOException {
        Path theirs = theirs("same.txt", cells -> cells);
        Outcome outcome = compare(theirs, "--xlsx");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("No pair disagrees.")
                .contains("S-ketamine: theirs/ours of the concentration median 1.000 (1.000 to 1.000)");
        Path folder = run.resolve("comparison");
        assertThat(names(folder))
                .containsExactly(
                        "comparison-statistics.csv", "comparison.csv", "comparison.json", "report.html", "report.xlsx");
        String json = Files.readString(folder.resolve("comparison.json"));
        assertThat(SealedJson.isSealed(json)).isTrue();
        assertThat(json).contains("\"area_scale\" : 60").contains("\"role\" : \"their results\"");
        String page = Files.readString(folder.resolve("report.html"));
        Path again = home.resolve("again");
        assertThat(compare(theirs, "--xlsx", "--out", again.toString()).status())
                .isZero();
        assertThat(Files.readString(again.resolve("report.html"))).isEqualTo(page);
        assertThat(Files.readString(again.resolve("comparison.json"))
                        .lines()
                        .filter(line -> !line.contains("sha256") && !line.contains("seal")))
                .isEqualTo(json.lines()
                        .filter(line -> !line.contains("sha256") && !line.contains("seal"))
                        .toList());
    }

    @Test
    void aPeakThatIsTenPercentLargerThereIsFoundAndDrawn() throws IOException {
        Outcome outcome = compare(theirs("one.txt", cells -> isProbe(cells) ? larger(cells) : cells));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("1 pair disagrees; report.html gives the reasons");
        CSVRecord row = first(ResultTable.of(run.resolve("comparison/comparison.csv")));
        assertThat(row.get("sample_id")).isEqualTo("QC-MID-1");
        assertThat(Double.parseDouble(row.get("area_difference_percent"))).isBetween(9.99, 10.01);
        assertThat(row.get("reasons")).isEqualTo("manual_there");
        assertThat(row.get("their_data_file")).contains(".mzML");
        assertThat(Files.readString(run.resolve("comparison/report.html")))
                .contains("id=\"disagreement-1\"")
                .contains("their apex");
    }

    private static List<String> larger(List<String> cells) {
        cells.set(3, String.valueOf(1.1 * Double.parseDouble(cells.get(3))));
        cells.set(5, String.valueOf(1.1 * Double.parseDouble(cells.get(5))));
        cells.set(8, "True");
        return cells;
    }

    private static CSVRecord first(List<CSVRecord> peaks) {
        return peaks.stream()
                .filter(row -> row.get("disagreement").equals("1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutRawFilesTheNumbersAreComparedAndTheReportSaysWhatIsMissing() throws IOException {
        Path theirs = theirs("one.txt", cells -> isProbe(cells) ? larger(cells) : cells);
        Files.move(run.resolve("raw"), home.resolve("raw"));
        Outcome outcome = compare(theirs);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("Note: The run was not integrated again: ");
        assertThat(Files.readString(run.resolve("comparison/report.html")))
                .contains("Chromatograms are not shown: the run was not integrated again.")
                .doesNotContain("id=\"disagreement-1\"");
        assertThat(Files.readString(run.resolve("comparison/comparison.csv"))).contains("manual_there");
    }

    @Test
    void rawFilesThatGiveOtherAreasAreNotShown() throws IOException {
        Path theirs = theirs("same.txt", cells -> cells);
        Files.writeString(
                run.resolve("method.yaml"),
                Files.readString(run.resolve("method.yaml")).replace("perpendicular_drop", "joint_fit"));
        Outcome outcome = compare(theirs);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("give other areas than the recorded ones");
    }

    @Test
    void hostileNamesStayText() throws IOException {
        Path theirs = theirs("hostile.txt", cells -> {
            if (isProbe(cells)) {
                cells.set(0, "<script>alert(1)</script>");
                cells.set(1, "elsewhere.mzML");
                cells.set(2, "<b onload=alert(2)>");
            }
            return cells;
        });
        Outcome outcome = compare(theirs);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        String page = Files.readString(run.resolve("comparison/report.html"));
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(page).doesNotContain("<b onload");
        Path formula = theirs("formula.txt", cells -> {
            cells.set(2, "=cmd|' /C calc'!A0");
            return cells;
        });
        refused(compare(formula), "begins like a spreadsheet formula");
        assertThat(page).contains("Only here").contains("Only there");
    }

    @Test
    void nothingInCommonIsNoFailureButSaysSo() throws IOException {
        Path theirs = theirs("other.txt", cells -> {
            cells.set(0, "X" + cells.get(0));
            cells.set(1, "X" + cells.get(0) + ".mzML");
            return cells;
        });
        Outcome outcome = compare(theirs);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(": 0 pairs of peaks");
        assertThat(Files.readString(run.resolve("comparison/report.html"))).contains("Nothing could be compared");
    }

    @Test
    void whatCannotBeUsedIsNamedAndNothingIsWritten() throws IOException {
        Path theirs = theirs("same.txt", cells -> cells);
        refused(compare(home.resolve("absent.txt")), "absent.txt");
        refused(compare(home), "not a file");
        refused(compare(Files.writeString(home.resolve("empty.txt"), "")), "empty.txt");
        refused(compare(theirs, "--columns", home.resolve("absent.yaml").toString()), "absent.yaml");
        refused(compare(theirs, "--as", "excel"), "known: multiquant, masshunter, targetlynx, labsolutions, skyline");
        refused(compare(theirs, "--pictures", "-1"), "--pictures must be 0 or more");
        refused(compare(theirs, "--out", run.resolve("results").toString()), "results would replace the input");
        refused(compare(theirs, "--out", home.toString()), "results would replace the input");
        refused(InProcess.enantio("compare", run.resolve("raw").toString(), theirs.toString()), "is no results folder");
        Path json = run.resolve("results/run.json");
        Files.writeString(json, Files.readString(json).replaceFirst("joint_fit|development", "other"));
        refused(compare(theirs), "seal is not valid");
        assertThat(run.resolve("comparison")).doesNotExist();
    }

    @Test
    void aChangedTableOfOurResultsIsRefused() throws IOException {
        Path theirs = theirs("same.txt", cells -> cells);
        Path table = run.resolve("results/concentrations.csv");
        Files.writeString(table, Files.readString(table) + " ");
        refused(compare(theirs), "its SHA-256 is not that of run.json");
    }

    private static void refused(Outcome outcome, String problem) {
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(problem).doesNotContain("\tat ");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
