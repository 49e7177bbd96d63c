package io.enantio.report.plot;

import io.enantio.report.plot.Canvas.Ends;
import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Svg.Point;
import io.enantio.text.PrintableText;
import java.util.ArrayList;
import java.util.List;

/**
 * A small SVG writer: shapes and text in a fixed order, coordinates in tenths of a pixel. Paths are relative, which halves their size.
 * A page in a browser reads named shapes back from the picture to make it interactive.
 */
public final class Svg {
    /** Letters are drawn so much narrower before a label is shortened. */
    private static final double NARROWEST = 0.8;

    private static final double DOT = 4;
    private static final double RING = 7;
    private static final double TENTHS = 10;
    private static final String NO_FILL = "fill=\"none\" ";
    private static final int SIZE_OF_MARKUP = 1 << 14;

    /** A position in pixels from the upper left corner. */
    public record Point(double x, double y) {}

    /** Alignment of a text at its point. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Something that is drawn: as markup in a browser, painted on paper. */
    private interface Part {
        void write(StringBuilder svg);

        default void paint(Canvas canvas, LetterWidths letters) {}
    }

    /** Markup that paper does not need. */
    private record Markup(String text) implements Part {
        @Override
        public void write(StringBuilder svg) {
            svg.append(text);
        }
    }

    /** A line or an area. */
    private record Shape(String markup, List<Point> points, Ends ends, String attributes) implements Part {
        @Override
        public void write(StringBuilder svg) {
            svg.append(markup);
        }

        @Override
        public void paint(Canvas canvas, LetterWidths letters) {
            canvas.path(points, ends, Style.ofAttributes(attributes));
        }
    }

    private record Circle(String markup, Point centre, double radius, String attributes) implements Part {
        @Override
        public void write(StringBuilder svg) {
            svg.append(markup);
        }

        @Override
        public void paint(Canvas canvas, LetterWidths letters) {
            canvas.circle(centre, radius, Style.ofAttributes(attributes));
        }
    }

    private record Ticks(List<Point> feet, Point stroke, String style) implements Part {
        @Override
        public void write(StringBuilder svg) {
            svg.append("<path d=\"");
            for (Point foot : feet) {
                svg.append('M')
                        .append(number(foot.x()))
                        .append(' ')
                        .append(number(foot.y()))
                        .append('l')
                        .append(number(stroke.x()))
                        .append(' ')
                        .append(number(stroke.y()));
            }
            svg.append("\" ").append(style).append("/>\n");
        }

        @Override
        public void paint(Canvas canvas, LetterWidths letters) {
            Style drawn = Style.ofAttributes(NO_FILL + style);
            for (Point foot : feet) {
                Point end = new Point(foot.x() + stroke.x(), foot.y() + stroke.y());
                canvas.path(List.of(foot, end), Ends.OPEN, drawn);
            }
        }
    }

    /** Room is in pixels; on paper a longer label is narrowed, or shortened if that is not enough. */
    private record Label(Point at, Anchor anchor, double room, String text, String attributes) implements Part {
        @Override
        public void write(StringBuilder svg) {
            svg.append("<text ")
                    .append(attributes)
                    .append("x=\"")
                    .append(number(at.x()))
                    .append("\" y=\"")
                    .append(number(at.y()))
                    .append('"');
            if (anchor != Anchor.MIDDLE) {
                svg.append(" text-anchor=\"")
                        .append(anchor == Anchor.START ? "start" : "end")
                        .append('"');
            }
            svg.append('>').append(escaped(text)).append("</text>\n");
        }

        @Override
        public void paint(Canvas canvas, LetterWidths letters) {
            String shown = letters.fitting(text, room / Canvas.FONT_SIZE / NARROWEST);
            if (shown.isEmpty()) {
                return;
            }
            double whole = letters.width(shown) * Canvas.FONT_SIZE;
            double across = Math.min(whole, room);
            Point start = new Point(at.x() - across * anchor.ordinal() / 2, at.y());
            canvas.text(start, whole > across ? across / whole : 1, DrawnText.of(shown));
        }
    }

    /** In the browser every point, so that a page that zooms in shows what was measured; in tenths of a pixel. */
    private record Trace(String name, List<Point> points, boolean isSparse, Style style) implements Part {
        @Override
        public void write(StringBuilder svg) {
            svg.append("<path data-kind=\"trace\" data-line=\"")
                    .append(escaped(name))
                    .append("\" d=\"");
            Pen pen = new Pen(svg, 0);
            for (Point point : points) {
                pen.line(point);
            }
            svg.append("\" transform=\"scale(.1)\" fill=\"none\" stroke-linejoin=\"round\" stroke=\"")
                    .append(style.stroke())
                    .append("\" stroke-width=\"")
                    .append(number(TENTHS * style.width()))
                    .append("\"/>\n");
            if (isSparse) {
                svg.append("<path d=\"");
                spots(svg, points);
                svg.append("\" transform=\"scale(.1)\" fill=\"none\" stroke-linecap=\"round\" stroke=\"")
                        .append(style.stroke())
                        .append("\" stroke-width=\"30\"/>\n");
            }
        }

        @Override
        public void paint(Canvas canvas, LetterWidths letters) {
            canvas.path(Polyline.of(points), Ends.OPEN, Style.line(style.stroke(), style.width()));
            if (isSparse) {
                canvas.dots(points, style.stroke());
            }
        }
    }

    /** In tenths of a pixel, which avoids decimal points. */
    private record Dots(String name, List<Point> points, String colour) implements Part {
        @Override
        public void write(StringBuilder svg) {
            svg.append("<path data-dots=\"").append(escaped(name)).append("\" d=\"");
            spots(svg, points);
            svg.append("\" transform=\"scale(.1)\" fill=\"none\" stroke-linecap=\"round\" stroke=\"")
                    .append(colour)
                    .append("\" stroke-width=\"26\"/>\n");
        }

        @Override
        public void paint(Canvas canvas, LetterWidths letters) {
            canvas.dots(points, colour);
        }
    }

    private static void spots(StringBuilder svg, List<Point> points) {
        Pen pen = new Pen(svg, 0);
        for (Point point : points) {
            pen.dot(point);
        }
    }

    private final int width;
    private final int height;
    private final String title;
    private final List<Part> parts = new ArrayList<>();

    public Svg(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = PrintableText.of(title);
        add("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n");
    }

    /** A line through points; the style is SVG attributes. */
    public void line(List<Point> points, String style) {
        shape("", points, Ends.OPEN, NO_FILL + style);
    }

    /** A line whose values an interactive page can show; the kind is the word of {@link Chart.Kind}. */
    void series(String kind, String name, List<Point> points, Style style) {
        shape("data-kind=\"" + kind + "\" data-line=\"" + escaped(name) + "\" ", points, Ends.OPEN, style.attributes());
    }

    /** Measured points with a line through all of them. */
    void trace(String name, List<Point> points, boolean isSparse, Style style) {
        parts.add(new Trace(name, List.copyOf(points), isSparse, style));
    }

    /** Equal strokes that start at points. */
    void ticks(List<Point> feet, Point stroke, String style) {
        parts.add(new Ticks(List.copyOf(feet), stroke, style));
    }

    /** Small dots whose values an interactive page can show. */
    void dots(String name, List<Point> points, String colour) {
        parts.add(new Dots(name, List.copyOf(points), colour));
    }

    /** A short text at a point of the plot. */
    void tag(Point at, String words) {
        parts.add(new Label(at, Anchor.MIDDLE, width, PrintableText.of(words), "data-tag=\"\" "));
    }

    /** A closed, filled outline. */
    public void area(List<Point> outline, String style) {
        shape("", outline, Ends.CLOSED, style);
    }

    public void circle(Point centre, String style) {
        circle(centre, DOT, style, style + "></circle>\n");
    }

    /** A mark with its description. */
    void mark(Mark mark, Point centre) {
        mark(
                mark.shape(),
                centre,
                mark.style(),
                "data-mark=\"" + escaped(mark.name()) + "\" data-at=\"" + number(centre.x()) + " " + number(centre.y())
                        + "\" data-shape=\"" + mark.shape().word() + "\" ",
                "><title>" + escaped(mark.words()) + "</title>");
    }

    /** An entry of a legend. */
    void key(Key key, Point at, double symbol) {
        begin("data-key=\"" + key.shape().map(Mark.Shape::word).orElse("line") + "\"");
        if (key.shape().isPresent()) {
            mark(key.shape().get(), new Point(at.x(), at.y() - 4), key.style(), "", ">");
        } else {
            shape(
                    "",
                    List.of(new Point(at.x() - 4, at.y() - 4), new Point(at.x() + symbol - 4, at.y() - 4)),
                    Ends.OPEN,
                    key.style().attributes());
        }
        double left = at.x() + symbol + 2;
        label(new Point(left, at.y()), Anchor.START, width - left, key.text());
        end();
    }

    private void mark(Mark.Shape shape, Point centre, Style style, String data, String content) {
        String attributes = style.attributes();
        if (shape == Mark.Shape.CIRCLE || shape == Mark.Shape.RING) {
            double radius = shape == Mark.Shape.RING ? RING : DOT;
            circle(centre, radius, attributes, data + attributes + content + "</circle>\n");
            return;
        }
        double[][] corners = switch (shape) {
            case SQUARE -> new double[][] {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
            case TRIANGLE -> new double[][] {{0, -1.3}, {1.2, 1}, {-1.2, 1}};
            default -> new double[][] {{0, -1.4}, {1.4, 0}, {0, 1.4}, {-1.4, 0}};
        };
        List<Point> outline = new ArrayList<>();
        for (double[] corner : corners) {
            outline.add(new Point(centre.x() + 0.9 * DOT * corner[0], centre.y() + 0.9 * DOT * corner[1]));
        }
        String markup = "<path d=\"" + path(outline) + "Z\" " + data + attributes + content + "</path>\n";
        parts.add(new Shape(markup, outline, Ends.CLOSED, attributes));
    }

    private void circle(Point centre, double radius, String attributes, String rest) {
        String markup = "<circle cx=\"" + number(centre.x()) + "\" cy=\"" + number(centre.y()) + "\" r=\""
                + number(radius) + "\" " + rest;
        parts.add(new Circle(markup, centre, radius, attributes));
    }

    private void shape(String data, List<Point> points, Ends ends, String attributes) {
        String markup = "<path " + data + "d=\"" + path(points) + (ends == Ends.CLOSED ? "Z" : "") + "\" " + attributes
                + "/>\n";
        parts.add(new Shape(markup, List.copyOf(points), ends, attributes));
    }

    public void label(Point at, Anchor anchor, String words) {
        label(at, anchor, width, words);
    }

    /** A label that has no more room than this, in pixels, because of what is beside it. */
    void label(Point at, Anchor anchor, double room, String words) {
        parts.add(new Label(at, anchor, room, PrintableText.of(words), ""));
    }

    /** Attributes of the parts that follow, up to {@link #end}. */
    void begin(String attributes) {
        add("<g " + attributes + ">\n");
    }

    void end() {
        add("</g>\n");
    }

    /** The whole picture for a browser; labels are text. */
    @Override
    public String toString() {
        StringBuilder svg = new StringBuilder(SIZE_OF_MARKUP);
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\" text-anchor=\"middle\" fill=\"")
                .append(Canvas.LETTERS)
                .append("\">\n<title>")
                .append(escaped(title))
                .append("</title>\n");
        for (Part part : parts) {
            part.write(svg);
        }
        return svg.append("</svg>\n").toString();
    }

    /**
     * Paints the whole picture on paper, where lines are simplified as far as cannot be seen.
     *
     * @param canvas what to paint on
     * @param letters widths of its letters
     */
    public void paint(Canvas canvas, LetterWidths letters) {
        parts.forEach(part -> part.paint(canvas, letters));
    }

    /**
     * What is seen, for those who cannot see it.
     *
     * @return the title
     */
    public String title() {
        return title;
    }

    /**
     * Width of the drawing.
     *
     * @return pixels
     */
    public int width() {
        return width;
    }

    /**
     * Height of the drawing.
     *
     * @return pixels
     */
    public int height() {
        return height;
    }

    /** Text escaped for an attribute or between tags. */
    public static String escaped(String words) {
        return PrintableText.of(words)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String number(double pixels) {
        return Pen.text(Pen.tenths(pixels), Pen.DECIMALS);
    }

    private void add(String markup) {
        parts.add(new Markup(markup));
    }

    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder();
        Pen pen = new Pen(path, Pen.DECIMALS);
        for (Point point : points) {
            pen.line(point);
        }
        return path.toString();
    }
}
