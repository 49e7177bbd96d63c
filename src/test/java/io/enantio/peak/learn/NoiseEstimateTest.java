package io.enantio.peak.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.BaselineModel;
import io.enantio.peak.fit.FitLayout;
import io.enantio.peak.fit.FitNoise;
import io.enantio.peak.fit.FitPoints;
import io.enantio.peak.fit.VariableProjection;
import io.enantio.peak.shape.ExponentiallyModifiedGaussian;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import org.junit.jupiter.api.Test;

class NoiseEstimateTest {

    @Test
    void electronicAndCountingNoiseAreFoundFromTwentyTraces() {
        double apex = 5 + 0.07 * ExponentiallyModifiedGaussian.apex(1);
        FitLayout layout = FitLayout.plain(1, Asymmetry.TAILING);
        NoiseEstimate estimate = new NoiseEstimate();
        for (int k = 0; k < 20; k++) {
            Trace trace = new SyntheticChromatogram()
                    .time(4, 7, 1.0 / 60)
                    .baseline(500, 0)
                    .peak(6000, 5, 0.07, 0.07)
                    .noise(70, 10, k)
                    .trace();
            FitPoints points = FitPoints.of(trace, new FitPoints.Window(4.2, 6.5), 0, i -> true);
            VariableProjection projection =
                    new VariableProjection(points, layout, BaselineModel.curvedWithin(new BaselineModel.Known(0, 10)));
            projection.evaluate(new double[] {apex, Math.log(0.07), 0});
            estimate.add(projection);
        }
        FitNoise noise = estimate.model(new FitNoise(10_000, 0, 0.02));
        assertThat(noise.countsPerIon()).isCloseTo(10, within(1.5));
        assertThat(noise.variance(500)).isCloseTo(9900, within(1000.0));
    }
}
