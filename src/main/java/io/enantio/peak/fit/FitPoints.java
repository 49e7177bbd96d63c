package io.enantio.peak.fit;

import io.enantio.chromatogram.Trace;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The points of a trace that a fit uses: those of its window that are not masked. Some may be known only as "below a limit". */
public final class FitPoints {
    /** A fit needs as many in its window. */
    public static final int FEWEST = 8;

    private final double[] t;
    private final double[] y;
    private final double censoredBelow;
    private final Window window;

    /** Window of a fit, minutes. */
    public record Window(double fromMin, double toMin) {
        double centreMin() {
            return 0.5 * (fromMin + toMin);
        }

        public double halfWidthMin() {
            return 0.5 * (toMin - fromMin);
        }
    }

    private FitPoints(double[] t, double[] y, double censoredBelow, Window window) {
        this.t = t;
        this.y = y;
        this.censoredBelow = censoredBelow;
        this.window = window;
    }

    /**
     * The points within a window.
     *
     * @param censoredBelow stored zeros mean "below this", counts; 0 if zeros are real
     * @param usable whether the trace's point of an index may be used
     */
    public static FitPoints of(Trace trace, Window window, double censoredBelow, IntPredicate usable) {
        int n = trace.size();
        double[] t = new double[n];
        double[] y = new double[n];
        int count = 0;
        for (int i = trace.firstAtOrAfter(window.fromMin()); i < n && trace.timeMin(i) <= window.toMin(); i++) {
            if (usable.test(i)) {
                t[count] = trace.timeMin(i);
                y[count++] = trace.intensityCounts(i);
            }
        }
        return new FitPoints(Arrays.copyOf(t, count), Arrays.copyOf(y, count), censoredBelow, window);
    }

    public int size() {
        return t.length;
    }

    public double t(int i) {
        return t[i];
    }

    public double y(int i) {
        return y[i];
    }

    public Window window() {
        return window;
    }

    /** Place of a point in the window, -1 to 1. */
    double u(int i) {
        return (t[i] - window.centreMin()) / window.halfWidthMin();
    }

    public boolean isCensored(int i) {
        return y[i] < censoredBelow;
    }

    double censoredBelow() {
        return censoredBelow;
    }
}
