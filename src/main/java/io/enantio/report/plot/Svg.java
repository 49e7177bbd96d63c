package io.enantio.report.plot;

import io.enantio.report.plot.Chart.Key;
import io.enantio.report.plot.Chart.Mark;
import io.enantio.report.plot.Svg.Point;
import io.enantio.text.PrintableText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A small SVG writer: shapes and text in a fixed order, coordinates in tenths of a pixel. Paths are relative, which halves their size.
 * A page in a browser reads named shapes back from the picture to make it interactive.
 */
public final class Svg {
    private static final double FONT_SIZE = 13;
    /** Letters are drawn so much narrower before a label is shortened. */
    private static final double NARROWEST = 0.8;

    private static final MathContext NARROWING = new MathContext(3);

    private static final double DOT = 4;
    private static final double RING = 7;
    /** Two pictures of 430 pixels fit beside each other on A4. */
    private static final double PAPER_SIZE = 0.76;

    /** A position in pixels from the upper left corner. */
    public record Point(double x, double y) {}

    /** Alignment of a text at its point. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** How labels and dots are written, which differs between browser and paper. */
    private interface LabelWriter {
        String write(Label label, String attributes);

        String write(Dots dots);

        String write(Trace trace);
    }

    /** Room is in pixels; on paper a longer label is narrowed, or shortened if that is not enough. */
    private record Label(Point at, Anchor anchor, double room, String text) {}

    private record Tag(Label label) {}

    private record Trace(String name, List<Point> points, boolean isSparse, Style style) {}

    private record Dots(String name, List<Point> points, String colour) {}

    private final int width;
    private final int height;
    private final String title;
    private final List<Object> parts = new ArrayList<>();

    public Svg(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = PrintableText.of(title);
        add("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n");
    }

    /** A line through points; the style is SVG attributes. */
    public void line(List<Point> points, String style) {
        add("<path d=\"" + path(points) + "\" fill=\"none\" " + style + "/>\n");
    }

    /** A line whose values an interactive page can show; the kind is the word of {@link Chart.Kind}. */
    void series(String kind, String name, List<Point> points, Style style) {
        add("<path data-kind=\"" + kind + "\" data-line=\"" + escaped(name) + "\" d=\"" + path(points) + "\" "
                + style.attributes() + "/>\n");
    }

    /** Measured points with a line through all of them. */
    void trace(String name, List<Point> points, boolean isSparse, Style style) {
        parts.add(new Trace(name, List.copyOf(points), isSparse, style));
    }

    /** Equal strokes that start at points. */
    void ticks(List<Point> feet, Point stroke, String style) {
        String strokes = feet.stream()
                .map(foot -> "M" + number(foot.x()) + " " + number(foot.y()) + "l" + number(stroke.x()) + " "
                        + number(stroke.y()))
                .collect(Collectors.joining());
        add("<path d=\"" + strokes + "\" " + style + "/>\n");
    }

    /** Small dots whose values an interactive page can show. */
    void dots(String name, List<Point> points, String colour) {
        parts.add(new Dots(name, List.copyOf(points), colour));
    }

    /** A short text at a point of the plot. */
    void tag(Point at, String words) {
        parts.add(new Tag(new Label(at, Anchor.MIDDLE, width, PrintableText.of(words))));
    }

    /** A closed, filled outline. */
    public void area(List<Point> outline, String style) {
        add("<path d=\"" + path(outline) + "Z\" " + style + "/>\n");
    }

    public void circle(Point centre, String style) {
        add(shape(Mark.Shape.CIRCLE, centre, style, ">"));
    }

    /** A mark with its description. */
    void mark(Mark mark, Point centre) {
        String attributes = "data-mark=\"" + escaped(mark.name()) + "\" data-at=\"" + number(centre.x()) + " "
                + number(centre.y()) + "\" data-shape=\"" + mark.shape().word() + "\" ";
        add(shape(
                mark.shape(),
                centre,
                attributes + mark.style().attributes(),
                "><title>" + escaped(mark.words()) + "</title>"));
    }

    /** An entry of a legend. */
    void key(Key key, Point at, double symbol) {
        begin("data-key=\"" + key.shape().map(Mark.Shape::word).orElse("line") + "\"");
        if (key.shape().isPresent()) {
            add(shape(
                    key.shape().get(),
                    new Point(at.x(), at.y() - 4),
                    key.style().attributes(),
                    ">"));
        } else {
            add("<path d=\""
                    + path(List.of(new Point(at.x() - 4, at.y() - 4), new Point(at.x() + symbol - 4, at.y() - 4)))
                    + "\" " + key.style().attributes() + "/>\n");
        }
        double left = at.x() + symbol + 2;
        label(new Point(left, at.y()), Anchor.START, width - left, key.text());
        end();
    }

    private static String shape(Mark.Shape shape, Point centre, String attributes, String content) {
        if (shape == Mark.Shape.CIRCLE || shape == Mark.Shape.RING) {
            double radius = shape == Mark.Shape.RING ? RING : DOT;
            return "<circle cx=\"" + number(centre.x()) + "\" cy=\"" + number(centre.y()) + "\" r=\"" + number(radius)
                    + "\" " + attributes + content + "</circle>\n";
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
        return "<path d=\"" + path(outline) + "Z\" " + attributes + content + "</path>\n";
    }

    public void label(Point at, Anchor anchor, String words) {
        label(at, anchor, width, words);
    }

    /** A label that has no more room than this, in pixels, because of what is beside it. */
    void label(Point at, Anchor anchor, double room, String words) {
        parts.add(new Label(at, anchor, room, PrintableText.of(words)));
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
        return head(1, " font-family=\"sans-serif\" font-size=\"13\" text-anchor=\"middle\" fill=\"#222222\"")
                + "<title>" + escaped(title) + "</title>\n" + body(SCREEN) + "</svg>\n";
    }

    /** The whole picture for paper; labels are outlines, so that no font is needed. */
    public String outlined(GlyphOutlines lettering) {
        return head(PAPER_SIZE, "") + body(paper(lettering)) + "</svg>\n";
    }

    /** Text escaped for an attribute or between tags. */
    static String escaped(String words) {
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
        parts.add(markup);
    }

    private String head(double size, String font) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\""
                + Math.round(size * width) + "\" height=\"" + Math.round(size * height) + "\" role=\"img\"" + font
                + ">\n";
    }

    private String body(LabelWriter writer) {
        return parts.stream().map(part -> write(part, writer)).collect(Collectors.joining());
    }

    private static String write(Object part, LabelWriter writer) {
        if (part instanceof Dots dots) {
            return writer.write(dots);
        }
        if (part instanceof Trace trace) {
            return writer.write(trace);
        }
        if (part instanceof Tag tag) {
            return writer.write(tag.label(), "data-tag=\"\" ");
        }
        return part instanceof Label label ? writer.write(label, "") : part.toString();
    }

    private static final LabelWriter SCREEN = new LabelWriter() {
        @Override
        public String write(Label label, String attributes) {
            return text(label, attributes);
        }

        /** In tenths of a pixel, which avoids decimal points. */
        @Override
        public String write(Dots dots) {
            StringBuilder path = new StringBuilder();
            Pen pen = new Pen(path, 0);
            dots.points().forEach(pen::dot);
            return "<path data-dots=\"" + escaped(dots.name()) + "\" d=\"" + path
                    + "\" transform=\"scale(.1)\" fill=\"none\" stroke-linecap=\"round\" stroke=\"" + dots.colour()
                    + "\" stroke-width=\"26\"/>\n";
        }

        /** Every point, so that a page that zooms in shows what was measured; in tenths of a pixel. */
        @Override
        public String write(Trace trace) {
            StringBuilder path = new StringBuilder();
            Pen pen = new Pen(path, 0);
            trace.points().forEach(pen::line);
            return "<path data-kind=\"trace\" data-line=\"" + escaped(trace.name()) + "\" d=\"" + path
                    + "\" transform=\"scale(.1)\" fill=\"none\" stroke-linejoin=\"round\" stroke=\""
                    + trace.style().stroke()
                    + "\" stroke-width=\"" + number(10 * trace.style().width()) + "\"/>\n" + spots(trace);
        }
    };

    /** The points themselves, where they are few. */
    private static String spots(Trace trace) {
        if (!trace.isSparse()) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        Pen pen = new Pen(path, 0);
        trace.points().forEach(pen::dot);
        return "<path d=\"" + path + "\" transform=\"scale(.1)\" fill=\"none\" stroke-linecap=\"round\" stroke=\""
                + trace.style().stroke() + "\" stroke-width=\"30\"/>\n";
    }

    private static LabelWriter paper(GlyphOutlines lettering) {
        return new LabelWriter() {
            @Override
            public String write(Label label, String attributes) {
                return outline(label, lettering);
            }

            /** Small squares: round ends make a PDF large. */
            @Override
            public String write(Dots dots) {
                String squares = dots.points().stream()
                        .map(point -> "M" + number(point.x() - 1) + " " + number(point.y()) + "h2")
                        .collect(Collectors.joining());
                return "<path d=\"" + squares + "\" fill=\"none\" stroke-width=\"2\" stroke=\"" + dots.colour()
                        + "\"/>\n";
            }

            @Override
            public String write(Trace trace) {
                return "<path d=\"" + path(Polyline.of(trace.points())) + "\" fill=\"none\" stroke=\""
                        + trace.style().stroke() + "\" stroke-width=\""
                        + number(trace.style().width()) + "\"/>\n"
                        + (trace.isSparse()
                                ? write(new Dots(
                                        trace.name(),
                                        trace.points(),
                                        trace.style().stroke()))
                                : "");
            }
        };
    }

    private static String text(Label label, String attributes) {
        String anchor = label.anchor() == Anchor.MIDDLE
                ? ""
                : " text-anchor=\"" + label.anchor().name().toLowerCase(Locale.ROOT) + "\"";
        return "<text " + attributes + "x=\"" + number(label.at().x()) + "\" y=\""
                + number(label.at().y()) + "\"" + anchor + ">" + escaped(label.text()) + "</text>\n";
    }

    private static String outline(Label label, GlyphOutlines lettering) {
        String shown = lettering.fitting(label.text(), label.room() / FONT_SIZE / NARROWEST);
        double whole = lettering.width(shown) * FONT_SIZE;
        double across = Math.min(whole, label.room());
        double left = label.at().x() - across * label.anchor().ordinal() / 2;
        return "<path transform=\"translate(" + number(left) + " "
                + number(label.at().y()) + ")"
                + (whole > across ? " scale(" + new BigDecimal(across / whole, NARROWING).toPlainString() + " 1)" : "")
                + " scale(" + lettering.scale(FONT_SIZE) + ")\" d=\"" + lettering.outline(shown)
                + "\" fill=\"#222222\"/>\n";
    }

    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder();
        Pen pen = new Pen(path, Pen.DECIMALS);
        points.forEach(pen::line);
        return path.toString();
    }
}
