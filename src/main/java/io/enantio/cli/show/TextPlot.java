package io.enantio.cli.show;

import io.enantio.chromatogram.Trace;
import java.util.Arrays;
import java.util.Locale;

/** A chromatogram drawn with characters; a column shows the highest of its points, so that no peak is lost. */
final class TextPlot {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 6;
    /** Characters of a row, from empty to full. */
    private static final String SIGNS = " .:#";

    private static final int STEPS = SIGNS.length() - 1;
    private static final String MARGIN = "    ";

    private TextPlot() {}

    /** Lines with a line end: the trace from its lowest to its highest intensity, and its times below. */
    static String of(Trace trace, String unit) {
        if (trace.isEmpty()) {
            return MARGIN + "(no points)\n";
        }
        int[] steps = steps(trace);
        StringBuilder text = new StringBuilder();
        for (int row = HEIGHT - 1; row >= 0; row--) {
            StringBuilder line = new StringBuilder(MARGIN).append('|');
            for (int step : steps) {
                line.append(SIGNS.charAt(Math.max(0, Math.min(STEPS, step - row * STEPS))));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        String from = time(trace.timeMin(0));
        String to = time(trace.timeMin(trace.size() - 1)) + " " + unit;
        return text.append(MARGIN + "+" + "-".repeat(WIDTH) + "\n")
                .append(MARGIN + " " + from)
                .append(" ".repeat(Math.max(1, WIDTH - from.length() - to.length())))
                .append(to + "\n")
                .toString();
    }

    /** Height of each column in steps; the lowest point has height 0. */
    private static int[] steps(Trace trace) {
        double[] highest = highest(trace);
        double low = Arrays.stream(trace.intensitiesCounts()).min().orElseThrow();
        double high = Arrays.stream(trace.intensitiesCounts()).max().orElseThrow();
        return Arrays.stream(highest)
                .mapToInt(counts -> high > low && counts > low
                        ? (int) Math.max(1, Math.rint(HEIGHT * STEPS * ((counts - low) / (high - low))))
                        : 0)
                .toArray();
    }

    /** Highest intensity of each column; negative infinity if it has no point. */
    private static double[] highest(Trace trace) {
        double[] highest = new double[WIDTH];
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        double start = trace.timeMin(0);
        double duration = trace.timeMin(trace.size() - 1) - start;
        for (int i = 0; i < trace.size(); i++) {
            double part = duration > 0 ? (trace.timeMin(i) - start) / duration : 0;
            int column = (int) Math.min(WIDTH - 1, part * WIDTH);
            highest[column] = Math.max(highest[column], trace.intensityCounts(i));
        }
        return highest;
    }

    private static String time(double time) {
        return String.format(Locale.ROOT, "%.2f", time);
    }
}
