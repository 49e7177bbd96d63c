package io.enantio.input.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.enantio.input.problem.Problems;
import io.enantio.input.text.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTableTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsToldFromTheLineOfNames(String separator) {
        ForeignTable table = table(String.join(separator, "Sample Name", "Vial", "\"a,b;c\td\"") + "\n"
                + String.join(separator, "S 1", "2", "x"));

        assertThat(table.header()).containsExactly("Sample Name", "Vial", "a,b;c\td");
        assertThat(table.rows().get(0).text("vial")).contains("2");
    }

    @Test
    void separatorsOfEqualNumberAreAskedFor() {
        assertProblem(
                "a,b;c\n1,2;3\n",
                ForeignForm.UNSTATED,
                table -> {},
                "list.csv: what stands between its cells cannot be told from the line of column names. State separator:"
                        + " comma, semicolon or tab.");
    }

    @Test
    void aStatedSeparatorCounts() {
        ForeignForm form =
                new ForeignForm(Optional.of(Separator.SEMICOLON), DecimalSign.POINT, Optional.empty(), 0, Map.of());

        assertThat(table("a,b;c\n1,2;3\n", form).header()).containsExactly("a,b", "c");
    }

    @ParameterizedTest
    @CsvSource({"Dil.,dil", "SAMPLE_NAME,Sample Name", "sample name,SampleName", "_Level,level", "ID#,id"})
    void aNameIsFoundWhateverItsCapitalsBlanksAndSigns(String written, String asked) {
        assertThat(table(written + ",other\n7,8\n").rows().get(0).text(asked)).contains("7");
    }

    @Test
    void theTablesOwnDistinctionOfTwoNamesCounts() {
        ForeignTable table = table("Level,_Level\nA,B\n");

        assertThat(table.rows().get(0).text("Level")).contains("A");
        assertThat(table.rows().get(0).text("_Level")).contains("B");
    }

    @Test
    void oneNameForTwoColumnsIsAProblemOnlyIfTheirCellsDiffer() {
        assertThat(table("Name,Name\nx,x\n").rows().get(0).text("name")).contains("x");
        assertProblem(
                "Name,Vial,Name\nx,1,x\nx,2,y\n",
                ForeignForm.UNSTATED,
                table -> table.column("name"),
                "list.csv, line 1: the columns 1 and 3 are both named \"Name\", and their cells differ. Rename or remove one"
                        + " of them.");
    }

    @Test
    void shortLinesEndWithEmptyCellsAndSeparatorsAtTheEndAreNothing() {
        ForeignTable table = table("a,b,c,\n1\n\n,,,\n1,2,3,,,\n");

        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0).text("b")).isEmpty();
        assertThat(table.rows().get(1).text("c")).contains("3");
        assertThat(table.rows().get(1).line()).isEqualTo(5);
    }

    @Test
    void aCellBeyondTheNamesIsAProblem() {
        assertProblem(
                "a,b\n1,2,3\n",
                ForeignForm.UNSTATED,
                table -> {},
                "list.csv, line 2: has 3 cells, the line of column names has 2. Correct the line: text that holds a"
                        + " separator needs quotes.");
    }

    @Test
    void quotesHoldSeparatorsBreaksAndQuotesAndInchesAreNoQuotes() {
        ForeignTable table = table("a,b\r\n\"x, \"\"y\"\"\nz\",4\" column\r\n5,6\r\n");

        assertThat(table.rows().get(0).text("a")).contains("x, \"y\"\nz");
        assertThat(table.rows().get(0).text("b")).contains("4\" column");
        assertThat(table.rows().get(1).line()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a,b\n\"1,2\n3,4\n' | list.csv, line 2: opens a quote that is never closed. Correct the quotes: a cell has"
                        + " two or none, inside they are doubled.",
                "'a,b\n\"1\"x,2\n' | list.csv, line 2: has text behind the quote that closes a cell. Correct the quotes: a"
                        + " cell has two or none, inside they are doubled.",
                "'\n\n' | list.csv: is empty. Name a table with a line of column names.",
            })
    void whatIsNoTableIsToldWithItsLine(String text, String message) {
        assertProblem(text, ForeignForm.UNSTATED, table -> {}, message);
    }

    @Test
    void linesAboveTheNamesAreSkipped() {
        ForeignTable table = table("Laboratory; list of today\n\nName;Vial\nx;1\n", ForeignForm.UNSTATED.skipping(2));

        assertThat(table.header()).containsExactly("Name", "Vial");
        assertThat(table.headerSpot().line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5|POINT|1.5",
                "12|POINT|12",
                "5e-3|POINT|0.005",
                "1,5|COMMA|1.5",
                "-0,25|COMMA|-0.25",
                "12|COMMA|12"
            })
    void numbersHaveTheStatedDecimalSign(String text, DecimalSign sign, double value) {
        assertThat(sign.parse(text)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5|POINT|If the decimal sign of this table is a comma, state decimal: comma.",
                "1,234.5|POINT|Export numbers without a thousands separator.",
                "1.234,5|COMMA|Export numbers without a thousands separator.",
                "1.234|COMMA|The table's decimal sign is stated to be a comma: state decimal: point if it is a point; a"
                        + " thousands separator is not read.",
                "N/A|POINT|'Write a number such as 12, 0.5 or 5e7.'",
                "N/A|COMMA|'Write a number such as 12 or 0,5.'"
            })
    void aNumberThatCouldBeTwoIsNoNumber(String text, DecimalSign sign, String remedy) {
        ForeignForm form = new ForeignForm(Optional.of(Separator.TAB), sign, Optional.empty(), 0, Map.of());

        assertThat(sign.parse(text)).isEmpty();
        assertProblem(
                "Dil\n" + text + "\n",
                form,
                table -> table.rows().get(0).number("Dil"),
                "list.csv, line 2, column Dil: \"" + text + "\" is not a number. " + remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-23T09:00:05|2026-11-23T09:00:05",
                "2026-11-23 09:00|2026-11-23T09:00",
                "2026/11/23 09:00:01|2026-11-23T09:00:01",
                "23.11.2026 09:00|2026-11-23T09:00",
                "23.11.2026, 9:00:07|2026-11-23T09:00:07",
                "11/23/2026 9:00 AM|2026-11-23T09:00",
                "11/23/2026 9:00:30 pm|2026-11-23T21:00:30",
                "5-Nov-2026 09:00|2026-11-05T09:00",
                "Nov 5, 2026 9:00 AM|2026-11-05T09:00",
                "05.05.2026 09:00|2026-05-05T09:00",
            })
    void aDateThatCanBeReadInOneWayIsRead(String text, String time) {
        ForeignTable table = table("When\t\n" + text + "\n");

        assertThat(table.rows().get(0).time("When").map(read -> read.local().toString()))
                .contains(time);
    }

    @Test
    void oneRowSettlesTheOrderOfDayAndMonthForAll() {
        ForeignTable table = table("When;\n03.04.2026 09:00\n23.04.2026 09:00\n");

        assertThat(table.rows().get(0).time("When").map(read -> read.local().toString()))
                .contains("2026-04-03T09:00");
    }

    @Test
    void aListThatNoRowSettlesIsAskedForOnce() {
        assertProblem(
                "When;\n03.04.2026 09:00\n05.04.2026 09:00\n",
                ForeignForm.UNSTATED,
                table -> table.rows().forEach(row -> row.time("When")),
                "list.csv, line 2, column When: \"03.04.2026 09:00\" can be read with the day or the month first, and no"
                        + " other row tells. State dates: dd.MM.yyyy HH:mm, or with the month first, or as it is written.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"23.11.26 09:00", "31.02.2026 09:00", "23.11.2026", "13.13.2026 09:00", "yesterday", "=NOW()"})
    void whatIsNoTimeIsAProblem(String text) {
        assertProblem(
                "When;\n" + text + "\n",
                ForeignForm.UNSTATED,
                table -> table.rows().get(0).time("When"),
                "list.csv, line 2, column When: \"" + text
                        + "\" is not a date and time that can be read in one way only."
                        + " State dates: for example dd.MM.yyyy HH:mm or M/d/yyyy h:mm a.");
    }

    @Test
    void rowsThatContradictEachOtherAreNotRead() {
        assertProblem(
                "When;\n23.04.2026 09:00\n04.23.2026 09:00\n",
                ForeignForm.UNSTATED,
                table -> table.rows().forEach(row -> row.time("When")),
                "list.csv, line 2, column When: \"23.04.2026 09:00\" is not a date and time that can be read in one way"
                        + " only. State dates: for example dd.MM.yyyy HH:mm or M/d/yyyy h:mm a.\n"
                        + "list.csv, line 3, column When: \"04.23.2026 09:00\" is not a date and time that can be read in one"
                        + " way only. State dates: for example dd.MM.yyyy HH:mm or M/d/yyyy h:mm a.");
    }

    static Stream<Arguments> maps() {
        return Stream.of(
                Arguments.of(
                        "schema: enantio-table/1\ncolumns: {sample_id: Name, vial: Vial}\n",
                        "map.yaml, line 2, columns.vial: there is no column vial of ours. Write our name first, then that"
                                + " of the table. Known: sample_id, file."),
                Arguments.of(
                        "schema: enantio-table/1\ndates: DD.MM.YYYY\ncolumns: {sample_id: Name}\n",
                        "map.yaml, line 2, dates: \"DD.MM.YYYY\" is no pattern of dates with a time of day. Write for example"
                                + " dd.MM.yyyy HH:mm or M/d/yyyy h:mm a."));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void aMapThatCannotBeMeantIsToldWithItsLine(String yaml, String message, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("map.yaml"), yaml);
        Problems problems = new Problems();

        assertThat(ForeignForm.read(SourceFile.Location.of(file, "map.yaml"), List.of("sample_id", "file"), problems))
                .isEmpty();
        assertThatThrownBy(problems::throwIfAny).hasMessage(message);
    }

    @Test
    void aMapStatesColumnsSeparatorDecimalSignDatesAndLines(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("map.yaml"), """
                schema: enantio-table/1
                name: our list
                separator: semicolon
                decimal: comma
                dates: d.M.yy HH:mm
                skip_lines: 1
                columns:
                  sample_id: Probe
                  dilution_factor: Verd.
                  acquired_at: Zeit
                """);
        Problems problems = new Problems();
        ForeignForm form = ForeignForm.read(
                        SourceFile.Location.of(file, "map.yaml"),
                        List.of("sample_id", "dilution_factor", "acquired_at"),
                        problems)
                .orElseThrow()
                .form();
        ForeignTable table = table("Liste\nZEIT;Probe;Verd.\n5.11.26 09:00;Müller;2,5\n", form);
        ForeignTable.Row row = table.rows().get(0);

        assertThat(table.mapped("sample_id").flatMap(row::text)).contains("Müller");
        assertThat(row.number(table.mapped("dilution_factor").orElseThrow())).hasValue(2.5);
        assertThat(table.mapped("acquired_at")
                        .flatMap(row::time)
                        .map(time -> time.local().toString()))
                .contains("2026-11-05T09:00");
    }

    @Test
    void aMappedColumnThatTheTableLacksIsAProblemThatListsItsColumns() {
        ForeignForm form =
                new ForeignForm(Optional.empty(), DecimalSign.POINT, Optional.empty(), 0, Map.of("sample_id", "Probe"));
        assertProblem(
                "Name,Vial\nx,1\n",
                form,
                table -> table.mapped("sample_id"),
                "list.csv, line 1: there is no column \"Probe\", which is stated to be our sample_id. Correct columns:"
                        + " sample_id. The table has: \"Name\", \"Vial\".");
    }

    @Test
    void aHostileNameOrCellMakesAMessageOfOneShortLine() {
        String hostile = "<script>" + "x".repeat(1 << 20);
        Problems problems = new Problems();
        ForeignTable table = ForeignTable.of(
                        text("\"a\nb" + hostile + "\",c\n" + hostile + ",2\n"), ForeignForm.UNSTATED, problems)
                .orElseThrow();
        table.rows().get(0).number(table.column(table.header().get(0)).orElseThrow());

        assertThatThrownBy(problems::throwIfAny)
                .satisfies(thrown ->
                        assertThat(thrown.getMessage()).hasSizeLessThan(400).doesNotContain("\n"));
    }

    private static ForeignTable table(String text) {
        return table(text, ForeignForm.UNSTATED);
    }

    private static ForeignTable table(String text, ForeignForm form) {
        Problems problems = new Problems();
        Optional<ForeignTable> table = ForeignTable.of(text(text), form, problems);
        problems.throwIfAny();
        return table.orElseThrow();
    }

    private static void assertProblem(String text, ForeignForm form, Consumer<ForeignTable> work, String message) {
        Problems problems = new Problems();
        ForeignTable.of(text(text), form, problems).ifPresent(work);

        assertThatThrownBy(problems::throwIfAny).hasMessage(message);
    }

    private static ForeignText text(String text) {
        return ForeignText.decode(
                        SourceFile.Location.of(Path.of("list.csv"), "list.csv"),
                        text.getBytes(StandardCharsets.UTF_8),
                        new Problems())
                .orElseThrow();
    }
}
