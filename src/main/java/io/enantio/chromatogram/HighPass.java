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
        double interpolated = 0;
        double squares = 1;
        double level = 0;
        for (int k = i - 2; k <= i + 2; k++) {
            if (k != i) {
                double weight = lagrange(i, k);
                interpolated += weight * trace.intensityCounts(k);
                squares += weight * weight;
                level += trace.intensityCounts(k) / 4;
            }
        }
        return new Deviation(trace.intensityCounts(i) - interpolated, Math.sqrt(squares), level);
    }

    private double lagrange(int i, int k) {
        double weight = 1;
        for (int m = i - 2; m <= i + 2; m++) {
            if (m != i && m != k) {
                weight *= (trace.timeMin(i) - trace.timeMin(m)) / (trace.timeMin(k) - trace.timeMin(m));
            }
        }
        return weight;
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
