package io.enantio.report.plot;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Stroke and fill of a part of a chart.
 *
 * @param stroke colour such as {@code #0072B2}; {@link #NONE} for no stroke
 * @param width of the stroke, pixels
 * @param dash lengths of dashes and gaps, pixels; empty: a continuous stroke
 * @param fill colour; {@link #NONE} for no fill
 * @param opacity of the fill, from 0 to 1
 */
public record Style(String stroke, double width, List<Double> dash, String fill, double opacity) {
    /** No stroke, or no fill. */
    public static final String NONE = "none";

    /** A style whose colours can stand in markup as they are. */
    public Style {
        dash = List.copyOf(dash);
        requireColour(stroke);
        requireColour(fill);
    }

    private static void requireColour(String colour) {
        if (!colour.equals(NONE) && !colour.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("a colour must be #rrggbb or none, is " + colour);
        }
    }

    /**
     * A line without a fill.
     *
     * @param stroke colour
     * @param width pixels
     * @param dash lengths of dashes and gaps, pixels; none: continuous
     * @return the style
     */
    public static Style line(String stroke, double width, double... dash) {
        return new Style(stroke, width, Arrays.stream(dash).boxed().toList(), NONE, 1);
    }

    /**
     * A fill without a stroke.
     *
     * @param fill colour
     * @return the style
     */
    public static Style filled(String fill) {
        return new Style(NONE, 1, List.of(), fill, 1);
    }

    /**
     * The same with a fill.
     *
     * @param colour of the fill
     * @param degree its opacity, from 0 to 1
     * @return the style
     */
    public Style filledWith(String colour, double degree) {
        return new Style(stroke, width, dash, colour, degree);
    }

    /** The same as attributes of an SVG shape. */
    String attributes() {
        return "fill=\"" + fill + "\"" + (opacity < 1 ? " fill-opacity=\"" + number(opacity) + "\"" : "")
                + (stroke.equals(NONE)
                        ? ""
                        : " stroke=\"" + stroke + "\" stroke-width=\"" + number(width) + "\""
                                + (dash.isEmpty()
                                        ? ""
                                        : " stroke-dasharray=\""
                                                + dash.stream()
                                                        .map(Style::number)
                                                        .collect(Collectors.joining(" "))
                                                + "\""));
    }

    private static String number(double value) {
        return new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }
}
