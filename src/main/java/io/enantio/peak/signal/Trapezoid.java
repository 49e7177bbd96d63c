package io.enantio.peak.signal;

/**
 * Integral of a trace between two times, as a weighted sum of its points: straight lines between points, the bounds
 * interpolated. In counts x minute, whatever the sampling.
 */
public final class Trapezoid {
    private final Signal signal;
    private final int first;
    private final double[] weights;
    private final double startMin;
    private final double endMin;

    public Trapezoid(Signal signal, double fromMin, double toMin) {
        this.signal = signal;
        this.startMin = Math.max(fromMin, signal.start());
        this.endMin = Math.max(startMin, Math.min(toMin, signal.end()));
        this.first = Math.max(0, signal.firstAtOrAfter(startMin) - 1);
        int last = Math.min(signal.size() - 1, signal.firstAtOrAfter(endMin));
        this.weights = new double[Math.max(last - first + 1, 1)];
        for (int i = first; i < last; i++) {
            addPiece(i);
        }
    }

    private void addPiece(int i) {
        double width = signal.time(i + 1) - signal.time(i);
        double from = Math.max(startMin, signal.time(i));
        double to = Math.min(endMin, signal.time(i + 1));
        if (to > from) {
            double share = ((from + to) / 2 - signal.time(i)) / width;
            weights[i - first] += (to - from) * (1 - share);
            weights[i + 1 - first] += (to - from) * share;
        }
    }

    public double startMin() {
        return startMin;
    }

    public double endMin() {
        return endMin;
    }

    /** Area above a baseline, counts x minute. */
    public double area(Baseline baseline) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * signal.counts(first + i);
        }
        return sum - (endMin - startMin) * baseline.at((startMin + endMin) / 2);
    }

    /** Covariance of two areas above the same baseline: noise of the points that they share, and of the baseline. */
    public double covariance(Trapezoid other, Baseline baseline) {
        double sum = 0;
        for (int i = Math.max(first, other.first);
                i < Math.min(first + weights.length, other.first + other.weights.length);
                i++) {
            double level = Math.max(signal.counts(i), baseline.at(signal.time(i)));
            sum += weights[i - first]
                    * other.weights[i - other.first]
                    * signal.noise().varianceAt(level);
        }
        double line = baseline.covariance(moments(baseline), other.moments(baseline));
        return (sum + line) * baseline.excess() * baseline.excess();
    }

    private double[] moments(Baseline baseline) {
        double length = endMin - startMin;
        return new double[] {length, length * ((startMin + endMin) / 2 - baseline.centreMin())};
    }
}
