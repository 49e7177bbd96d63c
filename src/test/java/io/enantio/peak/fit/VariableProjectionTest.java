package io.enantio.peak.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.fit.FitLayout.Term;
import io.enantio.peak.shape.ExponentiallyModifiedGaussian;
import io.enantio.peak.shape.PeakShape.Asymmetry;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class VariableProjectionTest {
    private static final FitPoints.Window WINDOW = new FitPoints.Window(4.4, 6.2);
    private static final BaselineModel BASELINE = BaselineModel.curvedWithin(new BaselineModel.Known(0, 10));

    @Test
    void withoutNoiseAreasAndBaselineAreExact() {
        FitLayout layout = FitLayout.plain(2, Asymmetry.TAILING);
        VariableProjection trace = new VariableProjection(points(), layout, BASELINE);
        double apex = 5 + 0.07 * ExponentiallyModifiedGaussian.apex(1);
        double cost = trace.evaluate(new double[] {apex, 0.3, Math.log(0.07), 0, 0});
        assertThat(cost).isLessThan(1e-6);
        assertThat(trace.coefficient(0)).isCloseTo(5000, within(1e-3));
        assertThat(trace.coefficient(1)).isCloseTo(800, within(1e-3));
    }

    @Test
    void thePullIsTheSlopeOfTheCostForEveryParameter() {
        for (Asymmetry asymmetry : Asymmetry.values()) {
            FitLayout layout = new FitLayout(2, asymmetry, EnumSet.of(Term.SLOW_TAIL), 1);
            VariableProjection trace = new VariableProjection(points(), layout, BASELINE);
            double[] theta = {5.03, 0.31, Math.log(0.075), -0.2, 0.03, 0.1, Math.log(3), 5.75};
            trace.evaluate(theta);
            double[] pull = trace.pull();
            for (int k = 0; k < theta.length; k++) {
                double slope = (cost(trace, theta, k, 1e-5) - cost(trace, theta, k, -1e-5)) / 2e-5;
                assertThat(-2 * pull[k]).as("parameter " + k).isCloseTo(slope, within(1e-4 * Math.abs(slope) + 10));
            }
        }
    }

    private static double cost(VariableProjection trace, double[] theta, int k, double step) {
        double[] moved = theta.clone();
        moved[k] += step;
        return trace.evaluate(moved);
    }

    private static FitPoints points() {
        Trace trace = new SyntheticChromatogram()
                .time(4, 7, 0.0125)
                .baseline(100, 15)
                .peak(5000, 5, 0.07, 0.07)
                .peak(800, 5.3, 0.07, 0.07)
                .trace();
        return FitPoints.of(trace, WINDOW, 0, i -> true);
    }
}
