package io.enantio.report.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.AboutTheMachine;
import io.enantio.method.value.Rounding;
import io.enantio.report.page.Cell;
import io.enantio.report.page.Facts;
import io.enantio.report.page.Facts.Fact;
import io.enantio.report.page.Figures;
import io.enantio.report.page.Figures.Figure;
import io.enantio.report.page.NumberPrinter;
import io.enantio.report.page.Page;
import io.enantio.report.page.Section;
import io.enantio.report.page.Subsection;
import io.enantio.report.page.Table;
import io.enantio.report.page.Table.Column;
import io.enantio.report.page.Text;
import io.enantio.report.page.Tone;
import io.enantio.report.plot.Chart;
import io.enantio.report.plot.Chart.Axis;
import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Kind;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Chart.Note;
import io.enantio.report.plot.Chart.Panel;
import io.enantio.report.plot.Chart.Series;
import io.enantio.report.plot.Chart.Size;
import io.enantio.report.plot.Chart.Tag;
import io.enantio.report.plot.Chart.Value;
import io.enantio.report.plot.Plot.Frame;
import io.enantio.report.plot.Style;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import io.enantio.run.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@AboutTheMachine("changes the locale and time zone, which must not show")
@Isolated("changes the default locale and time zone")
class PageWritersTest {
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \"'\u0001";
    private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void asBefore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    private record Sample(String name, double ngPerMl) {}

    private static Page page() {
        List<Column<Sample>> columns = List.of(
                Column.words("sample", Sample::name),
                Column.number(
                        "ng/mL",
                        sample -> Cell.of(new NumberPrinter(Rounding.DEFAULT).concentration(sample.ngPerMl()))));
        List<Sample> samples = List.of(new Sample(HOSTILE, 123.456), new Sample("=1+1", 0.099951));
        return Page.of(
                "Run " + HOSTILE,
                "inputs 0123 · method " + HOSTILE,
                List.of(new Section(
                        "results",
                        "Results of " + HOSTILE,
                        List.of(
                                new Text(HOSTILE, Tone.BAD),
                                new Facts(List.of(Fact.of(HOSTILE, HOSTILE))),
                                Table.of("results", "Results " + HOSTILE, samples, columns),
                                new Subsection(
                                        HOSTILE,
                                        List.of(new Figures(List.of(new Figure(
                                                "one", HOSTILE, Tone.DOUBT, PageWritersTest::picture)))))))));
    }

    private static Svg picture() {
        Panel panel = new Panel(
                new Frame(new Point(60, 30), new Point(280, 150)),
                new Axis("time, min", 0, 10),
                new Axis(HOSTILE, 0, 2e6),
                List.of(new Series(
                        HOSTILE, Kind.LINE, Style.line("#0072B2", 1), List.of(new Value(1, 1e5), new Value(9, 1.9e6)))),
                List.of(new Mark(
                        HOSTILE,
                        new Value(5, 1e6),
                        HOSTILE,
                        Mark.Shape.SQUARE,
                        Style.filled("#E69F00"),
                        Optional.of(HOSTILE))),
                List.of(new Tag(new Value(2, 2e5), HOSTILE)));
        List<Key> keys = List.of(new Key(HOSTILE, Optional.empty(), Style.line("#0072B2", 1)));
        List<Note> notes = List.of(new Note(new Point(1, 1), HOSTILE));
        return new Chart(HOSTILE, new Size(300, 200), keys, List.of(panel), notes).svg();
    }

    private static String html() {
        return new String(HtmlPage.of(page()), StandardCharsets.UTF_8);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void textFromFilesIsNeverMarkup() {
        String withoutScripts = html().replaceAll("(?s)<script>.*?</script>", "");
        assertThat(withoutScripts)
                .doesNotContain("<img", "<script", "alert(1)</", "\u0001")
                .contains("&lt;img src=x onerror=alert(2)&gt;");
    }

    @Test
    void onlyTheScriptsOfTheReportMayRun() {
        assertThat(html().split("<script>", -1)).hasSize(2);
        assertThat(html()).contains("default-src &#39;none&#39;", "script-src &#39;sha256-");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        String own = html().replaceAll("(?s)<script>.*?</script>", "").replace("http://www.w3.org/2000/svg", "");
        assertThat(own).doesNotContain("http:", "https:", "url(", "@import", " src=\"");
    }

    @Test
    void thePdfContainsTheSameTextAndAFooterOnEveryPage() throws IOException {
        assertThat(text(PdfPage.of(page(), DATE)))
                .contains("<script>alert(1)</script>", "0.100", "inputs 0123", "page 1");
    }

    /** U+4E2D is not in the fonts of the program, and U+05D0 is written from right to left. */
    @Test
    void whatNoFontDrawsIsACodePointInHeadingsTablesAndFootersOfThePdf() throws IOException {
        String name = "中א7";
        Page page = Page.of(
                "Title " + name,
                "foot " + name,
                List.of(new Section(
                        "one",
                        "Section " + name,
                        List.of(
                                Text.of("Words " + name),
                                new Facts(List.of(Fact.of("fact " + name, name))),
                                Table.of(
                                        "results",
                                        "Caption " + name,
                                        List.of(name),
                                        List.of(Column.words("head " + name, sample -> sample)))))));
        String printed = "<U+4E2D U+05D0>7";
        assertThat(text(PdfPage.of(page, DATE)).replaceAll("\\s+", " "))
                .contains(
                        "Title " + printed,
                        "foot " + printed,
                        "Section " + printed,
                        "Words " + printed,
                        "fact " + printed + " " + printed,
                        "Caption " + printed,
                        "head " + printed)
                .doesNotContain("#", "中", "א");
        assertThat(new String(HtmlPage.of(page), StandardCharsets.UTF_8)).contains("Title " + name, ">" + name + "<");
    }

    @Test
    void bytesDependOnThePageAlone() {
        byte[] html = HtmlPage.of(page());
        byte[] pdf = PdfPage.of(page(), DATE);
        byte[] workbook = Workbook.of(page());
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(Sha256.of(HtmlPage.of(page()))).isEqualTo(Sha256.of(html));
        assertThat(Sha256.of(PdfPage.of(page(), DATE))).isEqualTo(Sha256.of(pdf));
        assertThat(Sha256.of(Workbook.of(page()))).isEqualTo(Sha256.of(workbook));
    }

    @Test
    void aWorkbookContainsConcentrationsAsPrintedAndTextThatIsNoFormula() throws IOException {
        List<String> parts = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Workbook.of(page())))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        String all = String.join("\n", parts);
        assertThat(all).contains("<v>123</v>", "=1+1").doesNotContain("<f>");
    }
}
