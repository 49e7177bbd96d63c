package io.enantio.peak;

import io.enantio.peak.area.Peak;
import io.enantio.peak.signal.Signal;
import io.enantio.run.Action.Bounds;

/**
 * A peak between two times above the straight line from the trace at the one to the trace at the other: trapezoids, the ends
 * interpolated. As a weighted sum of the points, so that its noise is theirs. What the bounds leave out, or take from a
 * neighbour, is a person's choice and in no standard error.
 */
final class ManualIntegration {
    private final Signal signal;
    private final Bounds bounds;
    private final int first;
    private final double[] weights;
    private final double startCounts;
    private final double endCounts;

    private ManualIntegration(Signal signal, Bounds bounds) {
        this.signal = signal;
        this.bounds = bounds;
        first = Math.max(0, signal.firstAtOrAfter(bounds.startMin()) - 1);
        int last = Math.min(signal.size() - 1, signal.firstAtOrAfter(bounds.endMin()));
        weights = new double[last - first + 1];
        for (int i = first; i < last; i++) {
            addPiece(i);
        }
        double half = (bounds.endMin() - bounds.startMin()) / 2;
        startCounts = takeOff(bounds.startMin(), half);
        endCounts = takeOff(bounds.endMin(), half);
    }

    /** A peak that was drawn on this trace; the bounds must lie inside it, with a point between them. */
    static ManualIntegration on(Signal signal, Bounds bounds) {
        if (!isOn(signal, bounds)) {
            throw new IllegalArgumentException("bounds must lie on the trace, are " + bounds);
        }
        return new ManualIntegration(signal, bounds);
    }

    /** Whether the trace covers the bounds, and has a point between them. */
    static boolean isOn(Signal signal, Bounds bounds) {
        return bounds.startMin() >= signal.start()
                && bounds.endMin() <= signal.end()
                && signal.pointsBetween(bounds.startMin(), bounds.endMin()) > 0;
    }

    private void addPiece(int i) {
        double width = signal.time(i + 1) - signal.time(i);
        double from = Math.max(bounds.startMin(), signal.time(i));
        double to = Math.min(bounds.endMin(), signal.time(i + 1));
        if (to > from) {
            double share = ((from + to) / 2 - signal.time(i)) / width;
            weights[i - first] += (to - from) * (1 - share);
            weights[i + 1 - first] += (to - from) * share;
        }
    }

    /** Takes the baseline's end off the weights; the trace there, counts. */
    private double takeOff(double timeMin, double half) {
        int after = Math.min(Math.max(1, signal.firstAtOrAfter(timeMin)), signal.size() - 1);
        double share = (timeMin - signal.time(after - 1)) / (signal.time(after) - signal.time(after - 1));
        weights[after - 1 - first] -= half * (1 - share);
        weights[after - first] -= half * share;
        return (1 - share) * signal.counts(after - 1) + share * signal.counts(after);
    }

    /** Counts x min. */
    double area() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * signal.counts(first + i);
        }
        return sum;
    }

    /** Standard error of the area from the noise of the points, counts x min. */
    double noiseSe() {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * weights[i] * signal.noise().varianceAt(signal.counts(first + i));
        }
        return Math.sqrt(sum);
    }

    double baselineAt(double timeMin) {
        double share = (timeMin - bounds.startMin()) / (bounds.endMin() - bounds.startMin());
        return startCounts + share * (endCounts - startCounts);
    }

    /** The highest point above the baseline: its place among the signal's. */
    int top() {
        int top = Math.max(first, signal.firstAtOrAfter(bounds.startMin()));
        for (int i = top; i < signal.size() && signal.time(i) <= bounds.endMin(); i++) {
            top = heightAt(i) > heightAt(top) ? i : top;
        }
        return top;
    }

    private double heightAt(int i) {
        return signal.counts(i) - baselineAt(signal.time(i));
    }

    /** Height of the highest point, counts. */
    double height() {
        return heightAt(top());
    }

    /** Width at half height, as far as the bounds go, minutes. */
    double width() {
        return side(-1) + side(1);
    }

    private double side(int step) {
        int top = top();
        double half = heightAt(top) / 2;
        int i = top;
        while (i + step >= 0 && i + step < signal.size() && isInside(i + step) && heightAt(i + step) > half) {
            i += step;
        }
        if (i + step < 0 || i + step >= signal.size() || !isInside(i + step)) {
            return Math.abs((step < 0 ? bounds.startMin() : bounds.endMin()) - signal.time(top));
        }
        double share = (heightAt(i) - half) / (heightAt(i) - heightAt(i + step));
        return Math.abs(signal.time(i) + share * (signal.time(i + step) - signal.time(i)) - signal.time(top));
    }

    private boolean isInside(int i) {
        return signal.time(i) >= bounds.startMin() && signal.time(i) <= bounds.endMin();
    }

    /** The bounds with their baseline. */
    Peak.Bounds drawn() {
        return new Peak.Bounds(bounds.startMin(), bounds.endMin(), startCounts, endCounts);
    }
}
