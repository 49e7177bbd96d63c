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

    private static final List<String> MARKS = List.of(BLUE, "#B87F00", GREEN, "#A8517F", "#000000", SKY_BLUE);
    private static final List<Style> OVERLAYS = List.of(
            Style.line(VERMILION, 1, 5, 2),
            Style.line(SKY_BLUE, 1.2, 5, 2),
            Style.line(PURPLE, 1.2, 2, 2),
            Style.line(GREEN, 1.4, 8, 3));

    /** Colour of measured points. */
    public static final String DATA = "#444444";

    /** Axes, as SVG attributes. */
    public static final String AXIS = "stroke=\"#666666\" stroke-width=\"1\"";

    /** The data of a chromatogram. */
    public static final Style TRACE = Style.line("#767676", 1.8);

    public static final Style FIT = Style.line("#000000", 1);
    public static final Style BASELINE = Style.line("#000000", 1, 4, 3);
    public static final Style GUIDE = Style.line("#888888", 0.8, 2, 3);
    public static final Style LIMIT = Style.line(VERMILION, 1, 6, 3);
    public static final Style MEAN = Style.line("#000000", 1.4);
    public static final Style CURVE = Style.line(BLUE, 1.6);
    public static final Style POINTS = Style.line(DATA, 2.6);

    /** Where a peak was integrated. */
    public static final Style BOUND = Style.line("#666666", 0.9, 1, 2);

    public static final Style NOISE = Style.filled("#888888").filledWith("#888888", 0.18);
    public static final Style UNKNOWN_PEAK = Style.line(SKY_BLUE, 1.2, 2, 2).filledWith(SKY_BLUE, 0.3);

    public static final Style FILLED_BLUE = Style.filled(BLUE);
    public static final Style FILLED_ORANGE = Style.line("#6b4800", 0.6).filledWith(ORANGE, 1);
    public static final Style FILLED_GREY = Style.filled("#8a8a8a");
    public static final Style OPEN_GREY = Style.line("#666666", 1.2).filledWith("#ffffff", 1);
    public static final Style OPEN_RED = Style.line(VERMILION, 2).filledWith("#ffffff", 1);

    /** Around the mark of the result that is shown. */
    public static final Style SHOWN = Style.line("#000000", 2.2);

    private PlotStyle() {}

    /** Colour of a series by its number from 0. */
    public static String colour(int number) {
        return SERIES.get(number % SERIES.size());
    }

    /** A peak by its number in elution order from 0. */
    public static Style peak(int number) {
        return Style.line(colour(number), 1.2).filledWith(colour(number), 0.4);
    }

    /** A filled mark of a colour by its number from 0. */
    public static Style mark(int number) {
        return Style.filled(MARKS.get(number % MARKS.size()));
    }

    /** An open mark of what lies outside its limit. */
    public static Style outside(int number) {
        return Style.line(MARKS.get(number % MARKS.size()), 2).filledWith("#ffffff", 1);
    }

    /** A line of a colour by its number from 0. */
    public static Style mean(int number) {
        return Style.line(MARKS.get(number % MARKS.size()), 1.8);
    }

    /** Another trace beside the data, by its number from 0. */
    public static Style overlay(int number) {
        return OVERLAYS.get(number % OVERLAYS.size());
    }
}
