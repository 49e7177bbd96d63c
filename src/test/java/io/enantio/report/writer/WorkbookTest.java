package io.enantio.report.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.report.page.Block;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Page;
import io.enantio.report.page.RoundedNumber;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.writer.OpenedWorkbook.Sheet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** What a spreadsheet finds in the file, by its XML. */
class WorkbookTest {
    /** A spreadsheet that guesses would take each for a number, a date, a truth value or a formula, or lose a part of it. */
    private static final List<String> NAMES = List.of(
            "00017",
            "1E5",
            "MAR1",
            "1/2",
            "TRUE",
            "2026-03-02",
            "-5",
            "+49 1",
            "=1+1",
            "@SUM(A1)",
            "\t=1",
            "Prüfung",
            "Pru\u0308fung",
            "λ-Ω",
            "中文01",
            "שלום-1",
            "🧪1",
            "A\u00A0B",
            "_x0041_",
            "a_x000D_b",
            "  two  blanks  ",
            "<b>&amp;\"'",
            "two\nlines");

    private static Page page(Block... blocks) {
        return Page.of("Run 1", "inputs 0123", List.of(new Section("one", "One", List.of(blocks))));
    }

    private static Table table(String name, List<String> words) {
        return Table.of(name, "Caption of " + name, words, List.of(Column.words("sample", Function.identity())));
    }

    private static Sheet only(Page page) {
        List<Sheet> sheets = OpenedWorkbook.of(Workbook.of(page)).sheets();
        assertThat(sheets).hasSize(1);
        return sheets.get(0);
    }

    @Test
    void namesAreTheSameTextInCellsThatStayText() {
        List<OpenedWorkbook.Cell> cells = only(page(table("names", NAMES))).below("sample");
        assertThat(cells).extracting(OpenedWorkbook.Cell::content).isEqualTo(NAMES);
        assertThat(cells)
                .noneMatch(OpenedWorkbook.Cell::isNumber)
                .allMatch(cell -> cell.format().equals("@"));
    }

    @Test
    void noCellIsAFormulaOrALink() {
        Element sheet = only(page(table("names", NAMES))).xml();
        assertThat(OpenedWorkbook.elements(sheet, "f")).isEmpty();
        assertThat(OpenedWorkbook.elements(sheet, "hyperlink")).isEmpty();
    }

    /** The number is whole; what is shown has the decimals, and the brackets, of the page. */
    @ParameterizedTest
    @CsvSource({
        "88.8499, 88.8, 88.8499, 0.0",
        "193.4, 193, 193.4, 0",
        "-0.0451, -0.0451, -0.0451, 0.0000",
        "0.00000012, 0.00000012, 1.2E-7, 0.00000000",
        "88.84, (88.8), 88.84, '\"(\"0.0\")\";\"(\"-0.0\")\"'",
        "0.0003, <0.001, 0.0003, General",
    })
    void aNumberIsANumberWithTheDecimalsOfThePage(double exact, String shown, String content, String format) {
        Cell cell = Cell.of(new RoundedNumber(exact, shown));
        Table table =
                Table.of("numbers", "Numbers", List.of(cell), List.of(Column.number("ng/mL", Function.identity())));
        assertThat(only(page(table)).below("ng/mL"))
                .containsExactly(new OpenedWorkbook.Cell(content, true, format.strip()));
    }

    @Test
    void wholeNumbersSortAsNumbers() {
        Table table = Table.of(
                "numbers",
                "Numbers",
                List.of(9, 10, 100),
                List.of(
                        Column.numbered("injection", number -> number),
                        Column.number("n", number -> Cell.count(number))));
        for (String head : List.of("injection", "n")) {
            assertThat(only(page(table)).below(head))
                    .extracting(cell -> cell.isNumber() + " " + cell.content())
                    .containsExactly("true 9", "true 10", "true 100");
        }
    }

    @Test
    void everySheetHasAFilterAndAHeadThatStaysInViewAndIsPrintedOnEveryPage() {
        OpenedWorkbook book = OpenedWorkbook.of(
                Workbook.of(page(table("first one", List.of("a", "b")), Text.of("words"), table("second", List.of()))));
        assertThat(book.sheets()).extracting(Sheet::frozenRows).containsExactly(4, 4);
        assertThat(book.sheets()).extracting(Sheet::filter).containsExactly("A4:A6", "A4:A4");
        assertThat(book.names())
                .containsEntry("_xlnm.Print_Titles of first one", "'first one'!$4:$4")
                .containsEntry("_xlnm.Print_Titles of second", "'second'!$4:$4");
        Element setup =
                OpenedWorkbook.elements(book.sheets().get(0).xml(), "pageSetup").get(0);
        assertThat(setup.getAttribute("orientation")).isEqualTo("landscape");
    }

    /** Excel: at most 31 characters, none of {@code \ / ? * [ ] :}, not twice, and upper and lower case are the same. */
    @Test
    void sheetNamesAreThoseThatExcelAllows() {
        String longest = "standards of the analyte with a long name";
        List<Sheet> sheets = OpenedWorkbook.of(Workbook.of(page(
                        table(longest, List.of()),
                        table(longest + " too", List.of()),
                        table("QC/a:b?", List.of()),
                        table("qc a b", List.of()),
                        table("[]", List.of()),
                        table("x".repeat(30) + "🧪", List.of()))))
                .sheets();
        assertThat(sheets)
                .extracting(Sheet::name)
                .containsExactly(
                        "standards of the analyte with a",
                        "standards of the analyte with 2",
                        "QC a b",
                        "qc a b 2",
                        "table",
                        "x".repeat(30));
        assertThat(sheets.get(1).content("A1")).isEqualTo("Caption of " + longest + " too");
    }

    /** Excel: at most 32,767 characters in a cell. */
    @Test
    void aTextThatACellCannotHoldIsShortenedAndTold() {
        String longest = "x".repeat(32_767);
        Sheet sheet = only(page(table("texts", List.of(longest, longest + "y", "short"))));
        assertThat(sheet.below("sample"))
                .extracting(OpenedWorkbook.Cell::content)
                .containsExactly(longest, "x".repeat(32_766) + "…", "short");
        assertThat(sheet.content("A2"))
                .isEqualTo(
                        "Run 1 · inputs 0123 · 1 text is shortened to the 32767 characters that a cell of Excel holds;"
                                + " the report contains the whole text");
        assertThat(only(page(table("texts", List.of("short")))).content("A2")).isEqualTo("Run 1 · inputs 0123");
    }

    /** Some versions of Excel show a longer text of the format text as number signs. */
    @Test
    void aLongTextHasTheGeneralFormat() {
        assertThat(only(page(table("texts", List.of("x".repeat(255), "x".repeat(256)))))
                        .below("sample"))
                .extracting(OpenedWorkbook.Cell::format)
                .containsExactly("@", "");
    }

    @Test
    void aTableOfMoreRowsThanASheetHasContinuesOnTheNext() {
        List<String> rows =
                IntStream.rangeClosed(1, 7).mapToObj(row -> "row " + row).toList();
        List<Sheet> sheets =
                OpenedWorkbook.of(Workbook.of(page(table("rows", rows)), 7)).sheets();
        assertThat(sheets).extracting(Sheet::name).containsExactly("rows", "rows 2", "rows 3");
        assertThat(sheets)
                .extracting(sheet -> sheet.content("A1"))
                .containsExactly(
                        "Caption of rows (part 1 of 3)",
                        "Caption of rows (part 2 of 3)",
                        "Caption of rows (part 3 of 3)");
        assertThat(sheets.stream()
                        .flatMap(sheet -> sheet.below("sample").stream())
                        .map(OpenedWorkbook.Cell::content)
                        .toList())
                .isEqualTo(rows);
    }

    /** The sheet of the signatures comes first, so that every other is one place later. */
    @Test
    void theSignedCopyFiltersAndRepeatsTheSameSheets() {
        byte[] sealed = Workbook.of(page(table("first", List.of("a")), table("second", NAMES)));
        Section section = new Section("signatures", "Signatures", List.of(Text.of("_x0041_ & =1+1")));
        OpenedWorkbook signed = OpenedWorkbook.of(SignedWorkbook.of(sealed, section, "signed"));
        OpenedWorkbook before = OpenedWorkbook.of(sealed);
        assertThat(signed.names()).isEqualTo(before.names());
        assertThat(signed.sheets()).extracting(Sheet::name).containsExactly("Signatures", "first", "second");
        assertThat(signed.sheet("second").below("sample"))
                .isEqualTo(before.sheet("second").below("sample"));
        assertThat(signed.sheet("second").content("A3")).isEqualTo("signed");
        assertThat(signed.sheets().get(0).cells().values())
                .extracting(OpenedWorkbook.Cell::content)
                .contains("_x0041_ & =1+1");
    }

    /** Excel opens a wide column: characters of East Asian scripts take two columns. */
    @Test
    void columnsAreAsWideAsTheirText() {
        List<Double> widths = Stream.of("ab", "中文", "x".repeat(500))
                .map(text -> only(page(table("t", List.of(text)))))
                .map(sheet -> OpenedWorkbook.elements(sheet.xml(), "col").get(0).getAttribute("width"))
                .map(Double::valueOf)
                .toList();
        assertThat(widths).containsExactly(10.0, 10.0, 60.0);
    }
}
