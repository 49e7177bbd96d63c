package io.enantio.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.TestObjects;
import io.enantio.method.CurveModel;
import io.enantio.method.Method;
import io.enantio.method.Weighting;
import io.enantio.peak.InjectionPeaks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulated runs with known truth: how often the 95 % interval of a new sample holds its true concentration. */
class IntervalCoverageTest {
    private static final int RUNS = Integer.getInteger("coverage.runs", 600);
    private static final double[] TRUTHS = {1, 3, 30, 175, 400};

    /** Scatter of preparation and, at 1 ng/mL, of the area; the area's error is of ion counting and electronics. */
    private record Scatter(double preparation, double areaAtOne) {}

    @ParameterizedTest
    @CsvSource({
        "LINEAR,0.04,0.0,1",
        "LINEAR,0.04,0.0,2",
        "LINEAR,0.04,0.03,1",
        "LINEAR,0.03,0.08,1",
        "LINEAR,0.02,0.08,2",
        "LINEAR,0.0,0.05,1",
        "QUADRATIC,0.04,0.0,1",
        "QUADRATIC,0.04,0.0,2",
        "QUADRATIC,0.04,0.03,1",
        "QUADRATIC,0.03,0.08,1",
        "QUADRATIC,0.02,0.08,2",
        "QUADRATIC,0.0,0.05,1",
    })
    void ninetyFivePercentIntervalsHoldTheTruth(
            CurveModel model, double preparation, double areaAtOne, int replicates) {
        Random random = new Random(20260302);
        Scatter scatter = new Scatter(preparation, areaAtOne);
        Method method = TestObjects.method(model, Weighting.ONE_OVER_X_SQUARED, TestObjects.ichM10());
        int[] inside = new int[TRUTHS.length];
        int fits = 0;
        double width = 0;
        for (int run = 0; run < RUNS; run++) {
            CurveFit fit = new CalibrationFitter(method)
                    .fit(TestObjects.S_KETAMINE, standards(model, scatter, replicates, random));
            if (!(fit instanceof CalibrationCurve)) {
                continue;
            }
            fits++;
            for (int i = 0; i < TRUTHS.length; i++) {
                InjectionPeaks sample = sample(model, TRUTHS[i], scatter, random);
                if (new Quantifier().quantify(fit, sample) instanceof Quantitation.Estimate estimate) {
                    boolean low = estimate.ci95LowNgPerMl().orElse(Double.NEGATIVE_INFINITY) <= TRUTHS[i];
                    boolean high = estimate.ci95HighNgPerMl().orElse(Double.POSITIVE_INFINITY) >= TRUTHS[i];
                    inside[i] += low && high ? 1 : 0;
                }
            }
        }
        StringBuilder out = new StringBuilder(model + " " + scatter + " x" + replicates + " fits " + fits + ":");
        int all = 0;
        for (int i = 0; i < TRUTHS.length; i++) {
            all += inside[i];
            out.append(" %.1f".formatted(100.0 * inside[i] / fits));
        }
        System.out.println(out + "  all %.2f".formatted(100.0 * all / fits / TRUTHS.length));
        assertThat(width).isZero();
    }

    private static List<InjectionPeaks> standards(CurveModel model, Scatter scatter, int replicates, Random random) {
        List<InjectionPeaks> standards = new ArrayList<>();
        double[] levels = TestObjects.STANDARDS_NG_PER_ML;
        for (int i = 0; i < levels.length * replicates; i++) {
            int level = i % levels.length;
            double se = areaSe(levels[level], scatter);
            double ratio = measured(model, levels[level], scatter, random);
            standards.add(Measured.standard(i + 1, level + 1, ratio, se / Math.abs(ratio)));
        }
        return standards;
    }

    private static InjectionPeaks sample(CurveModel model, double truth, Scatter scatter, Random random) {
        return Measured.sample(measured(model, truth, scatter, random), areaSe(truth, scatter), 1);
    }

    private static double measured(CurveModel model, double x, Scatter scatter, Random random) {
        double prepared = x * (1 + scatter.preparation() * random.nextGaussian());
        double curvature = model == CurveModel.QUADRATIC ? 1.2e-5 : 0;
        return 0.001 + 0.02 * prepared - curvature * x * x + areaSe(x, scatter) * random.nextGaussian();
    }

    /** Half of the variance at 1 ng/mL is electronic, half grows with the signal. */
    private static double areaSe(double x, Scatter scatter) {
        return 0.02 * scatter.areaAtOne() * Math.sqrt(0.5 + 0.5 * x);
    }
}
