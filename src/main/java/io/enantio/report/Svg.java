package io.enantio.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A small SVG writer: shapes and texts in a fixed order, coordinates in pixels to a tenth. */
final class Svg {

    /** A place on the page, pixels from the upper left corner. */
    record Point(double x, double y) {}

    /** Where a text stands against its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private static final int DECIMALS = 1;

    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height, String title) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + width + "\" height=\"" + height + "\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n");
        text.append("<title>" + escaped(title) + "</title>\n");
        text.append("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n");
    }

    /** A line through points; the style is SVG attributes. */
    void line(List<Point> points, String style) {
        text.append("<path d=\"" + path(points) + "\" fill=\"none\" " + style + "/>\n");
    }

    /** A closed, filled outline. */
    void area(List<Point> outline, String style) {
        text.append("<path d=\"" + path(outline) + "Z\" " + style + "/>\n");
    }

    void circle(Point centre, String style) {
        text.append("<circle cx=\"" + number(centre.x()) + "\" cy=\"" + number(centre.y()) + "\" r=\"4\" " + style
                + "/>\n");
    }

    void label(Point at, Anchor anchor, String words) {
        text.append("<text x=\"" + number(at.x()) + "\" y=\"" + number(at.y()) + "\" text-anchor=\""
                + Words.lower(anchor) + "\" fill=\"#222222\">" + escaped(words) + "</text>\n");
    }

    /** The whole picture. */
    @Override
    public String toString() {
        return text + "</svg>\n";
    }

    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(number(point.x()))
                    .append(' ')
                    .append(number(point.y()));
        }
        return path.toString();
    }

    private static String number(double pixels) {
        return NumberText.decimal(pixels)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .add(BigDecimal.ZERO)
                .toPlainString();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
