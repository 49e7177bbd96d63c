package io.enantio.peak;

import io.enantio.peak.FitLayout.Term;

/**
 * What a run knows of a transition's shape: the shared parameters with their covariance, numbered as in {@link FitLayout}
 * (number 0, the place, means nothing here). A class, as it holds arrays.
 */
final class ShapeKnowledge {
    private static final double FIT_WIDTHS = 3.0;
    private static final double FIT_TAILS = 3;

    private final FitLayout layout;
    private final double[] mean;
    private final double[][] covariance;

    ShapeKnowledge(FitLayout layout, double[] mean, double[][] covariance) {
        this.layout = layout;
        this.mean = mean.clone();
        this.covariance = covariance;
    }

    FitLayout layout() {
        return layout;
    }

    double[] mean() {
        return mean.clone();
    }

    double[][] covariance() {
        return Matrices.times(1, covariance);
    }

    /** Shape of a peak without load, j from 0. */
    PeakShape shape(int j) {
        return layout.shape(mean, j, 0);
    }

    double widthMin() {
        return shape(0).widthMin();
    }

    /** Where a fit looks when the first apex is at a time. */
    FitPoints.Window window(double firstMin) {
        double[] theta = mean.clone();
        theta[0] = firstMin;
        double last = layout.apexMin(theta, layout.peaks() - 1);
        PeakShape shape = shape(layout.peaks() - 1);
        double width = FIT_WIDTHS * shape.widthMin();
        double slowest = shape.sigmaMin() * shape.tauRatio() * (layout.has(Term.SLOW_TAIL) ? shape.slowFactor() : 1);
        double tail = Math.max(width, FIT_TAILS * slowest);
        boolean late = layout.elution() == Elution.TAILING;
        return new FitPoints.Window(firstMin - (late ? width : tail), last + (late ? tail : width));
    }
}
