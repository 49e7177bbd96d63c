package io.enantio.peak.learn;

import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.FitLayout.Term;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.fit.GaussianPrior;
import io.enantio.peak.linear.CholeskyFactor;
import io.enantio.peak.linear.Matrices;
import io.enantio.peak.shape.PeakShape;
import io.enantio.peak.shape.PeakShape.Asymmetry;

/**
 * What is known of a transition's shape in a run: the shared parameters with their covariance, numbered as in {@link FitLayout}
 * (number 0, the time, has no meaning here). A class, because it contains arrays.
 */
public final class ShapeKnowledge {
    private static final double FIT_WIDTHS = 3.0;
    private static final double FIT_TAILS = 3;

    private static final double WIDE_LOG_SIGMA = 0.7;
    private static final double WIDE_LOG_RATIO = 1;
    private static final double WIDE_SPACING = 0.2;
    private static final double WIDE_WIDTH = 0.08;

    private final FitLayout layout;
    private final double[] mean;
    private final double[][] covariance;

    public ShapeKnowledge(FitLayout layout, double[] mean, double[][] covariance) {
        this.layout = layout;
        this.mean = mean.clone();
        this.covariance = covariance;
    }

    /** From the initial shape: hardly more than the method's spacings is known. */
    public static ShapeKnowledge vague(FitLayout layout, double[] expectedMin, PeakShape look) {
        double[] mean = new double[layout.size()];
        double[] sd = new double[layout.size()];
        java.util.Arrays.fill(sd, WIDE_WIDTH);
        sd[0] = 1;
        for (int j = 1; j < layout.peaks(); j++) {
            mean[j] = expectedMin[j] - expectedMin[j - 1];
            sd[j] = WIDE_SPACING * mean[j];
        }
        mean[layout.logSigma()] = Math.log(look.sigmaMin());
        mean[layout.logRatio()] = Math.log(look.tauRatio());
        sd[layout.logSigma()] = WIDE_LOG_SIGMA;
        sd[layout.logRatio()] = WIDE_LOG_RATIO;
        return new ShapeKnowledge(layout, mean, diagonal(sd));
    }

    private static double[][] diagonal(double[] sd) {
        double[][] covariance = new double[sd.length][sd.length];
        for (int i = 0; i < sd.length; i++) {
            covariance[i][i] = sd[i] * sd[i];
        }
        return covariance;
    }

    /** From a fit of several traces, its covariance enlarged if the fit is worse than the noise. */
    public static ShapeKnowledge learned(SharedShapeFit fit) {
        double[][] covariance = CholeskyFactor.of(fit.precision())
                .orElseThrow(() -> new IllegalArgumentException("a shape's precision must be positive definite"))
                .inverse();
        double worse = Math.max(1, fit.reducedChiSquare());
        return new ShapeKnowledge(fit.layout(), fit.shared(), Matrices.times(worse, covariance));
    }

    /** The same uncertainty about another mean. */
    public ShapeKnowledge at(double[] otherMean) {
        return new ShapeKnowledge(layout, otherMean, covariance);
    }

    /** More uncertainty, by parameter. */
    public ShapeKnowledge loosened(double[] sd) {
        return new ShapeKnowledge(layout, mean, Matrices.plus(covariance, diagonal(sd)));
    }

    /** As a prior of the shared parameters. */
    public GaussianPrior prior() {
        double[][] regular = covariance();
        regular[0][0] = Math.max(regular[0][0], 1);
        return GaussianPrior.of(mean, regular);
    }

    public FitLayout layout() {
        return layout;
    }

    public double[] mean() {
        return mean.clone();
    }

    public double[][] covariance() {
        return Matrices.times(1, covariance);
    }

    /** Shape of a peak without load, j from 0. */
    public PeakShape shape(int j) {
        return layout.shape(mean, j, 0);
    }

    public double widthMin() {
        return shape(0).widthMin();
    }

    /** Window of a fit whose first apex is at a time. */
    public FitPoints.Window window(double firstMin) {
        double[] theta = mean.clone();
        theta[0] = firstMin;
        double last = layout.apexMin(theta, layout.peaks() - 1);
        PeakShape shape = shape(layout.peaks() - 1);
        double width = FIT_WIDTHS * shape.widthMin();
        double slowest = shape.sigmaMin() * shape.tauRatio() * (layout.has(Term.SLOW_TAIL) ? shape.slowFactor() : 1);
        double tail = Math.max(width, FIT_TAILS * slowest);
        boolean late = layout.asymmetry() == Asymmetry.TAILING;
        return new FitPoints.Window(firstMin - (late ? width : tail), last + (late ? tail : width));
    }

    /** How far analyte and standard may differ, relative. */
    private record Difference(double spacingWidths, double sigma, double ratio, double width) {}

    /** The shape of an internal standard as that of its analyte, if there are too few standards to learn the analyte's own shape from. */
    public ShapeKnowledge asAnalyte(double[] expectedMin) {
        return asAnalyte(expectedMin, new Difference(SharedShapeLearner.SPACING_WIDTHS, 0.05, 0.1, 0.03));
    }

    /** The same as a first guess, if there are enough standards to learn the analyte's own shape from. */
    public ShapeKnowledge asFirstGuess(double[] expectedMin) {
        return asAnalyte(expectedMin, new Difference(0.1, 0.15, 0.4, 0.08));
    }

    private ShapeKnowledge asAnalyte(double[] expectedMin, Difference difference) {
        FitLayout other = layout.forPeaks(expectedMin.length);
        boolean alike = other.peaks() == layout.peaks();
        double width = widthMin();
        double[] sd = new double[other.size()];
        for (int j = 1; j < other.peaks(); j++) {
            sd[j] = (alike ? difference.spacingWidths() : 0.2) * width;
            sd[other.width(j)] = alike ? difference.width() : 0.05;
        }
        sd[other.logSigma()] = difference.sigma();
        sd[other.logRatio()] = difference.ratio();
        return (alike ? this : spread(other, expectedMin)).loosened(sd);
    }

    /** A standard with another number of peaks: its peak's shape for each, the method's spacings. */
    private ShapeKnowledge spread(FitLayout other, double[] expectedMin) {
        double[] moved = new double[other.size()];
        double[][] spread = new double[moved.length][moved.length];
        for (int j = 1; j < other.peaks(); j++) {
            moved[j] = expectedMin[j] - expectedMin[j - 1];
        }
        int[] source = shapeParameters(layout);
        int[] target = shapeParameters(other);
        for (int a = 0; a < source.length; a++) {
            moved[target[a]] = mean[source[a]];
            for (int b = 0; b < source.length; b++) {
                spread[target[a]][target[b]] = covariance[source[a]][source[b]];
            }
        }
        return new ShapeKnowledge(other, moved, spread);
    }

    private static int[] shapeParameters(FitLayout layout) {
        return layout.has(FitLayout.Term.SLOW_TAIL)
                ? new int[] {layout.logSigma(), layout.logRatio(), layout.slowFraction(), layout.logSlowFactor()}
                : new int[] {layout.logSigma(), layout.logRatio()};
    }
}
