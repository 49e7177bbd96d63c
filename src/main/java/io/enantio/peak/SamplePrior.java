package io.enantio.peak;

import java.util.List;

/** What is known of one injection before its trace is fitted: the run's shape, its place, its width; see INTEGRATION of the docs. */
final class SamplePrior {
    private static final double NEGLIGIBLE = 1e-6;

    private final GaussianPrior total;
    private final GaussianPrior shapeKnown;

    private SamplePrior(GaussianPrior total, GaussianPrior shapeKnown) {
        this.total = total;
        this.shapeKnown = shapeKnown;
    }

    /**
     * The run's shape, moved to a place and widened.
     *
     * @param first place of the first apex
     * @param logWidth ln of the injection's width relative to the run's
     */
    static SamplePrior of(ShapeKnowledge shape, ShapeLearner.Guess first, ShapeLearner.Guess logWidth) {
        FitLayout layout = shape.layout();
        double[] mean = shape.mean();
        mean[0] = first.mean();
        mean[layout.logSigma()] += logWidth.mean();
        double[] own = new double[layout.size()];
        own[0] = first.sd();
        double spacing = ShapeLearner.SPACING_WIDTHS * shape.widthMin();
        for (int j = 1; j < layout.peaks(); j++) {
            own[j] = spacing;
        }
        own[layout.logSigma()] = logWidth.sd();
        double[][] covariance = shape.covariance();
        double[][] only = new double[own.length][own.length];
        for (int i = 0; i < own.length; i++) {
            covariance[0][i] = 0;
            covariance[i][0] = 0;
        }
        for (int i = 0; i < own.length; i++) {
            covariance[i][i] += own[i] * own[i] + NEGLIGIBLE * NEGLIGIBLE;
            only[i][i] = own[i] * own[i] + NEGLIGIBLE * NEGLIGIBLE;
        }
        return new SamplePrior(GaussianPrior.of(mean, covariance), GaussianPrior.of(mean, only));
    }

    /** With one more peak about a place. */
    SamplePrior withExtra(ShapeLearner.Guess place) {
        return new SamplePrior(total.extended(List.of(place)), shapeKnown.extended(List.of(place)));
    }

    /** Everything that is not known. */
    GaussianPrior total() {
        return total;
    }

    /** The same if the run's shape were known exactly: what remains is noise. */
    GaussianPrior shapeKnown() {
        return shapeKnown;
    }
}
