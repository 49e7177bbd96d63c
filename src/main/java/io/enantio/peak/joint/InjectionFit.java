package io.enantio.peak.joint;

import io.enantio.method.rules.Flag;
import io.enantio.peak.area.IntegrationMethod;
import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.FitLimits;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.fit.GaussianPrior;
import io.enantio.peak.fit.MapFit;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.joint.InterferenceSearch.Tested;
import io.enantio.peak.learn.SamplePrior;
import io.enantio.peak.learn.TransitionTraces.FitSetting;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The fit of one injection: joint fit; with more freedom if the residuals are not noise; with the run's shape at the
 * predicted times if the fit does not converge. Each fallback raises its flag.
 */
record InjectionFit(MapFit fit, SamplePrior prior, IntegrationMethod how, Set<Flag> flags) {
    private static final double MOST_CORRELATION = 0.98;

    static InjectionFit of(FitPoints points, SamplePrior prior, FitSetting conditions, FitLimits limits) {
        Tested tested = tested(points, prior, conditions);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (ResidualChecks.of(tested.fit().trace()).areBad(limits.residuals())) {
            Tested freer = tested(points, prior.freer(conditions.shape()), conditions);
            boolean still = ResidualChecks.of(freer.fit().trace()).areBad(limits.residuals());
            if (still) {
                flags.add(Flag.FIT_POOR);
            }
            tested = freer;
        }
        if (!works(tested)) {
            flags.add(Flag.FIT_FALLBACK_LINEAR);
            MapFit fixed = MapFit.fixed(trace(points, conditions), prior.total(), conditions.setting());
            return new InjectionFit(fixed, prior, IntegrationMethod.FIXED_SHAPE_FIT, flags);
        }
        flags.addAll(tested.flags());
        flags.addAll(doubts(tested, conditions, limits.doubts()));
        return new InjectionFit(tested.fit(), tested.prior(), IntegrationMethod.JOINT_FIT, flags);
    }

    private static Tested tested(FitPoints points, SamplePrior prior, FitSetting conditions) {
        MapFit fit = MapFit.of(trace(points, conditions), prior.total(), conditions.setting());
        return new InterferenceSearch(points, conditions.baseline(), conditions.setting()).of(fit, prior);
    }

    private static VariableProjection trace(FitPoints points, FitSetting conditions) {
        return new VariableProjection(points, conditions.shape().layout(), conditions.baseline());
    }

    private static boolean works(Tested tested) {
        Optional<double[][]> covariance =
                tested.fit().covariance(tested.prior().total()).map(tested.fit().trace()::linearCovariance);
        return tested.fit().hasConverged() && covariance.isPresent() && areSeparable(tested, covariance.get());
    }

    private static boolean areSeparable(Tested tested, double[][] covariance) {
        int peaks = tested.fit().trace().layout().peaks();
        return IntStream.range(0, peaks)
                .allMatch(i -> IntStream.range(0, i).allMatch(j -> {
                    double both = covariance[i][i] * covariance[j][j];
                    return Math.abs(covariance[i][j]) <= MOST_CORRELATION * Math.sqrt(both);
                }));
    }

    private static Set<Flag> doubts(Tested tested, FitSetting conditions, FitLimits.Doubts limits) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        FitLayout layout = tested.fit().trace().layout();
        if (tested.prior().isSurprising(tested.fit(), layout.apex(), limits.placeSd())) {
            flags.add(Flag.RT_SHIFT);
        }
        if (tested.prior().isSurprising(tested.fit(), layout.logSigma(), limits.widthSd())) {
            flags.add(Flag.WIDTH_ANOMALY);
        }
        if (dropDisagrees(tested.fit(), conditions.setting().noise(), limits.disagreeSe())) {
            flags.add(Flag.INTEGRATION_DISAGREE);
        }
        return flags;
    }

    /** Covariance of the parameters: of the fit, or of the prior if only areas were fitted. */
    Optional<double[][]> covariance(GaussianPrior under) {
        return how == IntegrationMethod.FIXED_SHAPE_FIT ? under.covariance() : fit.covariance(under);
    }

    /**
     * Whether the perpendicular drop of the data differs by more than so many standard errors from the drop of the fitted model with
     * the same cuts, for any peak: a check that does not depend on the weights of the fit. The difference is the sum of the residuals
     * between the cuts.
     */
    private static boolean dropDisagrees(MapFit fit, FitNoise noise, double mostSe) {
        FitPoints points = fit.trace().points();
        FitLayout layout = fit.trace().layout();
        double half = 1.0 * layout.shape(fit.theta(), 0, 0).widthMin();
        for (int j = 0; j < layout.peaks(); j++) {
            double from = j == 0 ? layout.apexMin(fit.theta(), 0) - half : cut(fit, j - 1);
            double to = j + 1 == layout.peaks() ? layout.apexMin(fit.theta(), j) + half : cut(fit, j);
            double difference = 0;
            double variance = 0;
            for (int i = 1; i + 1 < points.size(); i++) {
                boolean inside = points.t(i) >= from && points.t(i) <= to && !points.isCensored(i);
                double width = inside ? 0.5 * (points.t(i + 1) - points.t(i - 1)) : 0;
                difference += width * (points.y(i) - fit.trace().fitted(i));
                variance += width * width * noise.variance(fit.trace().fitted(i));
            }
            if (Math.abs(difference) > mostSe * Math.sqrt(variance)) {
                return true;
            }
        }
        return false;
    }

    /** The lowest point of the fit between two apexes; their middle if there is none. */
    private static double cut(MapFit fit, int j) {
        FitPoints points = fit.trace().points();
        double left = fit.trace().layout().apexMin(fit.theta(), j);
        double right = fit.trace().layout().apexMin(fit.theta(), j + 1);
        double cut = 0.5 * (left + right);
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            boolean between = points.t(i) > left && points.t(i) < right;
            if (between && fit.trace().fitted(i) < lowest) {
                lowest = fit.trace().fitted(i);
                cut = points.t(i);
            }
        }
        return cut;
    }
}
