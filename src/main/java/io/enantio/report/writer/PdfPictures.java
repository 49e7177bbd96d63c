package io.enantio.report.writer;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxFastOutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import io.enantio.report.plot.DrawnText;
import io.enantio.report.plot.LetterWidths;
import io.enantio.report.plot.Svg;
import java.awt.Rectangle;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.w3c.dom.Element;

/**
 * The pictures of a PDF. Each is painted once, as a form of the document; the page has an element of its size in its place, and whoever
 * lays the page out asks here what to show there.
 */
final class PdfPictures implements SVGDrawer {
    /** Two pictures of 430 pixels fit beside each other on A4. */
    private static final double PAPER_SIZE = 0.76;

    private static final float POINTS_PER_PIXEL = 0.75f;
    private static final String NUMBER = "data-picture";

    private final LetterWidths widths = LetterWidths.load();
    private final List<Picture> pictures = new ArrayList<>();
    private final PdfCanvas canvas;

    PdfPictures(PDDocument document, PDFont letters) {
        canvas = new PdfCanvas(document, letters);
    }

    /** A painted picture with its size in pixels of the page. */
    private record Picture(PDFormXObject form, int width, int height) {}

    /** Paints a picture and returns the element that stands for it. */
    String element(Svg svg) {
        int width = (int) Math.round(PAPER_SIZE * svg.width());
        int height = (int) Math.round(PAPER_SIZE * svg.height());
        PDFormXObject form = canvas.form(svg, widths, width * POINTS_PER_PIXEL, height * POINTS_PER_PIXEL);
        pictures.add(new Picture(form, width, height));
        return String.format(
                Locale.ROOT,
                "<svg %s=\"%d\" width=\"%d\" height=\"%d\" alt=\"%s\"></svg>",
                NUMBER,
                pictures.size() - 1,
                width,
                height,
                Svg.escaped(DrawnText.of(svg.title())));
    }

    @Override
    public SVGImage buildSVGImage(
            Element element, Box box, CssContext css, double width, double height, double dotsPerPixel) {
        return new Placed(pictures.get(Integer.parseInt(element.getAttribute(NUMBER))), dotsPerPixel);
    }

    private record Placed(Picture picture, double dotsPerPixel) implements SVGImage {
        @Override
        public int getIntrinsicWidth() {
            return (int) Math.round(picture.width() * dotsPerPixel);
        }

        @Override
        public int getIntrinsicHeight() {
            return (int) Math.round(picture.height() * dotsPerPixel);
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            PdfBoxFastOutputDevice page = (PdfBoxFastOutputDevice) device;
            Rectangle place = new Rectangle((int) x, (int) y, getIntrinsicWidth(), getIntrinsicHeight());
            page.drawPdfAsImage(picture.form(), place, place.width, place.height);
        }
    }

    /** Pictures bring no fonts: their letters are those of the page. */
    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {}

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {}

    @Override
    public void close() {}
}
