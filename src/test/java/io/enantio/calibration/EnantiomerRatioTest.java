package io.enantio.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.TestObjects;
import io.enantio.calibration.EnantiomerRatio.Side;
import io.enantio.calibration.curve.CalibrationCurve;
import io.enantio.calibration.curve.PairCurves;
import io.enantio.calibration.curve.PairCurves.Calibrator;
import io.enantio.calibration.curve.PairCurves.LogRatio;
import io.enantio.calibration.curve.PairResponse;
import io.enantio.calibration.curve.Response;
import io.enantio.method.CurveModel;
import io.enantio.method.Method;
import io.enantio.method.Weighting;
import io.enantio.peak.InjectionPeaks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnantiomerRatioTest {
    private static final int RUNS = 400;
    private static final long SEED = 20260305;
    private static final double[] QCS_NG_PER_ML = {1, 3, 175, 400};
    private static final Response.Ratio NOTHING = new Response.Ratio(0, 0);

    /**
     * How much scatters, as CV. The area's is that at 1 ng/mL and falls with the root of the concentration.
     *
     * @param both preparation and internal standard, the same for R and S
     * @param each of R and S by itself
     * @param correlation of the two areas' errors
     */
    private record Scatter(double both, double each, double area, double correlation) {
        PairResponse response(Random random, double r, double s) {
            double common = both * random.nextGaussian();
            double shared = random.nextGaussian();
            double own = Math.sqrt(1 - Math.abs(correlation));
            double root = Math.sqrt(Math.abs(correlation));
            double ofR = root * shared + own * random.nextGaussian();
            double ofS = Math.signum(correlation) * root * shared + own * random.nextGaussian();
            double seOfR = area / Math.sqrt(r);
            double seOfS = area / Math.sqrt(s);
            return new PairResponse(
                    response(r) * (1 + common + each * random.nextGaussian()) * (1 + seOfR * ofR),
                    response(s) * (1 + common + each * random.nextGaussian()) * (1 + seOfS * ofS),
                    seOfR * seOfR,
                    seOfS * seOfS,
                    seOfR * seOfS * correlation,
                    0);
        }

        private static double response(double x) {
            return 0.001 + 0.02 * x;
        }
    }

    /** One run: its calibrators, the standards first. */
    private record Run(CalibrationCurve r, CalibrationCurve s, PairCurves pair) {
        static Run of(Random random, Scatter scatter, Weighting weighting, int qcs) {
            List<Calibrator> calibrators = new ArrayList<>();
            double[] levels = TestObjects.STANDARDS_NG_PER_ML;
            for (int i = 0; i < 2 * levels.length; i++) {
                double x = levels[i % levels.length];
                calibrators.add(new Calibrator(x, x, scatter.response(random, x, x)));
            }
            List<Calibrator> standards = List.copyOf(calibrators);
            for (int i = 0; i < qcs; i++) {
                double x = QCS_NG_PER_ML[i % QCS_NG_PER_ML.length];
                calibrators.add(new Calibrator(x, x, scatter.response(random, x, x)));
            }
            CalibrationCurve r = curve(
                    standards.stream().mapToDouble(one -> one.response().r()).toArray(), weighting);
            CalibrationCurve s = curve(
                    standards.stream().mapToDouble(one -> one.response().s()).toArray(), weighting);
            return new Run(r, s, PairCurves.of(r.form(), calibrators).orElseThrow());
        }

        private static CalibrationCurve curve(double[] responses, Weighting weighting) {
            Method method = TestObjects.method(CurveModel.LINEAR, weighting, TestObjects.ichM10());
            int levels = TestObjects.STANDARDS_NG_PER_ML.length;
            List<InjectionPeaks> standards = IntStream.range(0, responses.length)
                    .mapToObj(i -> Measured.standard(i + 1, i % levels + 1, responses[i], 0))
                    .toList();
            return new CalibrationFitter(method)
                    .fit(TestObjects.S_KETAMINE, standards, Set.of())
                    .curve()
                    .orElseThrow();
        }

        EnantiomerRatio ratio(PairResponse sample) {
            return EnantiomerRatio.of(side(r, sample.r(), NOTHING), side(s, sample.s(), NOTHING), pair.ratio(sample));
        }
    }

    private static Side side(CalibrationCurve curve, double response, Response.Ratio carriedOver) {
        return new Side(
                curve,
                new Response.Ratio(response, 0),
                curve.concentrationAt(response).orElseThrow(),
                carriedOver);
    }

    /**
     * Simulated runs of 16 racemic standards and 12 QCs. How often the interval contains the true ratio, and its half width in the median
     * over that which the errors need; the standard error of 95 % over 400 runs is 1.1 %. The last two samples lie far from the
     * standards' ratio at a low level, where nearly everything is error of the curves, which is taken at 99 %.
     */
    @ParameterizedTest
    @CsvSource({
        "0.04, 0.006, 0, 0, 1, 50, 92, 98",
        "0.04, 0.006, 0.03, 0, 1, 50, 92, 98",
        "0.04, 0.006, 0.03, -0.5, 1, 5, 92, 98",
        "0.04, 0.006, 0.05, 0.7, 3, 50, 92, 98",
        "0.05, 0.002, 0.01, 0, 1, 20, 92, 98",
        "0.01, 0.040, 0.03, 0, 1, 50, 92, 98",
        "0.04, 0.006, 0.03, 0, 10, 50, 94, 99.5",
        "0.04, 0.006, 0.01, 0, 20, 40, 95, 99.5",
    })
    void intervalsContainTheTrueRatio(
            double both,
            double each,
            double area,
            double correlation,
            double truth,
            double middle,
            double least,
            double most) {
        Random random = new Random(SEED);
        Scatter scatter = new Scatter(both, each, area, correlation);
        int inside = 0;
        double[] errors = new double[RUNS];
        double[] halfWidths = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            double root = Math.sqrt(truth);
            EnantiomerRatio found = Run.of(random, scatter, Weighting.ONE_OVER_X_SQUARED, 12)
                    .ratio(scatter.response(random, middle * root, middle / root));
            double low = found.ci95Low().orElseThrow();
            double high = found.ci95High().orElseThrow();
            assertThat(found.value()).isBetween(low, high);
            inside += low <= truth && truth <= high ? 1 : 0;
            errors[run] = Math.abs(Math.log(found.value() / truth));
            halfWidths[run] = Math.log(high / low) / 2;
        }
        Arrays.sort(errors);
        Arrays.sort(halfWidths);
        double wide = halfWidths[RUNS / 2] / errors[RUNS * 95 / 100];
        assertThat(100.0 * inside / RUNS).as("coverage, seed %d", SEED).isBetween(least, most);
        assertThat(wide).as("half width over what is needed").isBetween(0.7, 1.3);
    }

    /** Weights that do not fit the scatter make curves worse, and intervals with them. */
    @ParameterizedTest
    @CsvSource({"ONE_OVER_X", "ONE_OVER_X_SQUARED"})
    void theWeightingMayBeEither(Weighting weighting) {
        Random random = new Random(SEED);
        Scatter scatter = new Scatter(0.04, 0.006, 0.01, 0);
        int inside = 0;
        for (int run = 0; run < RUNS; run++) {
            EnantiomerRatio found = Run.of(random, scatter, weighting, 12).ratio(scatter.response(random, 100, 50));
            inside += found.ci95Low().orElseThrow() <= 2 && found.ci95High().orElseThrow() >= 2 ? 1 : 0;
        }
        assertThat(100.0 * inside / RUNS).isBetween(92.0, 99.0);
    }

    /** A vial of which R alone was spilled by a fifth: without the limit the interval would be four times as wide. */
    @Test
    void oneBadVialDoesNotWidenTheIntervalsOfTheRun() {
        Random random = new Random(SEED);
        Scatter scatter = new Scatter(0.04, 0.006, 0.01, 0);
        List<Calibrator> good = new ArrayList<>();
        for (int i = 0; i < 28; i++) {
            double x = TestObjects.STANDARDS_NG_PER_ML[i % 8];
            good.add(new Calibrator(x, x, scatter.response(random, x, x)));
        }
        List<Calibrator> bad = new ArrayList<>(good);
        PairResponse spilled = good.get(12).response();
        bad.set(12, new Calibrator(75, 75, new PairResponse(0.8 * spilled.r(), spilled.s(), 0, 0, 0, 0)));
        CalibrationCurve.Form form = new CalibrationCurve.Form(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED);
        PairResponse sample = scatter.response(random, 60, 60);
        LogRatio one = PairCurves.of(form, good).orElseThrow().ratio(sample).orElseThrow();
        LogRatio other = PairCurves.of(form, bad).orElseThrow().ratio(sample).orElseThrow();
        assertThat(other.halfWidth()).isBetween(one.halfWidth(), 2 * one.halfWidth());
    }

    /** What calibrators and sample have in common of the shape's error is in the curves; only the rest counts. */
    @Test
    void onlyWhatTheSampleHasBeyondTheCalibratorsOfTheShapesErrorCounts() {
        double exact = halfWidth(0, 0);
        assertThat(halfWidth(0.03, 0.03)).isCloseTo(exact, within(1e-9));
        assertThat(halfWidth(0.03, 0.01)).isGreaterThan(0.03).isCloseTo(halfWidth(0.01, 0.03), within(1e-9));
        assertThat(halfWidth(0, 0.02)).isGreaterThan(exact);
    }

    private static double halfWidth(double ofCalibrators, double ofSample) {
        Random random = new Random(SEED);
        Scatter scatter = new Scatter(0.04, 0.006, 0.01, 0);
        List<Calibrator> calibrators = new ArrayList<>();
        for (int i = 0; i < 28; i++) {
            double x = TestObjects.STANDARDS_NG_PER_ML[i % 8];
            calibrators.add(new Calibrator(x, x, withShape(scatter.response(random, x, x), ofCalibrators)));
        }
        CalibrationCurve.Form form = new CalibrationCurve.Form(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED);
        PairResponse sample = withShape(scatter.response(random, 60, 60), ofSample);
        return PairCurves.of(form, calibrators)
                .orElseThrow()
                .ratio(sample)
                .orElseThrow()
                .halfWidth();
    }

    private static PairResponse withShape(PairResponse one, double shape) {
        return new PairResponse(one.r(), one.s(), one.varianceOfR(), one.varianceOfS(), one.covariance(), shape);
    }

    @Test
    void sharedErrorsOfTheAreasNarrowTheInterval() {
        Random random = new Random(SEED);
        Run run = Run.of(random, new Scatter(0.04, 0.006, 0.01, 0), Weighting.ONE_OVER_X_SQUARED, 12);
        double apart = width(run, 0);
        assertThat(width(run, 1e-4)).isLessThan(apart);
        assertThat(width(run, -1e-4)).isGreaterThan(apart);
    }

    private static double width(Run run, double covariance) {
        EnantiomerRatio found = run.ratio(new PairResponse(1, 1, 2e-4, 2e-4, covariance, 0));
        return found.ci95High().orElseThrow() / found.ci95Low().orElseThrow();
    }

    @Test
    void exchangingRAndSGivesTheReciprocal() {
        Random random = new Random(SEED);
        List<Calibrator> calibrators = new ArrayList<>();
        List<Calibrator> exchanged = new ArrayList<>();
        Scatter scatter = new Scatter(0.04, 0.006, 0.03, 0.3);
        for (int i = 0; i < 24; i++) {
            double x = TestObjects.STANDARDS_NG_PER_ML[i % 8];
            PairResponse one = scatter.response(random, x, x);
            calibrators.add(new Calibrator(x, x, one));
            exchanged.add(new Calibrator(x, x, exchanged(one)));
        }
        CalibrationCurve.Form form = new CalibrationCurve.Form(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED);
        PairResponse sample = scatter.response(random, 60, 20);
        LogRatio one =
                PairCurves.of(form, calibrators).orElseThrow().ratio(sample).orElseThrow();
        LogRatio other = PairCurves.of(form, exchanged)
                .orElseThrow()
                .ratio(exchanged(sample))
                .orElseThrow();
        assertThat(other.centre()).isCloseTo(-one.centre(), within(1e-12));
        assertThat(other.halfWidth()).isCloseTo(one.halfWidth(), within(1e-12));
    }

    private static PairResponse exchanged(PairResponse one) {
        return new PairResponse(one.s(), one.r(), one.varianceOfS(), one.varianceOfR(), one.covariance(), one.shape());
    }

    /** Carry-over of R only adds to R: without it the ratio would be lower. */
    @Test
    void carryOverOfROpensTheLowerEndAndThatOfSTheUpperOne() {
        Run run = Run.of(new Random(SEED), new Scatter(0.04, 0.006, 0.01, 0), Weighting.ONE_OVER_X_SQUARED, 12);
        PairResponse sample = new PairResponse(1, 1, 1e-4, 1e-4, 0, 0);
        Response.Ratio tenth = new Response.Ratio(0.1, 0.01);
        EnantiomerRatio without = run.ratio(sample);
        EnantiomerRatio intoR =
                EnantiomerRatio.of(side(run.r, 1, tenth), side(run.s, 1, NOTHING), run.pair.ratio(sample));
        EnantiomerRatio intoS =
                EnantiomerRatio.of(side(run.r, 1, NOTHING), side(run.s, 1, tenth), run.pair.ratio(sample));
        assertThat(intoR.ci95Low().orElseThrow())
                .isLessThan(0.91 * without.ci95Low().orElseThrow());
        assertThat(intoR.ci95High()).isEqualTo(without.ci95High());
        assertThat(intoS.ci95Low()).isEqualTo(without.ci95Low());
        assertThat(intoS.ci95High().orElseThrow())
                .isGreaterThan(without.ci95High().orElseThrow() / 0.91);
        assertThat(intoR.value()).isEqualTo(without.value());
    }

    @Test
    void withoutCurvesThroughCalibratorsTheRatioHasNoInterval() {
        CalibrationCurve.Form form = new CalibrationCurve.Form(CurveModel.LINEAR, Weighting.ONE_OVER_X_SQUARED);
        PairResponse exact = new PairResponse(0.021, 0.021, 0, 0, 0, 0);
        assertThat(PairCurves.of(form, List.of(new Calibrator(1, 1, exact), new Calibrator(2, 2, exact))))
                .isEmpty();
        Run run = Run.of(new Random(SEED), new Scatter(0.04, 0.006, 0, 0), Weighting.ONE_OVER_X_SQUARED, 0);
        EnantiomerRatio found = EnantiomerRatio.of(side(run.r, 2, NOTHING), side(run.s, 1, NOTHING), Optional.empty());
        assertThat(found.value()).isGreaterThan(1);
        assertThat(found.ci95Low()).isEmpty();
        assertThat(found.ci95High()).isEmpty();
    }

    @Test
    void enantiomericExcessIsThatOfThePair() {
        assertThat(EnantiomerRatio.eePercent(1)).isZero();
        assertThat(EnantiomerRatio.eePercent(3)).isCloseTo(50, within(1e-12));
        assertThat(EnantiomerRatio.eePercent(1.0 / 3)).isCloseTo(-50, within(1e-12));
    }
}
