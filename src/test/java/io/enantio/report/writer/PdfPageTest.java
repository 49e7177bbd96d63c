package io.enantio.report.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Axis;
import io.enantio.report.plot.Chart.Kind;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Note;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Size;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.PlotStyle;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a laboratory keeps and sends: pages that are small, can be searched, and are read aloud. */
class PdfPageTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
    private static final int PICTURES = 24;
    private static final int ROWS = 300;
    private static final int POINTS = 720;
    /** What issue 19 allows; a page of pictures was 113 kB when their letters were outlines. */
    private static final int MOST_BYTES_OF_A_PAGE = 60_000;

    private static byte[] pdf = new byte[0];

    @BeforeAll
    static void writesOnce() {
        pdf = PdfPage.of(page(), DATE);
    }

    private static Page page() {
        List<Column<Integer>> columns = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int factor = i + 1;
            columns.add(Column.numbered("column " + i, row -> (long) row * factor));
        }
        List<Figure> figures = IntStream.range(0, PICTURES)
                .mapToObj(i -> new Figure("f" + i, "figure " + i, Tone.PLAIN, () -> picture(i)))
                .toList();
        return Page.of(
                "The first office",
                "one foot",
                List.of(
                        new Section("pictures", "Pictures", List.of(new Figures(figures))),
                        new Section(
                                "rows",
                                "Rows",
                                List.of(Table.of(
                                        "rows",
                                        "Rows",
                                        IntStream.range(0, ROWS).boxed().toList(),
                                        columns)))));
    }

    /** Two traces of noise, which no simplification shortens, with a peak, a mark and a note. */
    private static Svg picture(int number) {
        Random random = new Random(number);
        List<Panel> panels = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < POINTS; i++) {
                values.add(new Value(i / 60.0, 100 + 20 * random.nextGaussian()));
            }
            panels.add(new Panel(
                    new Frame(new Point(60 + 200 * k, 30), new Point(220 + 200 * k, 150)),
                    new Axis("abscissa" + number + "x" + k, 0, 12),
                    new Axis("ordinate", 0, 200),
                    List.of(
                            new Series("trace", Kind.TRACE, PlotStyle.TRACE, values),
                            new Series("peak", Kind.AREA, PlotStyle.peak(k), values.subList(300, 340)),
                            Series.level("limit", 120, PlotStyle.LIMIT)),
                    List.of(new Mark(
                            "mark", new Value(5, 100), "a mark", Mark.Shape.RING, PlotStyle.SHOWN, Optional.empty())),
                    List.of()));
        }
        return new Chart(
                        "picture " + number,
                        new Size(430, 200),
                        List.of(),
                        panels,
                        List.of(new Note(new Point(5, 10), "officially fluffy 中")))
                .svg();
    }

    @Test
    void aPageOfPicturesOrRowsIsSmall() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(8, 14);
            assertThat(pdf.length / document.getNumberOfPages()).isLessThan(MOST_BYTES_OF_A_PAGE);
        }
    }

    @Test
    void everyLetterCanBeFoundThoseOfPicturesToo() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("The first office", "officially fluffy <U+4E2D>", "figure 23");
            for (int i = 0; i < PICTURES; i++) {
                assertThat(text).contains("abscissa" + i + "x0", "abscissa" + i + "x1");
            }
        }
    }

    /** By hand: 430 pixels are 327 on paper, which are 245.25 points, and half of a page is (210 - 28) mm / 2. */
    @Test
    void aPictureStandsWhereItsCaptionStands() throws IOException {
        Map<String, TextPosition> first = new TreeMap<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    first.putIfAbsent(text.strip(), positions.get(0));
                }
            };
            stripper.getText(document);
        }
        TextPosition left = Objects.requireNonNull(first.get("figure 0"));
        TextPosition right = Objects.requireNonNull(first.get("figure 1"));
        assertThat(right.getXDirAdj() - left.getXDirAdj()).isCloseTo(182 / 2 * 72 / 25.4f, within(2f));
        double pixel = 245.25 / 430;
        for (int i = 0; i < 2; i++) {
            TextPosition caption = i == 0 ? left : right;
            TextPosition note = first.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("abscissa0x0") && caption == left
                            || entry.getKey().startsWith("abscissa1x0") && caption == right)
                    .findFirst()
                    .orElseThrow()
                    .getValue();
            assertThat(note.getXDirAdj()).isBetween((float) (caption.getXDirAdj() + 60 * pixel), (float)
                    (caption.getXDirAdj() + 220 * pixel));
            assertThat(caption.getYDirAdj() - note.getYDirAdj()).isBetween(5f, 30f);
            assertThat(note.getXScale()).isCloseTo((float) (13 * pixel), within(0.1f));
        }
    }

    @Test
    void bothFontsAreEmbeddedOnceAndOnlyTheirUsedLetters() throws IOException {
        List<COSStream> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (COSDictionary record : records(document)) {
                if (record.getDictionaryObject(COSName.FONT_FILE2) instanceof COSStream font) {
                    fonts.add(font);
                }
            }
            assertThat(fonts)
                    .hasSize(2)
                    .allSatisfy(font -> assertThat(font.getLength()).isLessThan(40_000));
        }
    }

    @Test
    void aPictureSaysToThoseWhoHearThePageWhatIsSeen() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(records(document).stream()
                            .filter(record -> COSName.getPDFName("Figure").equals(record.getItem(COSName.S)))
                            .map(record -> record.getString(COSName.ALT)))
                    .hasSize(PICTURES)
                    .contains("picture 0", "picture 23");
        }
    }

    /** Each of 2,400 cells has a line below it. */
    @Test
    void linesOfTablesAreDecorationThatAPageStatesOnce() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> types = records(document).stream()
                    .map(record -> String.valueOf(record.getNameAsString(COSName.TYPE)))
                    .toList();
            assertThat(types).doesNotContain("Background").contains("Layout");
            assertThat(types.stream().filter("Layout"::equals).count())
                    .isLessThanOrEqualTo(document.getNumberOfPages());
            String content = new String(
                    document.getPage(document.getNumberOfPages() - 1)
                            .getContents()
                            .readAllBytes(),
                    StandardCharsets.ISO_8859_1);
            assertThat(content.split(" BDC", -1)).hasSize(content.split("EMC", -1).length);
        }
    }

    private static List<COSDictionary> records(PDDocument document) {
        List<COSDictionary> records = new ArrayList<>();
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            COSBase object = document.getDocument().getObjectFromPool(key).getObject();
            if (object instanceof COSDictionary record) {
                records.add(record);
            }
        }
        return records;
    }
}
