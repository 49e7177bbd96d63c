package io.enantio.peak.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.BaselineModel.Known;
import io.enantio.peak.shape.ExponentiallyModifiedGaussian;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapFitTest {
    private static final FitPoints.Window WINDOW = new FitPoints.Window(4.4, 6.2);
    private static final FitNoise NOISE = new FitNoise(100, 2, 0.002);
    private static final MapFit.Setting SETTING = new MapFit.Setting(NOISE, 5000);
    private static final FitLayout PAIR = FitLayout.plain(2, Asymmetry.TAILING);
    private static final double[] TRUTH = {5 + 0.07 * ExponentiallyModifiedGaussian.apex(1), 0.3, Math.log(0.07), 0, 0};
    private static final Trace TRACE = new SyntheticChromatogram()
            .time(4, 7, 0.0125)
            .baseline(100, 15)
            .peak(5000, 5, 0.07, 0.07)
            .peak(800, 5.3, 0.07, 0.07)
            .trace();

    private static VariableProjection model() {
        FitPoints points = FitPoints.of(TRACE, WINDOW, 0, i -> true);
        return new VariableProjection(points, PAIR, BaselineModel.curvedWithin(Known.NOTHING));
    }

    private static GaussianPrior around(double[] theta, double sd) {
        double[] all = new double[theta.length];
        Arrays.fill(all, sd);
        return GaussianPrior.independent(theta, all);
    }

    private static double[] beside() {
        return new double[] {TRUTH[0] + 0.04, 0.27, Math.log(0.085), -0.4, 0.1};
    }

    @Test
    void withoutNoiseTheTruthIsFoundFromBesideIt() {
        MapFit fit = MapFit.of(model(), around(beside(), 100), SETTING);
        assertThat(fit.hasConverged()).isTrue();
        assertThat(fit.theta()).containsExactly(TRUTH, within(1e-3));
        assertThat(fit.trace().coefficient(0)).isCloseTo(5000, within(5.0));
        assertThat(fit.trace().coefficient(1)).isCloseTo(800, within(2.0));
        assertThat(fit.cost()).isLessThan(1e-2);
        assertThat(fit.trace().loadOf(0)).isCloseTo(1, within(1e-2));
        assertThat(fit.trace().loadOf(1)).isCloseTo(0.16, within(1e-2));
    }

    /** At the maximum the pull of the trace and that of the prior cancel, and the cost is the sum of both. */
    @Test
    void aStrongPriorAndTheTraceAreInBalance() {
        double[] mean = TRUTH.clone();
        mean[0] += 0.004;
        GaussianPrior prior = around(mean, 0.002);
        MapFit fit = MapFit.of(model(), prior, SETTING);
        double[] trace = fit.trace().pull();
        double[] drawn = prior.pull(fit.theta());
        double[][] information = fit.trace().information();
        assertThat(fit.theta()[0]).isBetween(TRUTH[0] + 1e-5, mean[0] - 1e-5);
        assertThat(Math.abs(trace[0])).isGreaterThan(10);
        for (int i = 0; i < trace.length; i++) {
            // within a twentieth of a standard deviation
            double whole = information[i][i] + prior.precision(i, i);
            assertThat(trace[i] + drawn[i]).isCloseTo(0, within(0.05 * Math.sqrt(whole)));
        }
        assertThat(fit.cost()).isCloseTo(fit.trace().cost() + prior.distance(fit.theta()), within(1e-12));
        assertThat(prior.distance(fit.theta())).isGreaterThan(1);
        assertThat(fit.prior()).isSameAs(prior);
    }

    @Test
    void aFixedFitStaysAtThePriorsMean() {
        MapFit fit = MapFit.fixed(model(), around(beside(), 100), SETTING);
        assertThat(fit.theta()).isEqualTo(beside());
        assertThat(fit.hasConverged()).isFalse();
        MapFit there = MapFit.fixed(model(), around(TRUTH, 100), SETTING);
        assertThat(there.trace().coefficient(0)).isCloseTo(5000, within(1e-3));
        assertThat(there.trace().coefficient(1)).isCloseTo(800, within(1e-3));
        for (int i = 0; i < there.trace().points().size(); i++) {
            double residual = there.trace().standardisedResidual(i);
            assertThat(residual).isCloseTo(0, within(1e-6));
        }
    }

    /** Weights are those of the fitted signal, in a fixed fit as in a free one. */
    @Test
    void pointsWeighByTheNoiseOfTheFittedSignal() {
        for (MapFit fit : List.of(
                MapFit.fixed(model(), around(beside(), 100), SETTING),
                MapFit.of(model(), around(beside(), 1e-6), SETTING))) {
            VariableProjection trace = fit.trace();
            for (int i = 0; i < trace.points().size(); i++) {
                double expected = (trace.points().y(i) - trace.fitted(i)) / Math.sqrt(NOISE.variance(trace.fitted(i)));
                assertThat(trace.standardisedResidual(i)).isCloseTo(expected, within(0.01 * Math.abs(expected) + 1e-3));
            }
        }
    }

    @Test
    void theStartIsWithinTheBoundsOfAShape() {
        double[] outside = TRUTH.clone();
        outside[3] = Math.log(9);
        assertThat(MapFit.fixed(model(), around(outside, 100), SETTING).theta()[3])
                .isCloseTo(Math.log(4), within(1e-12));
        assertThat(MapFit.of(model(), around(outside, 1e-6), SETTING).theta()[3])
                .isCloseTo(Math.log(4), within(1e-6));
    }

    /** Precision of trace and prior add up; a prior without information leaves the inverse of the trace's. */
    @Test
    void covarianceIsTheInverseOfBothInformations() {
        MapFit fit = MapFit.of(model(), around(beside(), 100), SETTING);
        GaussianPrior under = around(TRUTH, 0.001);
        double[][] covariance = fit.covariance(under).orElseThrow();
        double[][] information = fit.trace().information();
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                double sum = 0;
                for (int k = 0; k < covariance.length; k++) {
                    sum += covariance[i][k] * (information[k][j] + (k == j ? 1e6 : 0));
                }
                assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-6));
            }
        }
    }
}
