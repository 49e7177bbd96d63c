package io.enantio.report.writer;

import io.enantio.report.plot.Canvas;
import io.enantio.report.plot.LetterWidths;
import io.enantio.report.plot.Style;
import io.enantio.report.plot.Svg;
import io.enantio.report.plot.Svg.Point;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/**
 * Paints pictures as forms of a PDF: in tenths of a pixel, so that coordinates are whole numbers, with the letters of the document's own
 * font, which can be searched. States of the pen are written when they change.
 */
final class PdfCanvas implements Canvas {
    private static final int TENTHS = 10;
    /** Of a quarter of a circle as a curve: 4/3 (sqrt 2 - 1). */
    private static final double KAPPA = 0.5522847498;

    private static final String CONTINUOUS = "[] 0 d\n";
    /**
     * The pen of SVG, whatever was drawn before the picture: strokes end where they end, corners are sharp, but peaks of noise not much
     * longer than they are.
     */
    private static final String PEN = "0 J 0 j 4 M " + CONTINUOUS;

    private static final COSName FONT = COSName.getPDFName("F");
    private static final double HALF_DOT = 1;
    private static final int RED = 16;
    private static final int GREEN = 8;
    private static final int BYTE = 0xff;
    private static final int DECIMALS = 1000;

    private final PDDocument document;
    private final PDFont letters;
    /** All forms share them. */
    private final PDResources resources = new PDResources();

    private final Map<Double, COSName> opacities = new TreeMap<>();
    private final StringBuilder content = new StringBuilder();
    private String stroke = "";
    private String fill = "";
    private String dash = CONTINUOUS;
    private long width = -1;
    private double opacity = 1;

    PdfCanvas(PDDocument document, PDFont letters) {
        this.document = document;
        this.letters = letters;
        COSDictionary fonts = new COSDictionary();
        fonts.setItem(FONT, letters.getCOSObject());
        resources.getCOSObject().setItem(COSName.FONT, fonts);
    }

    /**
     * A picture as a form.
     *
     * @param across its width on paper, points
     * @param down its height on paper, points
     */
    PDFormXObject form(Svg svg, LetterWidths widths, float across, float down) {
        begin(Math.min(across / svg.width(), down / svg.height()), down);
        svg.paint(this, widths);
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(across, down));
        form.setResources(resources);
        try (OutputStream out = form.getContentStream().createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.toString().getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF in memory cannot fail", e);
        }
        return form;
    }

    private void begin(double pointsPerPixel, float down) {
        content.setLength(0);
        stroke = "";
        fill = "";
        dash = CONTINUOUS;
        width = -1;
        opacity = 1;
        number(pointsPerPixel / TENTHS, 1_000_000);
        content.append("0 0 ");
        number(-pointsPerPixel / TENTHS, 1_000_000);
        content.append("0 ");
        number(down, DECIMALS);
        content.append("cm\n").append(PEN);
    }

    @Override
    public void path(List<Point> points, Ends ends, Style style) {
        if (points.isEmpty()) {
            return;
        }
        String paint = pen(style, ends == Ends.CLOSED ? "s" : "S", ends == Ends.CLOSED ? "b" : "B");
        char verb = 'm';
        for (Point point : points) {
            at(point.x(), point.y());
            content.append(verb).append('\n');
            verb = 'l';
        }
        content.append(paint).append('\n');
    }

    @Override
    public void circle(Point centre, double radius, Style style) {
        String paint = pen(style, "s", "b");
        double x = centre.x();
        double y = centre.y();
        double off = KAPPA * radius;
        at(x + radius, y);
        content.append("m\n");
        curve(x + radius, y + off, x + off, y + radius, x, y + radius);
        curve(x - off, y + radius, x - radius, y + off, x - radius, y);
        curve(x - radius, y - off, x - off, y - radius, x, y - radius);
        curve(x + off, y - radius, x + radius, y - off, x + radius, y);
        content.append(paint).append('\n');
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
        at(x1, y1);
        at(x2, y2);
        at(x3, y3);
        content.append("c\n");
    }

    @Override
    public void dots(List<Point> points, String colour) {
        if (points.isEmpty()) {
            return;
        }
        fill(colour, 1);
        for (Point point : points) {
            at(point.x() - HALF_DOT, point.y() - HALF_DOT);
            content.append("20 20 re\n");
        }
        content.append("f\n");
    }

    @Override
    public void text(Point start, double narrowing, String words) {
        fill(LETTERS, 1);
        content.append("BT /F ").append(Math.round(FONT_SIZE * TENTHS)).append(" Tf ");
        number(narrowing, DECIMALS);
        content.append("0 0 -1 ");
        at(start.x(), start.y());
        content.append("Tm <");
        try {
            for (byte code : letters.encode(words)) {
                content.append(Character.forDigit(code >> 4 & 0xf, 16)).append(Character.forDigit(code & 0xf, 16));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the font of the class path cannot be read", e);
        }
        words.codePoints().forEach(letters::addToSubset);
        content.append("> Tj ET\n");
    }

    /** Sets the pen and returns how a path is painted with it: only its stroke, its fill too, or only that. */
    private String pen(Style style, String line, String both) {
        boolean isFilled = !style.fill().equals(Style.NONE);
        if (isFilled) {
            fill(style.fill(), style.opacity());
        }
        if (style.stroke().equals(Style.NONE)) {
            return isFilled ? "f" : "n";
        }
        if (!style.stroke().equals(stroke)) {
            stroke = style.stroke();
            colour(stroke);
            content.append("RG\n");
        }
        long tenths = Math.round(TENTHS * style.width());
        if (tenths != width) {
            width = tenths;
            content.append(width).append(" w\n");
        }
        dash(style.dash());
        return isFilled ? both : line;
    }

    private void dash(List<Double> lengths) {
        StringBuilder wanted = new StringBuilder("[");
        for (double length : lengths) {
            wanted.append(wanted.length() == 1 ? "" : " ").append(Math.round(TENTHS * length));
        }
        wanted.append("] 0 d\n");
        if (!dash.contentEquals(wanted)) {
            content.append(wanted);
            dash = wanted.toString();
        }
    }

    private void fill(String colour, double degree) {
        if (!colour.equals(fill)) {
            fill = colour;
            colour(colour);
            content.append("rg\n");
        }
        if (degree != opacity) {
            opacity = degree;
            content.append('/').append(state(degree).getName()).append(" gs\n");
        }
    }

    private COSName state(double degree) {
        return opacities.computeIfAbsent(degree, any -> {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant((float) degree);
            return resources.add(state);
        });
    }

    private void colour(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        number((rgb >> RED & BYTE) / (double) BYTE, DECIMALS);
        number((rgb >> GREEN & BYTE) / (double) BYTE, DECIMALS);
        number((rgb & BYTE) / (double) BYTE, DECIMALS);
    }

    private void at(double x, double y) {
        content.append(Math.round(TENTHS * x))
                .append(' ')
                .append(Math.round(TENTHS * y))
                .append(' ');
    }

    /** A number with as many decimals as it needs, at most those of the unit, and a blank. */
    private void number(double value, int unit) {
        long parts = Math.round(Math.abs(value) * unit);
        content.append(value < 0 && parts > 0 ? "-" : "").append(parts / unit);
        long rest = parts % unit;
        if (rest > 0) {
            content.append('.');
            for (long digit = unit / 10; rest > 0; digit /= 10) {
                content.append(rest / digit);
                rest %= digit;
            }
        }
        content.append(' ');
    }
}
