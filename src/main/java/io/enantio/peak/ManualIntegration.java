package io.enantio.peak;

import io.enantio.peak.area.Peak;
import io.enantio.peak.signal.Signal;
import io.enantio.run.Action.Baseline;
import io.enantio.run.Action.Bounds;
import java.util.OptionalDouble;

/**
 * A peak between two times above a straight line, which goes from the trace at the one to the trace at the other unless a person drew it:
 * trapezoids, the ends interpolated. As a weighted sum of the points, so that its noise is theirs. What the bounds leave out, or take from
 * a neighbour, is a person's choice and in no standard error; neither is how a baseline was drawn.
 */
final class ManualIntegration {
    private final Signal signal;
    private final Bounds bounds;
    private final int first;
    private final double[] weights;
    private final double halfMin;
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
        halfMin = (bounds.endMin() - bounds.startMin()) / 2;
        double traceAtStart = at(bounds.startMin());
        double traceAtEnd = at(bounds.endMin());
        startCounts = bounds.baseline().map(Baseline::startCounts).orElse(traceAtStart);
        endCounts = bounds.baseline().map(Baseline::endCounts).orElse(traceAtEnd);
        if (bounds.baseline().isEmpty()) {
            takeOff(bounds.startMin());
            takeOff(bounds.endMin());
        }
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

    /** The point at or after a time, but not the first. */
    private int after(double timeMin) {
        return Math.min(Math.max(1, signal.firstAtOrAfter(timeMin)), signal.size() - 1);
    }

    /** Part of the way from the point before to that point. */
    private double share(double timeMin) {
        int after = after(timeMin);
        return (timeMin - signal.time(after - 1)) / (signal.time(after) - signal.time(after - 1));
    }

    /** The trace at a time, counts. */
    private double at(double timeMin) {
        double share = share(timeMin);
        return (1 - share) * signal.counts(after(timeMin) - 1) + share * signal.counts(after(timeMin));
    }

    /** Takes the end of a baseline that is on the trace off the weights. */
    private void takeOff(double timeMin) {
        int after = after(timeMin);
        double share = share(timeMin);
        weights[after - 1 - first] -= halfMin * (1 - share);
        weights[after - first] -= halfMin * share;
    }

    /** Counts x min. */
    double area() {
        double sum = bounds.baseline()
                .map(drawn -> -halfMin * (drawn.startCounts() + drawn.endCounts()))
                .orElse(0.0);
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

    /** Width at half height, as far as the bounds go, minutes; empty if no point is above the baseline. */
    OptionalDouble width() {
        return height() > 0 ? OptionalDouble.of(side(-1) + side(1)) : OptionalDouble.empty();
    }

    /** Whether area and height are numbers: not with a baseline too far away for any. */
    boolean isFinite() {
        return Double.isFinite(area()) && Double.isFinite(height());
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
