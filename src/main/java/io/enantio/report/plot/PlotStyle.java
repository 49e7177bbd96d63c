package io.enantio.report.plot;

import java.util.List;

/** Strokes and fills of plots, in the colours of Okabe and Ito, which people with colour vision deficiency can distinguish. */
public final class PlotStyle {
    public static final String BLUE = "#0072B2";
    static final String ORANGE = "#E69F00";
    public static final String GREEN = "#009E73";
    public static final String PURPLE = "#CC79A7";
    public static final String VERMILION = "#D55E00";
    private static final String SKY_BLUE = "#56B4E9";
    private static final List<String> SERIES = List.of(BLUE, ORANGE, GREEN, PURPLE);

    /** A colour; the others are attributes. */
    public static final String DATA = "#444444";

    public static final String AXIS = "stroke=\"#666666\" stroke-width=\"1\"";
    public static final String TRACE = "fill=\"none\" stroke=\"" + BLUE + "\" stroke-width=\"1.2\"";
    public static final String FIT = "fill=\"none\" stroke=\"#000000\" stroke-width=\"1.1\"";
    public static final String BASELINE =
            "fill=\"none\" stroke=\"#000000\" stroke-width=\"1\" stroke-dasharray=\"4 3\"";
    /** For a line that is no series. */
    public static final String ZERO = "stroke=\"#888888\" stroke-width=\"0.8\" stroke-dasharray=\"2 3\"";

    public static final String GUIDE = "fill=\"none\" " + ZERO;
    public static final String LIMIT =
            "fill=\"none\" stroke=\"" + VERMILION + "\" stroke-width=\"1\" stroke-dasharray=\"6 3\"";
    public static final String CURVE = "fill=\"none\" stroke=\"" + BLUE + "\" stroke-width=\"1.6\"";
    public static final String UNKNOWN_PEAK = "fill=\"" + SKY_BLUE + "\" fill-opacity=\"0.3\" stroke=\"" + SKY_BLUE
            + "\" stroke-width=\"1.2\" stroke-dasharray=\"2 2\"";

    public static final String FILLED_BLUE = "fill=\"" + BLUE + "\"";
    public static final String FILLED_ORANGE = "fill=\"" + ORANGE + "\" stroke=\"#6b4800\" stroke-width=\"0.6\"";
    public static final String FILLED_GREY = "fill=\"#8a8a8a\"";
    public static final String OPEN_GREY = "fill=\"#ffffff\" stroke=\"#666666\" stroke-width=\"1.2\"";
    public static final String OPEN_RED = "fill=\"#ffffff\" stroke=\"" + VERMILION + "\" stroke-width=\"2\"";

    private PlotStyle() {}

    /** Colour of a series by its number from 0. */
    public static String colour(int number) {
        return SERIES.get(number % SERIES.size());
    }

    /** A peak by its number in elution order from 0. */
    public static String peak(int number) {
        String colour = colour(number);
        return "fill=\"" + colour + "\" fill-opacity=\"0.4\" stroke=\"" + colour + "\" stroke-width=\"1.2\"";
    }
}
