package io.enantio.peak.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.Trace;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures read from traces whose answer is known without a program: parabolas, lines, plateaus. */
class SignalFiguresTest {
    private static final NoiseModel NOISE = new NoiseModel(4, 0, 0);

    private static Signal signal(DoubleUnaryOperator counts) {
        double[] times = new double[101];
        Arrays.setAll(times, i -> 1 + 0.02 * i);
        double[] values = Arrays.stream(times).map(counts).toArray();
        return new Signal(Trace.of(times, values), NOISE);
    }

    private static Signal flat(double... counts) {
        double[] times = new double[counts.length];
        Arrays.setAll(times, i -> 1 + 0.02 * i);
        return new Signal(Trace.of(times, counts), NOISE);
    }

    @Test
    void apexOfAParabolaIsItsVertex() {
        Signal parabola = signal(t -> 900 - 400 * (t - 2.013) * (t - 2.013));
        Apex apex = Apex.near(parabola, 1.95, new Apex.Search(0.5, 0.3)).orElseThrow();
        assertThat(apex.timeMin()).isCloseTo(2.013, within(1e-9));
        assertThat(apex.counts()).isCloseTo(900, within(1e-6));
        // curvature 400 +- sd(c): 17 points at 0.02 min within 0.35 widths, sum of squares of the quadratic term
        assertThat(apex.bend()).isBetween(3.0, 30.0);
        assertThat(apex.sdMin()).isBetween(1e-4, 1e-2);
    }

    @Test
    void apexOutOfReachOrInAValleyIsNone() {
        Signal parabola = signal(t -> 900 - 400 * (t - 2.013) * (t - 2.013));
        assertThat(Apex.near(parabola, 1.6, new Apex.Search(0.5, 0.3))).isEmpty();
        assertThat(Apex.near(signal(t -> 400 * (t - 2) * (t - 2)), 2, new Apex.Search(0.5, 0.3)))
                .isEmpty();
        assertThat(Apex.near(signal(t -> 100 * t), 2, new Apex.Search(0.5, 0.3)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"1.2, 2.4", "1.21, 2.39", "1.205, 1.215", "0.5, 3.5"})
    void trapezoidsIntegrateALineExactly(double from, double to) {
        Trapezoid area = new Trapezoid(signal(t -> 100 + 50 * t), from, to);
        double start = Math.max(from, 1);
        double end = Math.min(to, 3);
        Baseline zero = Baseline.fit(signal(t -> 0), new Baseline.Group(1.5, 2.5, 1));
        double exact = 100 * (end - start) + 25 * (end * end - start * start);
        assertThat(area.area(zero)).isCloseTo(exact, within(1e-9));
        assertThat(area.startMin()).isEqualTo(start);
        assertThat(area.endMin()).isEqualTo(end);
    }

    @Test
    void boundsInTheWrongOrderHaveNoArea() {
        Trapezoid none = new Trapezoid(signal(t -> 100), 2, 1.5);
        Baseline zero = Baseline.fit(signal(t -> 0), new Baseline.Group(1.5, 2.5, 1));
        assertThat(none.area(zero)).isZero();
        assertThat(none.endMin()).isEqualTo(none.startMin());
    }

    @Test
    void covarianceOfAnAreaIsThatOfItsPoints() {
        Signal trace = signal(t -> 100);
        Baseline level = Baseline.fit(trace, new Baseline.Group(1.5, 2.5, 0.5));
        Trapezoid whole = new Trapezoid(trace, 1.6, 2.4);
        Trapezoid apart = new Trapezoid(trace, 1.1, 1.3);
        // 40 steps of 0.02 min: points weigh 0.02, the two ends half of it
        double points = 4 * (39 * 0.02 * 0.02 + 2 * 0.01 * 0.01);
        double line = level.covariance(
                new double[] {0.8, 0.8 * (2 - level.centreMin())}, new double[] {0.8, 0.8 * (2 - level.centreMin())});
        assertThat(whole.covariance(whole, level)).isCloseTo(points + line, within(1e-9));
        double shared = level.covariance(
                new double[] {0.8, 0.8 * (2 - level.centreMin())}, new double[] {0.2, 0.2 * (1.2 - level.centreMin())});
        assertThat(whole.covariance(apart, level)).isCloseTo(shared, within(1e-9));
        assertThat(apart.covariance(whole, level)).isCloseTo(shared, within(1e-9));
    }

    @Test
    void halfHeightOfATriangleIsHalfOfItsBase() {
        DoubleUnaryOperator triangle = t -> Math.max(0, 1 - Math.abs(t - 2) / 0.4);
        HalfHeight.Steps walk = new HalfHeight.Steps(0.03, 1);
        assertThat(HalfHeight.distance(triangle, 2, 1, walk).getAsDouble()).isCloseTo(0.2, within(1e-12));
        assertThat(HalfHeight.distance(triangle, 2, -1, walk).getAsDouble()).isCloseTo(0.2, within(1e-12));
        assertThat(HalfHeight.distance(triangle, 2, new HalfHeight.Level(0.1, 1), walk)
                        .getAsDouble())
                .isCloseTo(0.36, within(1e-12));
        assertThat(HalfHeight.distance(triangle, 2, 1, new HalfHeight.Steps(0.03, 0.19)))
                .isEqualTo(OptionalDouble.empty());
    }

    /** The last step of a walk counts, and a side that only touches half height has not fallen to it. */
    @Test
    void aSideFallsBelowHalfHeightWithinItsWalk() {
        DoubleUnaryOperator cliff = t -> t < 0.5 ? 1 : 0.2;
        assertThat(HalfHeight.distance(cliff, 0, 1, new HalfHeight.Steps(0.25, 0.5))
                        .getAsDouble())
                .isCloseTo(0.25 + 0.25 * 0.5 / 0.8, within(1e-12));
        assertThat(HalfHeight.distance(cliff, 0, 1, new HalfHeight.Steps(0.25, 0.49)))
                .isEmpty();
        DoubleUnaryOperator shoulder = t -> t == 0.5 ? 0.5 : 1;
        assertThat(HalfHeight.distance(shoulder, 0, 1, new HalfHeight.Steps(0.25, 2)))
                .isEmpty();
    }

    /** Three equal maxima 5 counts above their neighbours may be noise of 2 counts, 400 above them they are not. */
    @Test
    void saturationIsAPlateauThatChanceDoesNotExplainOrALimit() {
        OptionalDouble none = OptionalDouble.empty();
        assertThat(Saturation.isIn(flat(10, 15, 20, 20, 20, 15, 10.5), 0, 9, none))
                .isFalse();
        assertThat(Saturation.isIn(flat(10, 500, 900, 900, 900, 500, 10.5), 0, 9, none))
                .isTrue();
        assertThat(Saturation.isIn(flat(10, 500, 900, 900, 900, 900, 900, 500, 10.001), 0, 9, none))
                .isTrue();
        assertThat(Saturation.isIn(flat(10, 500, 900, 900, 500, 10.0001), 0, 9, none))
                .isFalse();
        assertThat(Saturation.isIn(flat(900, 900, 900, 900, 900, 901, 10.001), 0, 9, none))
                .isFalse();
        assertThat(Saturation.isIn(flat(10, 500, 901, 500, 10), 0, 9, OptionalDouble.of(900)))
                .isTrue();
        assertThat(Saturation.isIn(flat(10, 500, 900, 500, 10), 0, 9, OptionalDouble.of(900)))
                .isFalse();
        assertThat(Saturation.isIn(flat(10, 500, 901, 500, 10), 1.05, 9, OptionalDouble.of(900)))
                .isFalse();
    }

    @Test
    void medianAndScatterAreThoseOfTheTextbook() {
        assertThat(Statistics.median(new double[] {3, 1, 2})).isEqualTo(2);
        assertThat(Statistics.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
        assertThat(Statistics.madSd(new double[] {1, 2, 4, 8, 16})).isCloseTo(3 * 1.482602, within(1e-12));
        assertThat(Statistics.madSd(new double[] {7})).isZero();
        assertThat(Statistics.madSd(new double[] {5, 7})).isCloseTo(1.482602, within(1e-12));
        assertThat(Statistics.quantile(new double[] {5, 1, 3, 2, 4}, 0.5)).isEqualTo(3);
        assertThat(Statistics.quantile(new double[] {5, 1, 3, 2, 4}, 0.3)).isEqualTo(2);
        assertThat(Statistics.tukeyWeight(0)).isEqualTo(1);
        assertThat(Statistics.tukeyWeight(0.5)).isEqualTo(0.5625);
        assertThat(Statistics.tukeyWeight(1)).isZero();
        assertThat(Statistics.tukeyWeight(-1.5)).isZero();
    }

    @Test
    void theTableOfTheGaussianIsTheGaussian() {
        for (double u = -5.99; u < 6; u += 0.0137) {
            assertThat(GaussianTable.at(u)).isCloseTo(Math.exp(-u * u / 2), within(2e-6));
        }
        assertThat(GaussianTable.at(6)).isZero();
        assertThat(GaussianTable.at(-6.1)).isZero();
        assertThat(GaussianTable.at(GaussianTable.FWHM / 2)).isCloseTo(0.5, within(2e-6));
    }

    @Test
    void smoothingKeepsALineAndLowersTheNoiseAsStated() {
        Signal line = signal(t -> 100 + 50 * t);
        assertThat(line.smoothed(2, 0.1)).isCloseTo(200, within(1e-9));
        assertThat(line.smoothingFactor(0.1)).isCloseTo(Math.sqrt(0.02 / (2 * Math.sqrt(Math.PI) * 0.1)), within(1e-9));
        assertThat(line.smoothingFactor(0)).isCloseTo(Math.sqrt(1 / Math.sqrt(Math.PI)), within(1e-9));
        assertThat(line.smoothed(9, 0.1)).isEqualTo(line.counts(100));
        assertThat(line.lowCounts()).isCloseTo(100 + 50 * 1.2, within(1e-9));
        assertThat(line.span(0)).isCloseTo(0.01, within(1e-12));
        assertThat(line.span(50)).isCloseTo(0.02, within(1e-12));
        assertThat(line.span(100)).isCloseTo(0.01, within(1e-12));
        assertThat(line.pointsBetween(1.09, 1.11)).isEqualTo(1);
        assertThat(line.pointsBetween(2, 1)).isZero();
    }

    /** The line through both stretches, left one shorter, as ordinary least squares gives it. */
    @Test
    void baselineIsTheLeastSquaresLineOfBothStretches() {
        Signal line = signal(t -> 100 + 50 * t);
        Baseline baseline = Baseline.fit(line, new Baseline.Group(1.3, 2.2, 0.6));
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < line.size(); i++) {
            double t = line.time(i);
            if (t <= 1.3 || t >= 2.2 && t <= 2.8) {
                n++;
                sum += t;
                squares += t * t;
            }
        }
        double centre = sum / n;
        double sxx = squares - n * centre * centre;
        assertThat(baseline.centreMin()).isCloseTo(centre, within(1e-9));
        assertThat(baseline.at(1)).isCloseTo(150, within(1e-9));
        assertThat(baseline.at(3)).isCloseTo(250, within(1e-9));
        assertThat(baseline.excess()).isEqualTo(1);
        assertThat(baseline.covariance(new double[] {2, 0}, new double[] {3, 0}))
                .isCloseTo(24 / n, within(1e-9));
        assertThat(baseline.covariance(new double[] {0, 2}, new double[] {0, 3}))
                .isCloseTo(24 / sxx, within(1e-6));
        assertThat(baseline.covariance(new double[] {1, 0}, new double[] {0, 1}))
                .isZero();
        assertThat(new Trapezoid(line, 1.23, 1.97).area(baseline)).isCloseTo(0, within(1e-9));
        double length = 1.97 - 1.23;
        double moment = length * (1.6 - centre);
        double[] weights = new double[line.size()];
        for (int i = 0; i + 1 < line.size(); i++) {
            double from = Math.max(1.23, line.time(i));
            double to = Math.min(1.97, line.time(i + 1));
            double share = ((from + to) / 2 - line.time(i)) / 0.02;
            weights[i] += to > from ? (to - from) * (1 - share) : 0;
            weights[i + 1] += to > from ? (to - from) * share : 0;
        }
        double points = 4 * Arrays.stream(weights).map(w -> w * w).sum();
        Trapezoid area = new Trapezoid(line, 1.23, 1.97);
        assertThat(area.covariance(area, baseline))
                .isCloseTo(points + 4 * length * length / n + 4 * moment * moment / sxx, within(1e-9));
    }

    @Test
    void aPeakIsIntegratedAboveItsSlopingBaseline() {
        Signal peak = signal(t -> 100 + 50 * t + Math.max(0, 400 - 2000 * Math.abs(t - 2)));
        Baseline baseline = Baseline.fit(peak, new Baseline.Group(1.7, 2.3, 0.6));
        assertThat(new Trapezoid(peak, 1.7, 2.3).area(baseline)).isCloseTo(80, within(1e-9));
        assertThat(new Trapezoid(peak, 1.7, 2).area(baseline)).isCloseTo(40, within(1e-9));
    }

    /** Scatter of 3 counts about the mean, where the noise model has 2; two parameters are taken off the 52 points. */
    @Test
    void excessIsTheScatterOverTheNoise() {
        double[] counts = new double[101];
        Arrays.setAll(counts, i -> 500 + (i % 2 == 0 ? 3 : -3));
        Baseline baseline = Baseline.fit(flat(counts), new Baseline.Group(1.505, 2.495, 0.505));
        assertThat(baseline.excess()).isCloseTo(1.5 * Math.sqrt(52 / 50.0), within(1e-3));
    }

    /** Four standard deviations are 8 counts: a point nearer to the line draws it, one further away does not. */
    @Test
    void onlyPointsNearTheLineAreFitted() {
        double[] counts = new double[101];
        Arrays.fill(counts, 500);
        counts[25] = 507.7;
        assertThat(Baseline.fit(flat(counts), new Baseline.Group(1.505, 2.495, 0.505))
                        .at(1.5))
                .isGreaterThan(500.1);
        counts[25] = 508.6;
        Baseline without = Baseline.fit(flat(counts), new Baseline.Group(1.505, 2.495, 0.505));
        assertThat(without.at(1.5)).isEqualTo(500);
        counts[25] = 491.4;
        assertThat(Baseline.fit(flat(counts), new Baseline.Group(1.505, 2.495, 0.505))
                        .at(1.5))
                .isEqualTo(500);
    }

    /** Three points make a side; of two the line knows no slope, and the other side's level remains. */
    @Test
    void threePointsAreTheLeastOfASide() {
        Signal line = signal(t -> 100 + 50 * t);
        Baseline both = Baseline.fit(line, new Baseline.Group(1.05, 1.2, 0.1));
        assertThat(both.at(1)).isCloseTo(150, within(1e-9));
        assertThat(both.at(3)).isCloseTo(250, within(1e-9));
        Baseline right = Baseline.fit(line, new Baseline.Group(1.03, 1.19, 0.14));
        assertThat(right.at(1)).isCloseTo(163, within(0.2));
        assertThat(right.at(3)).isEqualTo(right.at(1));
        Baseline mirrored = Baseline.fit(line, new Baseline.Group(2.8, 2.95, 0.1));
        assertThat(mirrored.at(1)).isCloseTo(150, within(1e-9));
        Baseline left = Baseline.fit(line, new Baseline.Group(2.81, 2.97, 0.14));
        assertThat(left.at(1)).isCloseTo(237, within(0.2));
        assertThat(left.at(3)).isEqualTo(left.at(1));
        double[] slope = {0, 1};
        assertThat(left.covariance(slope, slope)).isZero();
        assertThat(both.covariance(slope, slope)).isPositive();
    }

    /** Five points in all are too few for a line: the tenth percentile of the trace, as uncertain as one of its points. */
    @Test
    void tooLittleTraceGivesItsLowestPart() {
        Signal line = signal(t -> 100 + 50 * t);
        double[] level = {1, 0};
        double[] slope = {0, 1};
        for (Baseline.Group group : new Baseline.Group[] {
            new Baseline.Group(0.5, 2.91, 0.2), new Baseline.Group(0.5, 2.95, 0.2), new Baseline.Group(0.5, 3.5, 0.2)
        }) {
            Baseline lowest = Baseline.fit(line, group);
            assertThat(lowest.at(1)).isCloseTo(160, within(1e-9));
            assertThat(lowest.at(3)).isCloseTo(160, within(1e-9));
            assertThat(lowest.excess()).isEqualTo(1);
            assertThat(lowest.covariance(level, level)).isEqualTo(4);
            assertThat(lowest.covariance(slope, slope)).isZero();
        }
        assertThat(Baseline.fit(line, new Baseline.Group(0.5, 2.89, 0.2)).at(3)).isCloseTo(247, within(1.0));
    }

    @Test
    void smoothingIsTheWeightedMeanOfTheTextbook() {
        Signal curved = signal(t -> 100 * t * t * t);
        for (double time : new double[] {1.013, 1.5, 2.207, 2.99}) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i < curved.size(); i++) {
                double u = (curved.time(i) - time) / 0.07;
                double weight = Math.abs(u) <= 3 ? Math.exp(-u * u / 2) * (i == 0 || i == 100 ? 0.01 : 0.02) : 0;
                sum += weight * curved.counts(i);
                weights += weight;
            }
            assertThat(curved.smoothed(time, 0.07)).isCloseTo(sum / weights, within(1e-2));
        }
        assertThat(curved.intervalMin()).isCloseTo(0.02, within(1e-12));
    }

    /** Chance of three equal maxima: (step / (2 sqrt(pi) sd))^2; it is 1e-6 for a step of 0.00709 counts at an SD of 2. */
    @Test
    void coarseStorageExplainsEqualMaximaAndFineStorageDoesNot() {
        OptionalDouble none = OptionalDouble.empty();
        assertThat(Saturation.isIn(flat(10, 10.0070, 15, 20, 20, 20, 15), 0, 9, none))
                .isTrue();
        assertThat(Saturation.isIn(flat(10, 10.0072, 15, 20, 20, 20, 15), 0, 9, none))
                .isFalse();
        assertThat(Saturation.isIn(flat(10, 10.0001, 500, 900, 500, 900, 500, 900), 0, 9, none))
                .isFalse();
        assertThat(Saturation.isIn(flat(10, 10.0001, 900, 900, 900), 0, 9, none))
                .isTrue();
    }
}
