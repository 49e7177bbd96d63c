package io.enantio.peak.learn;

import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.FitLayout.Term;
import io.enantio.peak.fit.GaussianPrior;
import io.enantio.peak.linear.CholeskyFactor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides which shape a run shows: an exponentially modified Gaussian, or that with a slower tail or a load term. */
public final class ShapeSearch {
    private static final double LEAST_BIC_GAIN = 10;
    private static final double LOAD_SE = 3;
    private static final double[] SLOW_SHARES = {0.08, 0.25};
    private static final double SLOW_SHARE_SD = 0.2;
    private static final double SLOW_FACTOR = StrictMath.log(3);
    private static final double SLOW_FACTOR_SD = 0.35;
    private static final double LOAD_SD = 0.5;

    private final SharedShapeLearner learner;
    private final GaussianPrior plainPrior;

    private ShapeSearch(SharedShapeLearner learner, GaussianPrior plainPrior) {
        this.learner = learner;
        this.plainPrior = plainPrior;
    }

    /** Whether the shape may depend on the load. */
    public enum Loads {
        ALIKE,
        DIFFERENT
    }

    /** What a run shows, starting from a plain or already extended shape under a prior. */
    public static SharedShapeFit best(
            SharedShapeLearner learner, ShapeKnowledge start, GaussianPrior prior, Loads loads) {
        ShapeSearch search = new ShapeSearch(learner, prior);
        SharedShapeFit fit = learner.fit(start.layout(), prior, start.mean());
        learner.estimateNoise(fit);
        fit = learner.fit(start.layout(), prior, fit.shared());
        if (!fit.layout().has(Term.SLOW_TAIL)) {
            fit = search.withSlowTail(fit).orElse(fit);
        }
        if (loads == Loads.DIFFERENT && !fit.layout().has(Term.LOAD)) {
            fit = search.withLoad(fit).orElse(fit);
        }
        return fit;
    }

    private Optional<SharedShapeFit> withSlowTail(SharedShapeFit plain) {
        FitLayout layout = plain.layout().with(Term.SLOW_TAIL);
        double needed = LEAST_BIC_GAIN + 2 * Math.log(plain.points());
        return java.util.stream.DoubleStream.of(SLOW_SHARES)
                .mapToObj(share -> {
                    double[] start = extended(plain.shared(), layout.size());
                    start[layout.slowFraction()] = share;
                    start[layout.logSlowFactor()] = SLOW_FACTOR;
                    return learner.fit(layout, slowPrior(layout), start);
                })
                .filter(fit -> plain.cost() - fit.cost() > needed)
                .min(Comparator.comparingDouble(SharedShapeFit::cost));
    }

    private GaussianPrior slowPrior(FitLayout layout) {
        return plainPrior.extended(List.of(
                new GaussianPrior.Guess(0, SLOW_SHARE_SD), new GaussianPrior.Guess(SLOW_FACTOR, SLOW_FACTOR_SD)));
    }

    private Optional<SharedShapeFit> withLoad(SharedShapeFit fit) {
        FitLayout layout = fit.layout().with(Term.LOAD);
        GaussianPrior base = fit.prior();
        GaussianPrior prior = base.extended(List.of(new GaussianPrior.Guess(0, LOAD_SD)));
        SharedShapeFit loaded = learner.fit(layout, prior, extended(fit.shared(), layout.size()));
        Optional<double[][]> covariance = CholeskyFactor.of(loaded.precision()).map(CholeskyFactor::inverse);
        int place = layout.load();
        return covariance
                .filter(found -> Math.abs(loaded.shared()[place]) > LOAD_SE * Math.sqrt(found[place][place]))
                .map(found -> loaded);
    }

    private static double[] extended(double[] values, int size) {
        return java.util.Arrays.copyOf(values, size);
    }
}
