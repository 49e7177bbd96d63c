package io.enantio.report.plot;

import io.enantio.report.plot.Svg.Point;
import java.util.List;

/** Where a picture is painted that does not become markup: in pixels from the upper left corner, in the order of the calls. */
public interface Canvas {
    /** Size of all letters of a picture, pixels. */
    double FONT_SIZE = 13;

    /** Colour of all letters of a picture. */
    String LETTERS = "#222222";

    /** Whether the ends of a line are joined. */
    enum Ends {
        OPEN,
        CLOSED
    }

    /** A line through points, or the shape that it encloses. */
    void path(List<Point> points, Ends ends, Style style);

    void circle(Point centre, double radius, Style style);

    /** Small squares of two pixels. */
    void dots(List<Point> points, String colour);

    /**
     * A line of text.
     *
     * @param start left end of its baseline
     * @param narrowing the letters are drawn so many times as wide as they are
     * @param words only what the fonts of the program can draw
     */
    void text(Point start, double narrowing, String words);
}
