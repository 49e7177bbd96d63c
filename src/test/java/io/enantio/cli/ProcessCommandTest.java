package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SharedRuns;
import io.enantio.SimulatedFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole commands on small simulated runs. */
class ProcessCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path home;

    @Test
    void anAcceptedRunIsStatus0WithATableAndTheSameBytesForAnyNumberOfThreads() throws IOException {
        Path run = SharedRuns.copy(SharedRuns.small(), home.resolve("good run"));
        assertThat(execute("process", run.toString(), "--threads", "3"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "4 of 4 analytes accepted",
                        "analyte        LLOQ-ULOQ ng/mL  standards  QCs",
                        "S-ketamine     1 - 500          16/16",
                        "Results: " + run.resolve("results"));
        assertThat(out.toString()).matches("\\p{ASCII}*");
        assertThat(err.toString()).isEmpty();
        Path other = SharedRuns.smallFitted().resolve("results");
        for (String file : new String[] {"concentrations.csv", "calibration.csv", "rules.csv", "verdicts.csv"}) {
            assertThat(other.resolve(file))
                    .hasSameBinaryContentAs(run.resolve("results").resolve(file));
        }
        assertThat(withoutTime(other)).isEqualTo(withoutTime(run.resolve("results")));
    }

    @Test
    void aRejectedRunIsStatus1AndATruncatedFileIsALineOnTheErrorStream() {
        Path run = home.resolve("bad");
        execute("simulate", run.toString(), "--subjects", "1", "--fault", "failing-qc", "--fault", "truncated-file");
        new SimulatedFolder(run).integratedBy(SharedRuns.DROP);
        assertThat(execute("process", run.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("3 of 4 analytes accepted", "REJECTED by RUN-2");
    }

    @Test
    void rawFilesThatNoInjectionNamesAreTold() throws IOException {
        Path run = firstBracket("forgotten");
        Files.copy(run.resolve("raw/005.mzML"), run.resolve("raw/extra.MZML"));
        Files.copy(run.resolve("raw/005.mzML"), run.resolve("raw/._005.mzML"));
        Files.writeString(run.resolve("raw/notes.txt"), "none");
        execute("process", run.toString());
        Path results = run.resolve("results");
        String told = "raw/extra.MZML";
        assertThat(Files.readString(results.resolve("run.json")))
                .containsPattern("\"raw_files_not_listed\" : \\[[^\\]]*\"" + told + "\"\\s*\\]")
                .doesNotContain("._005", "notes.txt");
        assertThat(Files.readString(results.resolve("report.html")))
                .contains("raw files that injections.csv does not name", told);
        Files.delete(run.resolve(told));
        assertThat(execute("verify", results.toString())).as(err.toString()).isZero();
    }

    @Test
    void completeChromatogramsOfATruncatedFileAreUsedAndReportedOnlyWithTheOption() throws IOException {
        Path run = firstBracket("cut");
        Path raw = run.resolve("raw/005.mzML");
        String text = Files.readString(raw);
        Files.writeString(raw, text.substring(0, text.lastIndexOf("</chromatogramList>")));
        long end = Files.size(raw);
        execute("process", run.toString());
        Path json = run.resolve("results/run.json");
        assertThat(Files.readString(json))
                .contains("\"not_read\" : \"raw/005.mzML, byte " + end + ": the file is cut short.")
                .doesNotContain("--salvage");
        execute("process", run.toString(), "--salvage");
        assertThat(Files.readString(json))
                .containsPattern("\"options\" : \\[\\s*\"--salvage\",\\s*\"--chromatograms=20%\"\\s*\\]")
                .contains("\"salvaged\" : \"the file is cut short at byte " + end + "; complete before that:"
                        + " 8 of 8 chromatograms and 0 spectra\"")
                .doesNotContain("not_read");
        assertThat(Files.readString(run.resolve("results/concentrations.csv"))).contains("RAW_IRREGULAR");
    }

    @Test
    void theReportIsAlwaysWrittenAndItsOtherFormsOnRequest() throws IOException {
        Path run = firstBracket("reported");
        new SimulatedFolder(run).only("blank");
        execute("process", run.toString());
        Path results = run.resolve("results");
        assertThat(results.resolve("report.html")).content().contains("<h2>Verdicts</h2>");
        assertThat(results.resolve("report.pdf")).doesNotExist();
        assertThat(results.resolve("report.xlsx")).doesNotExist();
        execute("process", run.toString(), "--pdf", "--xlsx", "--chromatograms", "flagged");
        assertThat(results.resolve("report.pdf")).isNotEmptyFile();
        assertThat(results.resolve("report.xlsx")).isNotEmptyFile();
        assertThat(Files.readString(results.resolve("run.json")))
                .contains("report.pdf", "report.xlsx", "--chromatograms=flagged");
    }

    /** What is not wanted is not missed: every later command works on the tables and run.json. */
    @Test
    void withoutAReportTheResultsAreTheSameAndWhatFollowsWorks() throws IOException {
        Path run = firstBracket("unread");
        execute("process", run.toString(), "--xlsx");
        Path results = run.resolve("results");
        byte[] table = Files.readAllBytes(results.resolve("concentrations.csv"));
        byte[] workbook = Files.readAllBytes(results.resolve("report.xlsx"));
        execute("process", run.toString(), "--no-report");
        assertThat(results.resolve("report.html")).doesNotExist();
        assertThat(results.resolve("report.xlsx")).doesNotExist();
        assertThat(results.resolve("concentrations.csv")).hasBinaryContent(table);
        assertThat(Files.readString(results.resolve("run.json")))
                .contains("--no-report")
                .doesNotContain("report.html", "report.xlsx");
        assertThat(execute("verify", results.toString())).as(err.toString()).isZero();
        assertThat(execute(
                        "load",
                        results.toString(),
                        "--db",
                        home.resolve("db.sqlite").toString()))
                .as(err.toString())
                .isZero();
        assertThat(execute(
                        "archive",
                        results.toString(),
                        "--out",
                        home.resolve("kept.zip").toString()))
                .as(err.toString())
                .isZero();
        Files.writeString(results.resolve("report.html"), "<p>not ours</p>");
        assertThat(execute("verify", results.toString())).isEqualTo(1);
        Files.delete(results.resolve("report.html"));

        execute("process", run.toString(), "--no-report", "--xlsx");
        assertThat(results.resolve("report.html")).doesNotExist();
        assertThat(results.resolve("report.xlsx")).isNotEmptyFile();
        assertThat(workbook).isNotEmpty();
        assertThat(execute("verify", results.toString())).as(err.toString()).isZero();

        execute("process", run.toString());
        assertThat(results.resolve("report.html")).content().contains("<h2>Verdicts</h2>");
        assertThat(Files.readString(results.resolve("run.json"))).doesNotContain("--no-report");
    }

    @Test
    void anInvalidPercentageOfChromatogramsIsStatus2() {
        assertThat(execute("process", home.toString(), "--chromatograms", "most"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("option '--chromatograms': must be all, flagged or a share from 0% to 100%, is most");
    }

    @Test
    void aMissingRawFileIsStatus2AndNothingIsWritten() throws IOException {
        Path run = firstBracket("lacking");
        Files.delete(run.resolve("raw/003.mzML"));
        assertThat(execute("process", run.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("003.mzML").doesNotContain("\tat ");
        assertThat(run.resolve("results")).doesNotExist();
    }

    @Test
    void aReaderThatIsUnknownOrNotBuiltInIsOneLineAndStatus2() {
        assertThat(execute("process", home.toString(), "--reader", "perl")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo("--reader \"perl\": there is no such reader. Known: stax (the default), jmzml."
                        + System.lineSeparator());
    }

    @Test
    void resultsNeverReplaceTheRunEvenWhenForced() {
        Path run = firstBracket("precious");
        assertThat(execute("process", run.toString(), "--out", run.toString(), "--force"))
                .isEqualTo(2);
        assertThat(run.resolve("run.yaml")).exists();
    }

    @Test
    void nothingIsSimulatedIntoAFolderThatIsNotEmpty() throws IOException {
        Files.writeString(home.resolve("thesis.txt"), "years of work");
        assertThat(execute("simulate", home.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is not empty").hasLineCount(1);
        assertThat(execute("simulate", home.resolve("x").toString(), "--fault", "fire"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'fire' is not one of order-swapped, ");
    }

    private Path firstBracket(String name) {
        Path run = SharedRuns.copy(SharedRuns.simulated("--subjects", "0"), home.resolve(name));
        return new SimulatedFolder(run).firstBracket().run();
    }

    private static String withoutTime(Path results) throws IOException {
        return Files.readString(results.resolve("run.json"))
                .replaceFirst("\"processed_at\" : \"[^\"]*\"", "")
                .replaceFirst("\"seal\" : \"[^\"]*\"", "");
    }

    private int execute(String... arguments) {
        return Enantio.run(
                Enantio.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)), arguments);
    }
}
