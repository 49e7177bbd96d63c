package io.enantio.calibration;

import io.enantio.calibration.CalibrationCurve.Fit;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * 95 % interval of a concentration read off a curve: all x whose predicted response agrees with the measured one,
 * |y - f(x)| <= t sd(x). Solved on the curve itself and with the variance at the trial x, not by a straight-line
 * approximation at the estimate, so it is right where the curve bends or the weights change, and it is not symmetrical.
 *
 * <p>sd(x)^2 = se(y)^2 + tau^2 / w(x) + g' C g, g = (1, x, x^2): errors of this sample's areas, scatter of preparation,
 * uncertainty of the curve. Below the lowest promised level w stays what it is there: 1/x and 1/x^2 grow without bound
 * towards 0, and the scatter would vanish at 0 where nothing was ever measured.
 */
final class PredictionInterval {
    private static final double UPPER_TAIL = 0.025;
    /** Doublings of the first step in search of an end; 2^40 first steps away the interval counts as unbounded. */
    private static final int DOUBLINGS = 40;

    private final CalibrationCurve curve;
    private final Response.Ratio ratio;
    private final double quantile;

    PredictionInterval(CalibrationCurve curve, Response.Ratio ratio) {
        this.curve = curve;
        this.ratio = ratio;
        this.quantile = quantile(curve.fit().degreesOfFreedom());
    }

    /** The two-sided 95 % point of Student's t; degrees of freedom need not be whole. */
    static double quantile(double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(UPPER_TAIL);
    }

    /** Lower end; absent where the data do not bound the concentration below. */
    OptionalDouble low(double estimate) {
        return end(estimate, -1);
    }

    /** Upper end; absent where the data do not bound the concentration above. */
    OptionalDouble high(double estimate) {
        return end(estimate, 1);
    }

    private OptionalDouble end(double estimate, int side) {
        double step = quantile * Math.sqrt(variance(estimate)) / Math.abs(curve.slopeAt(estimate));
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

    /** The branch ends at the vertex: beyond it the curve turns, and no concentration there is meant. */
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
        return Math.abs(ratio.value() - curve.responseAt(x)) >= quantile * Math.sqrt(variance(x));
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

    private double variance(double x) {
        Fit fit = curve.fit();
        double atLeastLloq = Math.max(x, curve.range().promised().low());
        double preparation =
                fit.betweenSampleVariance() / curve.form().weighting().weightAt(atLeastLloq);
        return ratio.se() * ratio.se() + preparation + Math.max(0, ofCurve(fit.covariance(), x));
    }

    /** g' C g by Horner's rule in both directions. */
    private static double ofCurve(List<List<Double>> covariance, double x) {
        return Polynomial.valueAt(
                covariance.stream().map(row -> Polynomial.valueAt(row, x)).toList(), x);
    }
}
