package io.enantio.report.plot;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final String BLACK = "#000000";
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

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

    /** The style that attributes of an SVG shape state. */
    static Style ofAttributes(String attributes) {
        String stroke = NONE;
        String fill = BLACK;
        double width = 1;
        double opacity = 1;
        List<Double> dash = List.of();
        Matcher found = ATTRIBUTE.matcher(attributes);
        while (found.find()) {
            String value = found.group(2);
            switch (found.group(1)) {
                case "stroke" -> stroke = value;
                case "fill" -> fill = value;
                case "stroke-width" -> width = Double.parseDouble(value);
                case "fill-opacity" -> opacity = Double.parseDouble(value);
                case "stroke-dasharray" ->
                    dash = Arrays.stream(value.split(" ", -1))
                            .map(Double::valueOf)
                            .toList();
                default -> throw new IllegalArgumentException("a style does not know " + found.group());
            }
        }
        return new Style(stroke, width, dash, fill, opacity);
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
        String text = String.valueOf(value);
        if (text.indexOf('E') >= 0) {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        }
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
