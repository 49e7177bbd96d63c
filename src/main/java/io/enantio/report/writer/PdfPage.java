package io.enantio.report.writer;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import io.enantio.report.page.Page;
import io.enantio.report.plot.PageFont;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

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
        try (PDDocument document = new PDDocument();
                BatikSVGDrawer pictures = new BatikSVGDrawer()) {
            // Its messages about style sheets and timing do not concern users.
            XRLog.setLoggingEnabled(false);
            document.setDocumentId(page.foot().hashCode() & 0xffffffffL);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PdfRendererBuilder builder = new PdfRendererBuilder();
            for (PageFont font : PageFont.values()) {
                builder.useFont(() -> stream(font), PageFont.FAMILY, font.weight(), FontStyle.NORMAL, true);
            }
            builder.usePDDocument(document)
                    .useSVGDrawer(pictures)
                    .usePdfUaAccessibility(true)
                    .withProducer(PRODUCER)
                    .withHtmlContent(HtmlPage.forPaper(page), NO_BASE)
                    .toStream(out);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            return finished(document, page, date);
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF in memory cannot fail", e);
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

    private static InputStream stream(PageFont font) {
        try {
            return font.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
