package io.enantio.peak.learn;

import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.GaussianPrior;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.linear.Matrices;
import java.util.List;
import java.util.Optional;

/** What is known of one injection before its trace is fitted: the run's shape, its place, its width. */
public final class SamplePrior {
    private static final double NEGLIGIBLE = 1e-6;

    private static final double FREER = 3;
    private static final double FREER_WIDTH = 0.05;
    private static final double LEARNED = 0.1;

    private final GaussianPrior total;
    private final GaussianPrior shapeKnown;
    private final double placeSd;

    private SamplePrior(GaussianPrior total, GaussianPrior shapeKnown, double placeSd) {
        this.total = total;
        this.shapeKnown = shapeKnown;
        this.placeSd = placeSd;
    }

    /**
     * The run's shape, moved to a place and widened.
     *
     * @param first place of the first apex
     * @param logWidth ln of the injection's width relative to the run's
     */
    public static SamplePrior of(ShapeKnowledge shape, GaussianPrior.Guess first, GaussianPrior.Guess logWidth) {
        FitLayout layout = shape.layout();
        double[] mean = shape.mean();
        mean[0] = first.mean();
        mean[layout.logSigma()] += logWidth.mean();
        double[] own = new double[layout.size()];
        own[0] = first.sd();
        double spacing = SharedShapeLearner.SPACING_WIDTHS * shape.widthMin();
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
        return new SamplePrior(GaussianPrior.of(mean, covariance), GaussianPrior.of(mean, only), first.sd());
    }

    /** With a width free within 5 % and three times the uncertainty of the run's shape. */
    public SamplePrior freer(ShapeKnowledge shape) {
        FitLayout layout = shape.layout();
        ShapeKnowledge wide =
                new ShapeKnowledge(layout, shape.mean(), Matrices.times(FREER * FREER, shape.covariance()));
        return of(
                wide,
                new GaussianPrior.Guess(total.mean(0), placeSd),
                new GaussianPrior.Guess(total.mean(layout.logSigma()) - shape.mean()[layout.logSigma()], FREER_WIDTH));
    }

    /** Whether a fitted parameter deviates from its expectation by more than so many standard deviations of that difference. */
    public boolean isSurprising(MapFit fit, int parameter, double mostSd) {
        Optional<double[][]> before = total.covariance();
        Optional<double[][]> after = fit.covariance(total);
        if (before.isEmpty() || after.isEmpty()) {
            return false;
        }
        double learned = before.get()[parameter][parameter] - after.get()[parameter][parameter];
        double away = fit.theta()[parameter] - total.mean(parameter);
        return learned > LEARNED * before.get()[parameter][parameter] && away * away > mostSd * mostSd * learned;
    }

    /** With one more peak about a place. */
    public SamplePrior withExtra(GaussianPrior.Guess place) {
        return new SamplePrior(total.extended(List.of(place)), shapeKnown.extended(List.of(place)), placeSd);
    }

    /** How well the first apex is known beforehand, minutes. */
    public double placeSd() {
        return placeSd;
    }

    /** Everything that is not known. */
    public GaussianPrior total() {
        return total;
    }

    /** The same if the run's shape were known exactly: only noise remains. */
    public GaussianPrior shapeKnown() {
        return shapeKnown;
    }
}
