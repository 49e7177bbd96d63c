package io.enantio.peak.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The fitted curve of a trace. It keeps only its parameters and computes values on request, so that a
 * run of thousands of injections can keep all of its curves.
 */
public final class FittedCurve {
    /** Places at which two curves are compared. */
    private static final int COMPARED = 64;

    private final CurveParts parts;

    FittedCurve(CurveParts parts) {
        this.parts = parts;
    }

    /** Start of the window that was fitted, minutes. */
    public double fromMin() {
        return parts.window().fromMin();
    }

    /** End of the window that was fitted, minutes. */
    public double toMin() {
        return parts.window().toMin();
    }

    /** Number of peaks: those of the method in elution order, then those that it does not know. */
    public int peaks() {
        return parts.components().size();
    }

    /** How many of the peaks the method knows. */
    public int knownPeaks() {
        return parts.known();
    }

    /** The baseline at a time within the window, counts. */
    public double baselineAt(double timeMin) {
        double u = (timeMin - parts.window().centreMin()) / parts.window().halfWidthMin();
        double sum = parts.recurring().applyAsDouble(timeMin);
        for (int k = 0; k < parts.baseline().size(); k++) {
            sum += parts.baseline().get(k) * BaselineModel.column(k, u);
        }
        return sum;
    }

    /** Baseline and all peaks at a time within the window, counts. */
    public double at(double timeMin) {
        double sum = baselineAt(timeMin);
        for (CurveParts.Component component : parts.components()) {
            sum += component.countsMin() * component.peak().perMinute(timeMin);
        }
        return sum;
    }

    /** A peak at times within the window, counts above the baseline. */
    public List<Double> peakAt(int peak, List<Double> timesMin) {
        CurveParts.Component component = parts.components().get(peak);
        List<Double> counts = new ArrayList<>(timesMin.size());
        timesMin.forEach(
                time -> counts.add(component.countsMin() * component.peak().perMinute(time)));
        return counts;
    }

    /**
     * The area of a peak.
     *
     * @param peak in the order of {@link #peaks()}
     * @return counts x minute
     */
    public double areaCountsMin(int peak) {
        return parts.components().get(peak).countsMin();
    }

    /**
     * How far a point lies from a value of the fit, in standard deviations of the noise model; empty if the fit does not use
     * the point, or knows only that it is low.
     */
    public OptionalDouble residual(double timeMin, double dataCounts, double fitCounts) {
        boolean isOutside = timeMin < fromMin() || timeMin > toMin();
        if (isOutside || parts.leftOutMin().contains(timeMin) || dataCounts < parts.censoredBelow()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                (dataCounts - fitCounts) / Math.sqrt(parts.noise().variance(fitCounts)));
    }

    /**
     * Standard deviation of the noise of a point, by the noise model.
     *
     * @param counts value of the curve there
     * @return counts
     */
    public double noiseSdCounts(double counts) {
        return Math.sqrt(parts.noise().variance(counts));
    }

    /** Curves are equal if they have equal numbers and equal values over the window. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FittedCurve curve && curve.numbers().equals(numbers());
    }

    @Override
    public int hashCode() {
        return numbers().hashCode();
    }

    private List<Object> numbers() {
        List<Object> numbers = new ArrayList<>(List.of(
                parts.window(),
                parts.baseline(),
                parts.known(),
                parts.noise(),
                parts.leftOutMin(),
                parts.censoredBelow()));
        List<Double> times = IntStream.rangeClosed(0, COMPARED)
                .mapToObj(k -> fromMin() + k * (toMin() - fromMin()) / COMPARED)
                .toList();
        times.forEach(time -> numbers.add(baselineAt(time)));
        for (int peak = 0; peak < peaks(); peak++) {
            numbers.add(peakAt(peak, times));
        }
        return numbers;
    }
}
