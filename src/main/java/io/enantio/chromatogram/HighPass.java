package io.enantio.chromatogram;

/**
 * Noise without signal: how far a point lies from the cubic through its four neighbours (Lagrange's formula at the true
 * times, so that uneven sampling does not matter), divided so that white noise of standard deviation s gives a value of
 * standard deviation s. On even sampling it is the fourth difference / sqrt(70).
 */
final class HighPass {
    /** An interval this many times the median one is a gap: nothing is interpolated across it. */
    private static final double GAP = 2.5;

    private final Trace trace;
    private final double medianIntervalMin;

    HighPass(Trace trace) {
        this.trace = trace;
        this.medianIntervalMin = trace.medianIntervalMin();
    }

    /** Whether point {@code i} has two neighbours on each side and no gap between. */
    boolean reaches(int i) {
        return i >= 2
                && i + 2 < trace.size()
                && trace.timeMin(i + 2) - trace.timeMin(i - 2) < 4 * GAP * medianIntervalMin;
    }

    /** Deviation of point {@code i}, counts. */
    Deviation at(int i) {
        double t = trace.timeMin(i);
        double a = trace.timeMin(i - 2);
        double b = trace.timeMin(i - 1);
        double c = trace.timeMin(i + 1);
        double d = trace.timeMin(i + 2);
        // Each neighbour's weight by Lagrange: the other three, in the order of their times.
        double first = (t - b) / (a - b) * ((t - c) / (a - c)) * ((t - d) / (a - d));
        double second = (t - a) / (b - a) * ((t - c) / (b - c)) * ((t - d) / (b - d));
        double third = (t - a) / (c - a) * ((t - b) / (c - b)) * ((t - d) / (c - d));
        double fourth = (t - a) / (d - a) * ((t - b) / (d - b)) * ((t - c) / (d - c));
        double atFirst = trace.intensityCounts(i - 2);
        double atSecond = trace.intensityCounts(i - 1);
        double atThird = trace.intensityCounts(i + 1);
        double atFourth = trace.intensityCounts(i + 2);
        double interpolated = first * atFirst + second * atSecond + third * atThird + fourth * atFourth;
        double squares = 1 + first * first + second * second + third * third + fourth * fourth;
        double level = atFirst / 4 + atSecond / 4 + atThird / 4 + atFourth / 4;
        return new Deviation(trace.intensityCounts(i) - interpolated, Math.sqrt(squares), level);
    }

    /**
     * @param counts point minus interpolation
     * @param spread its standard deviation, in units of the noise of one point
     * @param levelCounts mean of the four neighbours
     */
    record Deviation(double counts, double spread, double levelCounts) {
        double normalised() {
            return counts / spread;
        }
    }
}
