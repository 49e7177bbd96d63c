package io.enantio.report.run.figure;

import java.util.List;

/** Strokes and fills of a run's pictures: Okabe and Ito's colours, told apart by people who see colours differently. */
public final class Ink {
    /** A colour; the others are attributes. */
    static final String DATA = "#444444";

    static final String FIT = "fill=\"none\" stroke=\"#000000\" stroke-width=\"1.1\"";
    static final String BASELINE = "fill=\"none\" stroke=\"#000000\" stroke-width=\"1\" stroke-dasharray=\"4 3\"";
    public static final String GUIDE = "fill=\"none\" stroke=\"#888888\" stroke-width=\"0.8\" stroke-dasharray=\"2 3\"";
    /** For a line that is no series. */
    static final String ZERO = "stroke=\"#888888\" stroke-width=\"0.8\" stroke-dasharray=\"2 3\"";

    public static final String LIMIT = "fill=\"none\" stroke=\"#D55E00\" stroke-width=\"1\" stroke-dasharray=\"6 3\"";
    public static final String CURVE = "fill=\"none\" stroke=\"#0072B2\" stroke-width=\"1.6\"";
    static final String UNKNOWN =
            "fill=\"#56B4E9\" fill-opacity=\"0.3\" stroke=\"#56B4E9\" stroke-width=\"1.2\" stroke-dasharray=\"2 2\"";

    public static final String FILLED_BLUE = "fill=\"#0072B2\"";
    public static final String FILLED_ORANGE = "fill=\"#E69F00\" stroke=\"#6b4800\" stroke-width=\"0.6\"";
    public static final String FILLED_GREY = "fill=\"#8a8a8a\"";
    public static final String OPEN_GREY = "fill=\"#ffffff\" stroke=\"#666666\" stroke-width=\"1.2\"";
    public static final String OPEN_RED = "fill=\"#ffffff\" stroke=\"#D55E00\" stroke-width=\"2\"";

    private static final List<String> PEAKS = List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7");

    private Ink() {}

    /** Of a peak by its place in elution order. */
    static String peak(int place) {
        String colour = PEAKS.get(place % PEAKS.size());
        return "fill=\"" + colour + "\" fill-opacity=\"0.4\" stroke=\"" + colour + "\" stroke-width=\"1.2\"";
    }
}
