package io.enantio.input.theirs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.comparison.Names;
import io.enantio.comparison.TheirPeak;
import io.enantio.comparison.TheirResults;
import io.enantio.input.problem.InputException;
import io.enantio.input.text.SourceFile.Location;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example files were written by us, after descriptions of the formats; {@link PublishedTablesTest} reads real ones. */
class TheirFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "multiquant.txt, MultiQuant / SCIEX OS",
        "masshunter.csv, MassHunter",
        "targetlynx.xml, TargetLynx",
        "labsolutions.txt, LabSolutions",
        "skyline.csv, Skyline"
    })
    void theProgramIsToldFromTheContent(String name, String system) throws IOException {
        assertThat(example(name).system()).isEqualTo(system);
    }

    /** The same peak in five shapes: name, data file, component, area, area of the standard, time, start, end, manual, concentration. */
    @ParameterizedTest
    @CsvSource({
        "multiquant.txt, STD1, D:\\Data\\run7.wiff, S-ketamine 1, 1500.5, 30000.0, NO, 1.02",
        "masshunter.csv, STD1, A001.d, S-ketamine, 1500.0, none, NO, 1.02",
        "targetlynx.xml, STD1, A001, S-ketamine, 1500.5, 30000.0, NO, 1.02",
        "labsolutions.txt, STD1, run7_001.lcd, S-ketamine, 1500.0, 30000.0, NOT_STATED, 1.02",
        "skyline.csv, A001, A001.mzML, S-ketamine 238.1>125, 1500.5, none, NO, none"
    })
    void aPeakIsReadFromTheShapeOfEachProgram(
            String file,
            String name,
            String dataFile,
            String component,
            String area,
            String isArea,
            String manual,
            String concentration)
            throws IOException {
        TheirPeak peak = example(file).peaks().get(0);

        assertThat(List.of(
                        peak.sample().name(),
                        peak.sample().dataFile().orElse("none"),
                        peak.component().name(),
                        shown(peak.figures().area()),
                        shown(peak.figures().isArea()),
                        shown(peak.integration().retentionTimeMin()),
                        shown(peak.integration().startMin()),
                        shown(peak.integration().endMin()),
                        peak.integration().manual().name(),
                        shown(peak.figures().concentration())))
                .containsExactly(
                        name, dataFile, component, area, isArea, "10.41", "10.2", "10.7", manual, concentration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multiquant.txt", "masshunter.csv", "targetlynx.xml", "labsolutions.txt"})
    void theTimeOfAcquisitionIsRead(String file) throws IOException {
        assertThat(example(file).peaks().get(0).sample().acquired()).hasToString("Optional[2026-11-23T09:00]");
    }

    @Test
    void multiQuantWordsForAbsenceStandardsAndManualIntegration() throws IOException {
        assertThat(lines(example("multiquant.txt")))
                .containsExactly(
                        "2 S-ketamine 1 ANALYTE ketamine-d4 S 1500.5/30000.0=0.0500167 1.02 ng/mL NO USED Valley",
                        "3 ketamine-d4 S INTERNAL_STANDARD - 30000.0/none=none none ng/mL NO USED Base To Base",
                        "4 S-ketamine 1 ANALYTE ketamine-d4 S none/none=none none ng/mL NO USED -",
                        "5 S-ketamine 1 ANALYTE ketamine-d4 S 88000.0/29000.0=3.0344828 none ng/mL YES EXCLUDED Manual");
    }

    @Test
    void massHunterRowsThatAMessageBreaksAreJoinedAndQualifiersPassedOver() throws IOException {
        TheirResults results = example("masshunter.csv");

        assertThat(lines(results))
                .containsExactly(
                        "3 S-ketamine NOT_STATED - 1500.0/none=none 1.02 - NO NOT_STATED -",
                        "3 ketamine-d4 S (ISTD) INTERNAL_STANDARD - 30000.0/none=none none - NOT_STATED NOT_STATED -",
                        "5 S-ketamine NOT_STATED - none/none=none none - NO NOT_STATED -",
                        "5 ketamine-d4 S (ISTD) INTERNAL_STANDARD - none/none=none none - NOT_STATED NOT_STATED -",
                        "6 S-ketamine NOT_STATED - 88000.0/none=none 58.3 - YES NOT_STATED -",
                        "6 ketamine-d4 S (ISTD) INTERNAL_STANDARD - 29000.0/none=none none - NOT_STATED NOT_STATED -");
        assertThat(results.remarks()).containsExactly("Results of qualifiers were passed over: 1.");
    }

    @Test
    void massHunterRowsThatAMessageBreaksAreJoinedAlsoIfASpreadsheetFilledThemUp() throws IOException {
        StringBuilder filled = new StringBuilder();
        for (String line : text("masshunter.csv").lines().toList()) {
            int cells = line.split(",", -1).length;
            filled.append(line).append(",".repeat(22 - cells)).append('\n');
        }

        assertThat(lines(read("t.csv", filled.toString()))).isEqualTo(lines(example("masshunter.csv")));
    }

    @Test
    void aMessageWithoutItsRowCostsNoOtherRow() throws IOException {
        List<String> lines = new ArrayList<>(text("masshunter.csv").lines().toList());
        lines.remove(3);

        TheirResults results = read("t.csv", String.join("\n", lines));

        assertThat(results.peaks()).extracting(peak -> peak.sample().name()).containsOnly("BLANK1", "S01-1h");
        assertThat(results.remarks()).contains("Line 3: was not understood, it names no sample.");
    }

    @Test
    void massHunterWithoutTheWordSampleIsKnownByTheNamesBelow() throws IOException {
        String text = text("masshunter.csv").replaceFirst("Sample", "");

        assertThat(lines(read("t.csv", text))).isEqualTo(lines(example("masshunter.csv")));
    }

    @Test
    void aMassHunterRowThatIsCutShortAndOneWithoutASampleAreNamed() throws IOException {
        String text = text("masshunter.csv") + ",,,S02\n,a stray text\n";

        TheirResults results = read("t.csv", text);

        assertThat(results.peaks()).hasSize(8);
        assertThat(results.remarks()).contains("Line 10: was not understood, it names no sample.");
    }

    @Test
    void targetLynxPeaksOfSamplesOnlyAndWhatWasNotFoundIsNoPeak() throws IOException {
        TheirResults results = example("targetlynx.xml");

        assertThat(lines(results))
                .containsExactly(
                        "12 S-ketamine NOT_STATED - 1500.5/30000.0=0.05001666666666667 1.02 - NO NOT_STATED bd",
                        "19 R-ketamine NOT_STATED - none/30000.0=none none - NOT_STATED NOT_STATED -",
                        "26 S-ketamine NOT_STATED - 88000.0/29000.0=3.0344827586206895 58.3 - YES NOT_STATED MM; baseline",
                        "31 R-ketamine NOT_STATED - none/none=none none - NOT_STATED NOT_STATED -");
        assertThat(results.peaks().get(2).sample().name()).isEqualTo("S01-1h");
        assertThat(results.peaks().get(2).sample().id()).contains("patient list 3");
        assertThat(results.remarks())
                .containsExactly(
                        "The table states no area ratios; they were calculated from its areas.",
                        "Line 19: an area of 0 without a retention time was read as: no peak.");
    }

    @Test
    void labSolutionsBlocksAndTheirRowsOfStatistics() throws IOException {
        TheirResults results = example("labsolutions.txt");

        assertThat(lines(results))
                .containsExactly(
                        "4 S-ketamine NOT_STATED - 1500.0/30000.0=0.05 1.02 - NOT_STATED NOT_STATED -",
                        "5 S-ketamine NOT_STATED - none/none=none none - NOT_STATED NOT_STATED -",
                        "6 S-ketamine NOT_STATED - 88000.0/29000.0=3.03448 58.3 - NOT_STATED NOT_STATED -",
                        "12 ketamine-d4 S NOT_STATED - 30000.0/none=none none - NOT_STATED NOT_STATED -");
        assertThat(results.peaks().get(2).sample().id()).contains("0042");
        assertThat(results.remarks()).containsExactly("Line 7: was not used, it has no number of a sample.");
    }

    @Test
    void labSolutionsMayNameTheColumnOfNumbers() throws IOException {
        String text = text("labsolutions.txt").replace("Data Filename", "#\tData Filename");

        assertThat(read("t.txt", text).peaks().get(2).sample().dataFile()).contains("run7_003.lcd");
    }

    @Test
    void skylineTransitionsAreComponentsOfTheirOwn() throws IOException {
        TheirResults results = example("skyline.csv");

        assertThat(lines(results))
                .containsExactly(
                        "2 S-ketamine 238.1>125 NOT_STATED - 1500.5/none=0.0500167 none - NO USED -",
                        "3 S-ketamine 238.1>179.1 NOT_STATED - 310.0/none=none none - NO USED -",
                        "4 R-ketamine NOT_STATED - none/none=none none - YES EXCLUDED -");
        assertThat(results.remarks())
                .singleElement()
                .asString()
                .startsWith("A molecule with several transitions is several components");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void everyEncodingAndDecimalCommasAreRead(String encoding) throws IOException {
        String text = "Probe;Substanz;Fläche;RT;von Hand\nS-1;S-Ketamin;1234,5;624,6;M\nS-2;S-Ketamin;5;625,8;\n";
        Path table = Files.write(folder.resolve("t.csv"), text.getBytes(Charset.forName(encoding)));
        Path map = Files.writeString(folder.resolve("map.yaml"), """
                schema: enantio-table/1
                decimal: comma
                times: seconds
                manual_words: [M]
                columns:
                  sample_name: Probe
                  component: Substanz
                  area: Fläche
                  retention_time_min: RT
                  manual: von Hand
                components: {S-Ketamin: S-ketamine}
                samples: {S-2: "0042"}
                """);

        TheirFile.Reading reading = TheirFile.read(at(table), Optional.empty(), Optional.of(at(map)));

        assertThat(lines(reading.results()))
                .containsExactly(
                        "2 S-Ketamin NOT_STATED - 1234.5/none=none none - YES NOT_STATED -",
                        "3 S-Ketamin NOT_STATED - 5.0/none=none none - NO NOT_STATED -");
        assertThat(reading.results().peaks().get(0).integration().retentionTimeMin())
                .hasValue(10.41);
        assertThat(reading.names()).isEqualTo(new Names(Map.of("S-Ketamin", "S-ketamine"), Map.of("S-2", "0042")));
        assertThat(reading.inputs())
                .containsExactly(
                        new InputFile("their_results", "t.csv", Sha256.of(Files.readAllBytes(table))),
                        new InputFile("their_map", "map.yaml", Sha256.of(Files.readAllBytes(map))));
    }

    @Test
    void wordsInPlaceOfNumbersAreRemarkedAndOnesThatLookLikeNumbersRefused() throws IOException {
        String header = "Sample Name,Component Name,Area,Used\n";

        assertThat(read("t.csv", header + "S-1,a,No Root,TRUE\nS-2,a,12,maybe\nS-3,a,No Root,\n")
                        .remarks())
                .containsExactly(
                        "Lines 2, 4: the word \"No Root\" in place of area was read as: there is none.",
                        "Line 3: the word \"maybe\" in place of used is not known and was not used.");
        assertProblem(
                header + "S-1,a,\"1,5\",TRUE\n",
                "t.csv, line 2: the area \"1,5\" is not a number. If the decimal sign of this table is a comma, state decimal: comma.");
        assertProblem(
                header + "S-1,a,\"1,234.5\",TRUE\n",
                "t.csv, line 2: the area \"1,234.5\" is not a number. Export numbers without a thousands separator.");
    }

    @Test
    void anAreaRatioThatTheTableStatesToBeAbsentIsNotCalculated() throws IOException {
        String header = "Sample Name,Component Name,Area,IS Area,Area Ratio\n";

        assertThat(lines(read("t.csv", header + "S-1,a,1,2,N/A\nS-2,a,1,4,0.25\n")))
                .containsExactly(
                        "2 a NOT_STATED - 1.0/2.0=none none - NOT_STATED NOT_STATED -",
                        "3 a NOT_STATED - 1.0/4.0=0.25 none - NOT_STATED NOT_STATED -");
        assertThat(lines(read("t.csv", "Sample Name,Component Name,Area,IS Area\nS-1,a,1,2\nS-2,a,1,0\n")))
                .containsExactly(
                        "2 a NOT_STATED - 1.0/2.0=0.5 none - NOT_STATED NOT_STATED -",
                        "3 a NOT_STATED - 1.0/0.0=none none - NOT_STATED NOT_STATED -");
    }

    @Test
    void rowsWithoutSampleOrComponentAreNamed() throws IOException {
        assertThat(read("t.csv", "Sample Name,Component Name,Area\nS-1,a,1\n,a,2\nS-1,,3\n,,4\n")
                        .remarks())
                .containsExactly(
                        "Lines 3, 5: was not understood, it names no sample.",
                        "Line 4: was not understood, it names no component.");
    }

    @Test
    void hostileNamesAreRefused() {
        String header = "Sample Name,Component Name,Area\n";
        assertProblem(
                header + "=cmd|' /C calc'!A0,a,1\n",
                "t.csv, line 2: the sample name \"=cmd|' /C calc'!A0\" begins like a spreadsheet formula. Rename it in the table.");
        assertProblem(
                header + "S-1," + "x".repeat(1 << 20) + ",1\n",
                "t.csv, line 2: the component \"" + "x".repeat(80)
                        + "…\" has 1048576 characters. Correct the table: a name has at most 250.");
        assertProblem(
                header + "S-1,\"a\nb\",1\n",
                "t.csv, line 2: the component \"a b\" holds a tab, a line break or another control character. Rename it in the table.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|t.csv: is empty. Name the result table of another program.",
                "Sample,Area|t.csv: is no result table that is known by its header; it begins with \"Sample\", \"Area\". Known are MultiQuant / SCIEX OS, MassHunter, TargetLynx, LabSolutions, Skyline. State the columns of any other table in a map file (--columns).",
                "Compound Method,,S-1|t.csv: is a table of MassHunter with a row for each compound. Export the batch table, with a row for each sample.",
                "Sample Name,Component Name,Area|t.csv: has no row that states a sample and a component. Name the result table of another program, with a row or columns for each peak."
            })
    void whatIsNoResultTableIsRefused(String text, String problem) {
        assertProblem(text, problem);
    }

    @Test
    void aTableWithoutAnyFigureIsRefused() {
        assertProblem(
                "Sample Name,Component Name,Area\nS-1,a,\nS-2,a,N/A\n",
                "t.csv: states neither an area nor a ratio nor a concentration in any row. Export the table with the areas of its peaks, or state their column in a map file.");
    }

    @Test
    void twoColumnsOfOneNameWithOtherCellsAreRefused() {
        assertProblem(
                "Sample Name,Component Name,Area,Area\nS-1,a,1,2\n",
                "t.csv, line 1: the columns 3 and 4 are both named \"Area\", and their cells differ. Rename or remove one of them.");
    }

    @Test
    void aProgramThatIsStatedMustHaveWrittenIt() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "Sample,Area\nS-1,1\n");
        for (TheirSystem system : TheirSystem.values()) {
            assertThatThrownBy(() -> TheirFile.read(at(table), Optional.of(system), Optional.empty()))
                    .as(system.word())
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("t.csv");
        }
    }

    @Test
    void internalStandardsMayBeStatedAndGiveAreaRatios() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), text("masshunter.csv"));
        Path map = Files.writeString(
                folder.resolve("map.yaml"),
                "schema: enantio-table/1\ninternal_standards: {S-ketamine: ketamine-d4 S (ISTD)}\n");

        TheirResults results = TheirFile.read(at(table), Optional.empty(), Optional.of(at(map)))
                .results();

        assertThat(lines(results).get(0))
                .isEqualTo("3 S-ketamine ANALYTE ketamine-d4 S (ISTD) 1500.0/30000.0=0.05 1.02 - NO NOT_STATED -");
        assertThat(results.remarks()).contains("The table states no area ratios; they were calculated from its areas.");

        Files.writeString(map, "schema: enantio-table/1\ninternal_standards: {S-ketamine: ketamine-d4 S}\n");
        assertThatThrownBy(() -> TheirFile.read(at(table), Optional.empty(), Optional.of(at(map))))
                .hasMessageStartingWith(
                        "t.csv: has no component \"ketamine-d4 S\", which the map names under internal_standards.");
    }

    @Test
    void columnsThatWouldNotBeReadAreRefused() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), text("masshunter.csv"));
        Path map = Files.writeString(folder.resolve("map.yaml"), "schema: enantio-table/1\ncolumns: {area: Height}\n");

        assertThatThrownBy(() -> TheirFile.read(at(table), Optional.of(TheirSystem.MASSHUNTER), Optional.of(at(map))))
                .hasMessage("t.csv: is to be read as a table of MassHunter, whose columns are known, and the map states"
                        + " columns. Leave out columns, or the name of the program.");
    }

    @Test
    void columnsOfTheMapGoBeforeThoseOfTheProgram() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "Sample Name,Component Name,Area,My Area\nS-1,a,1,2\n");
        Path map = Files.writeString(folder.resolve("map.yaml"), "schema: enantio-table/1\ncolumns: {area: My Area}\n");

        TheirResults results = TheirFile.read(at(table), Optional.of(TheirSystem.MULTIQUANT), Optional.of(at(map)))
                .results();

        assertThat(results.peaks().get(0).figures().area()).hasValue(2);
    }

    @Test
    void aMapThatIsNoneIsRefusedWithTheColumnsThatThereAre() throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), "Probe,Wert\nS-1,1\n");
        Path map = Files.writeString(
                folder.resolve("map.yaml"), "schema: enantio-table/1\ncolumns: {sample_name: Name, area: Wert}\n");

        assertThatThrownBy(() -> TheirFile.read(at(table), Optional.empty(), Optional.of(at(map))))
                .hasMessage("t.csv, line 1: no column states the component. State it in a map file under columns:"
                        + " component. The table has: \"Probe\", \"Wert\".\n"
                        + "t.csv, line 1: there is no column \"Name\", which is stated to be our sample_name. Correct"
                        + " columns: sample_name. The table has: \"Probe\", \"Wert\".");

        Files.writeString(map, "schema: enantio-table/1\ncolumns: {sample: Probe}\n");
        assertThatThrownBy(() -> TheirFile.read(at(table), Optional.empty(), Optional.of(at(map))))
                .hasMessageStartingWith("map.yaml, line 2, columns.sample: there is no column sample of ours.");
    }

    @Test
    void xmlBombsAndOtherXmlAreRefused() {
        String bomb = """
                <?xml version="1.0"?>
                <!DOCTYPE QUANDATASET [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <QUANDATASET description="&b;"/>
                """;
        assertProblem(bomb, "t.csv: has a document type declaration or an entity. Export the file again, without any.");
        assertProblem(
                "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM \"file:///etc/passwd\"><QUANDATASET/>",
                "t.csv: has a document type declaration or an entity. Export the file again, without any.");
        assertProblem(
                "<html><body/></html>",
                "t.csv, line 1: is XML of another kind: its root is not QUANDATASET. Name the XML file of TargetLynx.");
        assertProblem(
                "<QUANDATASET>" + "<a>".repeat(100),
                "t.csv, line 1: is nested deeper than 64 elements. Name the XML file of TargetLynx.");
        assertProblem(
                "<QUANDATASET><GROUPDATA>\n<SAMPLE name=\"a&undefined;b\"/>",
                "t.csv, line 2: is no well-formed XML from there on. Export the file again.");
        assertProblem(
                "<QUANDATASET/>",
                "t.csv: has no SAMPLE in a SAMPLELISTDATA. Export the whole data set as XML from TargetLynx.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multiquant.txt", "masshunter.csv", "targetlynx.xml", "labsolutions.txt", "skyline.csv"})
    void anyCutOffEndIsReadOrRefusedInOneLineEach(String file) throws IOException {
        String text = text(file);
        for (int end = 0; end < text.length(); end += 31) {
            Path table = Files.writeString(folder.resolve("cut"), text.substring(0, end));
            try {
                TheirFile.read(at(table), Optional.empty(), Optional.empty());
            } catch (InputException refused) {
                assertThat(refused.problems())
                        .allSatisfy(problem -> assertThat(problem.toString())
                                .doesNotContain("\n")
                                .startsWith("cut"));
            }
        }
    }

    @Test
    void aFolderAndAFileThatIsNotThereAreRefused() {
        assertThatThrownBy(() -> TheirFile.read(at(folder), Optional.empty(), Optional.empty()))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> TheirFile.read(at(folder.resolve("none.csv")), Optional.empty(), Optional.empty()))
                .hasMessage("none.csv: does not exist. Put a readable file there or correct the path.");
    }

    private void assertProblem(String text, String problem) {
        assertThatThrownBy(() -> read("t.csv", text))
                .isInstanceOf(InputException.class)
                .hasMessage(problem);
    }

    private static List<String> lines(TheirResults results) {
        return results.peaks().stream()
                .map(peak -> String.join(
                        " ",
                        String.valueOf(peak.line()),
                        peak.component().name(),
                        peak.component().kind().name(),
                        peak.component().internalStandard().orElse("-"),
                        shown(peak.figures().area()) + "/"
                                + shown(peak.figures().isArea()) + "="
                                + shown(peak.figures().areaRatio()),
                        shown(peak.figures().concentration()),
                        peak.figures().concentrationUnit().orElse("-"),
                        peak.integration().manual().name(),
                        peak.integration().use().name(),
                        peak.integration().remark().orElse("-")))
                .toList();
    }

    private static String shown(OptionalDouble number) {
        return number.isPresent() ? String.valueOf(number.getAsDouble()) : "none";
    }

    private TheirResults example(String name) throws IOException {
        return read(name, text(name));
    }

    private static String text(String name) throws IOException {
        try (InputStream stream = TheirFileTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private TheirResults read(String name, String text) throws IOException {
        Path table = Files.writeString(folder.resolve(name), text);
        return TheirFile.read(at(table), Optional.empty(), Optional.empty()).results();
    }

    private static Location at(Path file) {
        return Location.of(file, String.valueOf(file.getFileName()));
    }
}
