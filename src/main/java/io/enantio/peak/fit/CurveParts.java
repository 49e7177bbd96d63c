package io.enantio.peak.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What a {@link FittedCurve} is drawn from.
 *
 * @param baseline coefficients of Legendre polynomials over the window, counts
 * @param recurring part of it that recurs at fixed times over the run, counts at a time
 * @param components known peaks in elution order, then those that the method does not know
 * @param known how many of them the method knows
 * @param leftOutMin times of the window's points that the fit does not use: spikes and clipped maxima
 * @param censoredBelow a stored value below it means only that the signal was below, counts
 */
public record CurveParts(
        FitPoints.Window window,
        List<Double> baseline,
        DoubleUnaryOperator recurring,
        List<Component> components,
        int known,
        FitNoise noise,
        Set<Double> leftOutMin,
        double censoredBelow) {

    /** A peak of unit area at its place. */
    public interface UnitPeak {
        /** Signal per area at a time, 1/min. */
        double perMinute(double timeMin);
    }

    /** A peak with its area. */
    public record Component(double countsMin, UnitPeak peak) {}

    /** The same with these peaks as the known ones; all others come after them. */
    public CurveParts knowing(int[] wanted) {
        List<Component> ordered = new ArrayList<>();
        for (int peak : wanted) {
            ordered.add(components.get(peak));
        }
        for (int peak = 0; peak < components.size(); peak++) {
            int other = peak;
            if (IntStream.of(wanted).noneMatch(one -> one == other)) {
                ordered.add(components.get(peak));
            }
        }
        return new CurveParts(window, baseline, recurring, ordered, wanted.length, noise, leftOutMin, censoredBelow);
    }

    public FittedCurve curve() {
        return new FittedCurve(this);
    }
}
