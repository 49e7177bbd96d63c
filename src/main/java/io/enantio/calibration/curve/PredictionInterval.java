package io.enantio.calibration.curve;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * 95 % interval of a concentration read off a curve: all x whose predicted response agrees with the measured one,
 * {@code |y - f(x)| <= t sd(x)}, sd by {@link CurveUncertainty}. Solved on the curve itself and with the variance at the trial x, not
 * by a straight line through the estimate, so it is right where the curve bends or the weights change, and it is not
 * symmetrical. Only t is taken at the estimate.
 */
public final class PredictionInterval {
    private static final double UPPER_TAIL = 0.025;
    /** Doublings of the first step in search of an end; 2^40 first steps away the interval counts as unbounded. */
    private static final int DOUBLINGS = 40;

    private final CalibrationCurve curve;
    private final Response.Ratio ratio;
    private final CurveUncertainty uncertainty;
    private final double estimate;
    private final double quantile;

    public PredictionInterval(CalibrationCurve curve, Response.Ratio ratio, double estimate) {
        this.curve = curve;
        this.ratio = ratio;
        this.uncertainty = new CurveUncertainty(curve);
        this.estimate = estimate;
        this.quantile = quantile(uncertainty.degreesOfFreedomAt(estimate, ratio.se()));
    }

    /** The two-sided 95 % point of Student's t; degrees of freedom need not be whole. */
    public static double quantile(double degreesOfFreedom) {
        return quantile(degreesOfFreedom, UPPER_TAIL);
    }

    /** The point of Student's t that is exceeded with a probability. */
    static double quantile(double degreesOfFreedom, double upperTail) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(upperTail);
    }

    /** Lower end; absent if the data do not bound the concentration below. */
    public OptionalDouble low() {
        return end(-1);
    }

    /** Upper end; absent if the data do not bound the concentration above. */
    public OptionalDouble high() {
        return end(1);
    }

    private OptionalDouble end(int side) {
        double step = halfWidth(estimate) / Math.abs(curve.slopeAt(estimate));
        double inside = estimate;
        for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
            double outside = estimate + side * step;
            if (!isOnBranch(outside)) {
                return atVertex(inside);
            }
            if (disagrees(outside)) {
                return OptionalDouble.of(bisect(inside, outside));
            }
            inside = outside;
            step *= 2;
        }
        return OptionalDouble.empty();
    }

    /** The rising branch ends at the vertex: concentrations beyond it are not considered. */
    private OptionalDouble atVertex(double inside) {
        List<Double> coefficients = curve.fit().coefficients();
        double vertex = -coefficients.get(1) / (2 * Polynomial.curvature(coefficients));
        return Double.isFinite(vertex) && disagrees(vertex)
                ? OptionalDouble.of(bisect(inside, vertex))
                : OptionalDouble.empty();
    }

    private boolean isOnBranch(double x) {
        return Polynomial.curvature(curve.fit().coefficients()) == 0 || curve.slopeAt(x) > 0;
    }

    /** Whether a concentration is ruled out by the measured response; written so that NaN is not. */
    private boolean disagrees(double x) {
        return Math.abs(ratio.value() - curve.responseAt(x)) >= halfWidth(x);
    }

    private double halfWidth(double x) {
        return quantile * Math.sqrt(uncertainty.varianceAt(x, ratio.se()));
    }

    /** Halves until no number lies between: the same bytes everywhere, no tolerance to choose. */
    private double bisect(double inside, double outside) {
        double kept = inside;
        double excluded = outside;
        double middle = kept + (excluded - kept) / 2;
        while (middle != kept && middle != excluded) {
            if (disagrees(middle)) {
                excluded = middle;
            } else {
                kept = middle;
            }
            middle = kept + (excluded - kept) / 2;
        }
        return kept;
    }
}
