package io.enantio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.FailingDisk;
import io.enantio.SharedRuns;
import io.enantio.input.runfolder.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated run whose sequence is written as each system would write it: the import says what the simulator says. */
class RunImportTest {
    private static final String WORDS = """

            sequence:
              types: {Blank: blank}
              names:
                - {name: "SST-*", sample_type: suitability}
                - {name: "{level}-ONLY", sample_type: single_enantiomer}
                - {name: "ZERO-*", sample_type: zero}
                - {name: "CARRYOVER-*", sample_type: carryover_blank}
                - {name: "STD*", sample_type: standard}
                - {name: "QC-*", sample_type: qc}
                - {name: "{subject}-T{time_point}", study: SIMULATED-STUDY}
            """;

    /** A table without quotes. */
    private record Cells(List<String> header, List<List<String>> rows) {
        static Cells of(String csv) {
            List<List<String>> lines =
                    csv.lines().map(line -> List.of(line.split(",", -1))).toList();
            return new Cells(lines.get(0), lines.subList(1, lines.size()));
        }
    }

    @TempDir
    Path folder;

    private Path run;
    private Path method;
    private Cells truth;

    @BeforeEach
    void aRunFolderWithRawFilesOnly() throws IOException {
        Path simulated = SharedRuns.small();
        run = Files.createDirectory(folder.resolve("run"));
        SharedRuns.copy(simulated.resolve("raw"), run.resolve("raw"));
        method = Files.writeString(
                folder.resolve("method.yaml"),
                Files.readString(simulated.resolve("method.yaml")).replaceFirst("(?s)\nsequence:.*", "\n") + WORDS);
        truth = Cells.of(Files.readString(simulated.resolve("injections.csv")));
    }

    private static final Map<String, String> SYSTEM_WORDS = Map.of(
            "standard", "Std Bracket",
            "qc", "QC",
            "study", "Unknown",
            "suitability", "Unknown",
            "single_enantiomer", "Unknown",
            "blank", "Blank",
            "zero", "Blank",
            "carryover_blank", "Blank");

    @Test
    void aWorklistOfMassHunterGivesTheRunWithTheResultsOfTheTypedOne() throws IOException {
        Path list = write(
                "worklist.csv",
                StandardCharsets.UTF_8,
                "Name,Vial,Method Path,Method File,Data Path,Data File,Type,Level,Dil.,Vol.,Tray Name,Comment",
                row -> String.join(
                        ",",
                        cell(row, "sample_id"),
                        "1",
                        "D:\\methods",
                        "ket.m",
                        "D:\\data",
                        "D:\\data\\" + base(row) + ".d",
                        word(row).replace("Unknown", "Sample").replace("Std Bracket", "Cal"),
                        cell(row, "level"),
                        cell(row, "dilution_factor"),
                        "5",
                        "P1",
                        cell(row, "comment")));

        InProcess.Outcome outcome =
                importing(list, "--instrument", "TQ 1", "--column-serial", "AGP-1", "--analyst", "A. Analyst");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .startsWith("Imported 47 injections and 5 samples (MassHunter worklist): " + run + "\n")
                .doesNotContain("Fill in");
        assertSameInjections("dilution_factor");
        assertThat(Files.readString(run.resolve("run.yaml")))
                .contains(
                        "run: \"worklist\"\nmethod: \"../method.yaml\"\ninstrument: \"TQ 1\"\ncolumn_serial: \"AGP-1\"\n"
                                + "analyst: \"A. Analyst\"\nacquired: \"2026-03-02\"\nimported:\n  file: \"../worklist.csv\"\n");
        InProcess.Outcome processed = InProcess.enantio("process", run.toString());
        assertThat(processed.status()).as(processed.err()).isZero();
        assertThat(withoutRun(run.resolve("results/concentrations.csv")))
                .isEqualTo(withoutRun(SharedRuns.smallFitted().resolve("results/concentrations.csv")));
        assertThat(Files.readString(run.resolve("results/run.json")))
                .contains("\"imported\" : {", "\"file\" : \"../worklist.csv\"", "\"format\" : \"MassHunter worklist\"");
        assertThat(InProcess.enantio("verify", run.resolve("results").toString())
                        .status())
                .isZero();
    }

    @Test
    void aSequenceOfXcaliburSaysWhatTheSimulatorSays() throws IOException {
        Path list = write(
                "sequence.csv",
                StandardCharsets.UTF_16LE,
                "Bracket Type=4,\r\nSample Type,File Name,Sample ID,Path,Position,Inj Vol,Level,Dil Factor,Comment,Sample Name",
                row -> String.join(
                        ",",
                        word(row),
                        base(row),
                        cell(row, "sample_id"),
                        "D:\\data",
                        "A:1",
                        "5",
                        cell(row, "level"),
                        cell(row, "dilution_factor"),
                        cell(row, "comment"),
                        ""));

        assertThat(importing(list).status()).isZero();
        assertSameInjections("dilution_factor");
    }

    @Test
    void aListOfMassLynxSaysWhatTheSimulatorSays() throws IOException {
        Path list = write(
                "list.txt",
                StandardCharsets.UTF_8,
                "FILE_NAME\tFILE_TEXT\tMS_FILE\tINLET_FILE\tSAMPLE_LOCATION\tTYPE\tLEVEL",
                row -> String.join(
                        "\t",
                        base(row),
                        cell(row, "sample_id"),
                        "ket",
                        "ket",
                        "1:A,1",
                        word(row).replace("Unknown", "Analyte").replace("Std Bracket", "Standard"),
                        cell(row, "level")));

        assertThat(importing(list).status()).isZero();
        assertSameInjections("level");
    }

    @Test
    void aBatchOfAnalystSaysWhatTheSimulatorSays() throws IOException {
        // The converter names the files of one .wiff after the samples.
        for (Map<String, String> row : rows()) {
            Files.move(run.resolve(cell(row, "file")), run.resolve("raw/run7-" + cell(row, "sample_id") + ".mzML"));
        }
        Path list = write(
                "batch.txt",
                StandardCharsets.UTF_8,
                "% header=SampleName\tSampleID\tComments\tDilutFact\tType\tOutputFile\t_Level",
                row -> String.join(
                        "\t",
                        cell(row, "sample_id"),
                        "",
                        cell(row, "comment"),
                        cell(row, "dilution_factor"),
                        word(row).replace("Std Bracket", "Standard"),
                        "2026\\run7.wiff",
                        cell(row, "level")));

        assertThat(importing(list).status()).isZero();
        Cells made = Cells.of(Files.readString(run.resolve("injections.csv")));
        assertThat(cells(made, "sample_id", "sample_type", "level", "dilution_factor"))
                .isEqualTo(cells(truth, "sample_id", "sample_type", "level", "dilution_factor"));
        assertThat(cells(made, "file"))
                .isEqualTo(rows().stream()
                        .map(row -> List.of("raw/run7-" + cell(row, "sample_id") + ".mzML"))
                        .toList());
    }

    @Test
    void aMappedListWithDecimalCommasLocalTimesAndWindows1252SaysWhatTheSimulatorSays() throws IOException {
        assertMapped(Charset.forName("windows-1252"));
    }

    @Test
    void theSameInUtf16() throws IOException {
        assertMapped(StandardCharsets.UTF_16);
    }

    private void assertMapped(Charset charset) throws IOException {
        Path list = write(
                "liste.csv",
                charset,
                "Liste für das Labor\r\nProbe;Dateiname;Art;Stufe;Verdünnung;Zeit",
                row -> String.join(
                        ";",
                        cell(row, "sample_id"),
                        base(row) + ".raw",
                        cell(row, "sample_type"),
                        cell(row, "level"),
                        cell(row, "dilution_factor") + ",0",
                        cell(row, "acquired_at").replaceFirst("(....)-(..)-(..)T(..:..:..)Z", "$3.$2.$1 $4")));
        Path map = Files.writeString(folder.resolve("map.yaml"), """
                schema: enantio-table/1
                separator: semicolon
                decimal: comma
                dates: dd.MM.yyyy HH:mm:ss
                skip_lines: 1
                columns:
                  sample_id: Probe
                  file: Dateiname
                  sample_type: Art
                  level: Stufe
                  dilution_factor: Verdünnung
                  acquired_at: Zeit
                """);

        InProcess.Outcome outcome = importing(list, "--map", map.toString());
        assertThat(outcome.err()).isEmpty();
        assertSameInjections("acquired_at");
        assertThat(Files.readString(run.resolve("run.yaml")))
                .contains("  map: \"../map.yaml\"\n  map_sha256: \"", "format: \"list with a map of its columns\"");
    }

    @Test
    void whatTheListDoesNotStateIsNamedAndProcessRefusesTheDraftByName() throws IOException {
        InProcess.Outcome outcome = importing(small());

        assertThat(outcome.out())
                .endsWith(
                        "To be filled in in run.yaml before the run is processed: instrument, column_serial, analyst\n");
        InProcess.Outcome processed = InProcess.enantio("process", run.toString());
        assertThat(processed.status()).isEqualTo(2);
        assertThat(processed.err())
                .contains(
                        "run.yaml, line 5, instrument: must be text, has no value. Correct it (name of the instrument).",
                        "column_serial: must be text",
                        "analyst: must be text");
    }

    @Test
    void theSameInputGivesTheSameBytesAndNothingIsReplaced() throws IOException {
        Path list = small();
        importing(list);
        Map<String, String> first = content();

        InProcess.Outcome again = importing(list);

        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains(run + "/injections.csv: exists already.", run + "/run.yaml: exists already.");
        assertThat(content()).isEqualTo(first);
        for (String name : first.keySet()) {
            Files.delete(run.resolve(name));
        }
        importing(list);
        assertThat(content()).isEqualTo(first);
    }

    @Test
    void aCheckShowsEveryRowAndWritesNothing() throws IOException {
        Path list = Files.writeString(
                folder.resolve("w.csv"),
                "Name,Data File,Vial,Type,Level\nSTD1-1,011.d,1,Cal,STD1\nx,012.d,1,Solvent,\n");

        InProcess.Outcome outcome = importing(list, "--check");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out())
                .contains(
                        "  line  injection  file          sample_id  sample_type  level\n",
                        "     2          1  raw/011.mzML  STD1-1     standard     STD1\n",
                        "     3          2  raw/012.mzML  x          ?            -\n");
        assertThat(outcome.err()).contains("line 3, column sample_type: \"Solvent\" could mean");
        assertThat(content()).isEmpty();
    }

    @Test
    void rawFilesElsewhereAreNamedByTheirPathFromTheRunFolder() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("other/run"));
        Path list = small();

        InProcess.Outcome outcome = InProcess.enantio(
                "run",
                "import",
                list.toString(),
                "--method",
                method.toString(),
                "--out",
                elsewhere.toString(),
                "--raw",
                run.resolve("raw").toString());

        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(Files.readString(elsewhere.resolve("injections.csv")))
                .contains("1,../../run/raw/011.mzML,STD1-1,standard,STD1\n");
    }

    @Test
    void aRunFolderThatIsNotThereYetIsMadeAndItsRunCanBeRead() throws IOException {
        Path there = Files.createDirectories(folder.resolve("deep/down"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), there);
        for (Path fresh : List.of(folder.resolve("new"), folder.resolve("n/e/w"), link.resolve("new"))) {
            InProcess.Outcome outcome = InProcess.enantio(
                    "run",
                    "import",
                    small().toString(),
                    "--method",
                    method.toString(),
                    "--out",
                    fresh.toString(),
                    "--raw",
                    run.resolve("raw").toString(),
                    "--instrument",
                    "i",
                    "--column-serial",
                    "c",
                    "--analyst",
                    "a");

            assertThat(outcome.status()).as(outcome.err()).isZero();
            assertThat(RunFolder.read(fresh, Optional.empty()).run().injections())
                    .hasSize(2);
        }
    }

    @Test
    void whatCannotBeReadIsOneLineAndLeavesNothing() throws IOException {
        Path binary = Files.write(folder.resolve("b.csv"), new byte[] {0, 1, 2, 3});
        Path empty = Files.writeString(folder.resolve("e.csv"), "");
        for (Path bad : List.of(binary, empty, folder, folder.resolve("absent.csv"))) {
            InProcess.Outcome outcome = importing(bad);

            assertThat(outcome.status()).as(bad.toString()).isEqualTo(2);
            assertThat(outcome.err().lines()).as(bad.toString()).hasSize(1);
            assertThat(content()).isEmpty();
        }
    }

    /** Wherever the disk fails, either everything is there or nothing. */
    @Test
    void aFailingDiskLeavesNothingOfAnImport() throws IOException {
        for (Map<String, String> row : rows()) {
            if (!List.of("011", "027").contains(base(row))) {
                Files.delete(run.resolve(cell(row, "file")));
            }
        }
        String[] command = {"run", "import", small().toString(), "--method", method.toString(), "--out", run.toString()
        };
        FailingDisk whole = new FailingDisk((number, access) -> {});
        assertThat(InProcess.enantio(whole, command).status()).isZero();
        Map<String, String> complete = content();
        int refused = 0;
        for (int at = 0; at < whole.accesses().size(); at++) {
            for (String name : content().keySet()) {
                Files.delete(run.resolve(name));
            }
            int failing = at;
            FailingDisk disk = new FailingDisk((number, access) -> {
                if (number == failing && access.act() != FailingDisk.Act.LOOK) {
                    throw new FileSystemException(access.path().toString(), null, "Stale file handle");
                }
            });
            InProcess.Outcome outcome = InProcess.enantio(disk, command);
            refused += outcome.status() == 2 ? 1 : 0;
            assertThat(outcome.status()).as(outcome.err()).isIn(0, 2);
            assertThat(content()).as(outcome.err()).isEqualTo(outcome.status() == 0 ? complete : Map.of());
        }
        assertThat(refused).isGreaterThanOrEqualTo(8);
    }

    @Test
    void oneFileInTheWayKeepsTheOthersFromBeingWritten() throws IOException {
        Files.writeString(run.resolve("run.yaml"), "mine");

        assertThat(importing(small()).status()).isEqualTo(2);
        assertThat(content()).isEqualTo(Map.of("run.yaml", "mine"));
    }

    private Path small() throws IOException {
        return Files.writeString(
                folder.resolve("w.csv"),
                "Name,Data File,Vial,Type,Level\nSTD1-1,011.d,1,Cal,STD1\nS001-T01,027.d,1,Sample,\n");
    }

    private Map<String, String> content() throws IOException {
        try (var files = Files.list(run)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), RunImportTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InProcess.Outcome importing(Path list, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("run", "import", list.toString(), "--method", method.toString(), "--out", run.toString()));
        arguments.addAll(List.of(more));
        return InProcess.enantio(arguments.toArray(String[]::new));
    }

    private Path write(String name, Charset charset, String header, Function<Map<String, String>, String> line)
            throws IOException {
        String text = rows().stream().map(line).collect(Collectors.joining("\r\n", header + "\r\n", "\r\n"));
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private List<Map<String, String>> rows() {
        return IntStream.range(0, truth.rows().size())
                .mapToObj(row -> IntStream.range(0, truth.header().size())
                        .boxed()
                        .collect(Collectors.toMap(
                                truth.header()::get,
                                column -> truth.rows().get(row).get(column))))
                .toList();
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static String word(Map<String, String> row) {
        return SYSTEM_WORDS.getOrDefault(cell(row, "sample_type"), "");
    }

    private static String base(Map<String, String> row) {
        return cell(row, "file").replace("raw/", "").replace(".mzML", "");
    }

    /** All columns up to one are those of the simulator. */
    private void assertSameInjections(String last) throws IOException {
        List<String> columns = truth.header().subList(0, truth.header().indexOf(last) + 1);
        Cells made = Cells.of(Files.readString(run.resolve("injections.csv")));
        assertThat(cells(made, columns.toArray(String[]::new))).isEqualTo(cells(truth, columns.toArray(String[]::new)));
    }

    private static List<List<String>> cells(Cells table, String... columns) {
        return table.rows().stream()
                .map(row -> List.of(columns).stream()
                        .map(column -> row.get(table.header().indexOf(column)))
                        .toList())
                .toList();
    }

    /** The name of the run is in every row. */
    private static String withoutRun(Path concentrations) throws IOException {
        return Files.readString(concentrations)
                .lines()
                .map(line -> line.substring(line.indexOf(',')))
                .collect(Collectors.joining("\n"));
    }
}
