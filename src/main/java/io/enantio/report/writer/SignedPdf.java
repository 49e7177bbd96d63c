package io.enantio.report.writer;

import io.enantio.report.page.Page;
import io.enantio.report.plot.DrawnText;
import io.enantio.report.plot.PageFont;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A PDF with a line at the top of every page, and further pages at its end. */
final class SignedPdf {
    private static final float POINTS_PER_MM = 72 / 25.4f;
    private static final float FROM_EDGE_MM = 8;
    private static final float LETTERS = 6.5f;
    /** Of the section's own pages, which have a date like every PDF; the dates of the signatures are in the text. */
    private static final LocalDate NO_DATE = LocalDate.of(1980, 2, 1);

    private SignedPdf() {}

    static byte[] of(byte[] sealed, Page section, String line) {
        try (PDDocument report = Loader.loadPDF(sealed);
                PDDocument signatures = Loader.loadPDF(PdfPage.of(section, NO_DATE));
                InputStream letters = PageFont.BOLD.open()) {
            new PDFMergerUtility().appendDocument(report, signatures);
            // Merging writes a key of a kind that readers do not expect.
            Optional.ofNullable(report.getDocumentCatalog().getMarkInfo())
                    .ifPresent(info -> info.getCOSObject().removeItem(COSName.getPDFName("Suspects")));
            PDFont font = PDType0Font.load(report, letters, true);
            for (PDPage page : report.getPages()) {
                write(report, page, font, line);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            report.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF in memory cannot fail", e);
        }
    }

    /** Small enough for the width of the page; for those who hear the page it is decoration, since the section says the same. */
    private static void write(PDDocument report, PDPage page, PDFont font, String line) throws IOException {
        float width = page.getMediaBox().getWidth() - 2 * FROM_EDGE_MM * POINTS_PER_MM;
        String shown = DrawnText.of(line);
        float size = Math.min(LETTERS, 1000 * width / font.getStringWidth(shown));
        try (PDPageContentStream content = new PDPageContentStream(report, page, AppendMode.APPEND, true, true)) {
            content.beginMarkedContent(COSName.ARTIFACT);
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(
                    FROM_EDGE_MM * POINTS_PER_MM, page.getMediaBox().getHeight() - FROM_EDGE_MM * POINTS_PER_MM);
            content.showText(shown);
            content.endText();
            content.endMarkedContent();
        }
    }
}
