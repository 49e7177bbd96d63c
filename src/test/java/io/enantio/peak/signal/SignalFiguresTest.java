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

    @Test
    void saturationIsAPlateauThatChanceDoesNotExplainOrALimit() {
        OptionalDouble none = OptionalDouble.empty();
        assertThat(Saturation.isIn(flat(10, 500, 900, 900, 900, 500, 10.5), 0, 9, none))
                .isFalse();
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
}
