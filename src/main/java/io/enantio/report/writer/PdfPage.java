package io.enantio.report.writer;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.enantio.report.page.Page;
import io.enantio.report.plot.PageFont;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A page as PDF with vector plots and embedded fonts. The same page gives the same bytes. */
final class PdfPage {
    private static final String PRODUCER = "enantio";
    /** No file of the network or the machine is read. */
    private static final String NO_BASE = "";

    private PdfPage() {}

    /**
     * The whole file.
     *
     * @param date of the data, which becomes the date of the PDF: the clock is never read
     */
    static byte[] of(Page page, LocalDate date) {
        // Its messages about style sheets and timing do not concern users.
        XRLog.setLoggingEnabled(false);
        try (PDDocument document = new PDDocument();
                TrueTypeFont regular = font(PageFont.REGULAR);
                TrueTypeFont bold = font(PageFont.BOLD)) {
            document.setDocumentId(page.foot().hashCode() & 0xffffffffL);
            PDFont letters = PDType0Font.load(document, regular, true);
            PdfRendererBuilder builder = new PdfRendererBuilder();
            use(builder, letters, PageFont.REGULAR);
            use(builder, PDType0Font.load(document, bold, true), PageFont.BOLD);
            PdfPictures pictures = new PdfPictures(document, letters);
            builder.usePDDocument(document)
                    .usePageSupplier(PageResources::page)
                    .useSVGDrawer(pictures)
                    .usePdfUaAccessibility(true)
                    .withProducer(PRODUCER)
                    .withHtmlContent(HtmlPage.forPaper(page, pictures::element), NO_BASE)
                    .toStream(OutputStream.nullOutputStream());
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            return finished(document, page, date);
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF in memory cannot fail", e);
        }
    }

    private static void use(PdfRendererBuilder builder, PDFont letters, PageFont font) {
        builder.useFont(new PDFontSupplier(letters), PageFont.FAMILY, font.weight(), FontStyle.NORMAL, true);
    }

    /** A font whose letters are drawn one by one: looking for ligatures in each word is slow, and a reader searches for letters. */
    private static TrueTypeFont font(PageFont font) throws IOException {
        try (InputStream in = font.open()) {
            TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(in));
            letters.setEnableGsub(false);
            return letters;
        }
    }

    private static byte[] finished(PDDocument document, Page page, LocalDate date) throws IOException {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        calendar.clear();
        calendar.set(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(page.title());
        information.setProducer(PRODUCER);
        information.setCreationDate(calendar);
        information.setModificationDate(calendar);
        document.setDocumentInformation(information);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
