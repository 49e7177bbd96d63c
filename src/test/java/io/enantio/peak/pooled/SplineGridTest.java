package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplineGridTest {
    private static final double FROM = SplineGrid.v(SplineGrid.FIRST);
    private static final double TO = SplineGrid.v(SplineGrid.LAST);
    private static final double H = (TO - FROM) / (SplineGrid.SPLINES - 3);

    private static double value(double v, double[] coefficients) {
        double[] near = new double[SplineGrid.NEAR];
        int first = SplineGrid.splines(v, near);
        return SplineGrid.sum(first, near, coefficients);
    }

    private static double[] coefficients(java.util.function.IntToDoubleFunction of) {
        return IntStream.range(0, SplineGrid.SPLINES).mapToDouble(of).toArray();
    }

    @Test
    void splinesAddUpToOneAndNoneIsNegative() {
        double[] near = new double[SplineGrid.NEAR];
        for (int k = 0; k <= 1000; k++) {
            double v = FROM + (TO - FROM) * k / 1000;
            int first = SplineGrid.splines(v, near);
            assertThat(first).isBetween(0, SplineGrid.SPLINES - SplineGrid.NEAR);
            assertThat(Arrays.stream(near).sum()).isCloseTo(1, within(1e-13));
            assertThat(Arrays.stream(near).min().orElseThrow()).isGreaterThan(-1e-13);
        }
    }

    /** Coefficients in a line make a line: the spline at its own middle has the weight of its number. */
    @Test
    void aLineOfCoefficientsIsALine() {
        double[] line = coefficients(k -> FROM + (k - 1) * H);
        for (int k = 0; k <= 50; k++) {
            double v = FROM + (TO - FROM) * k / 50;
            assertThat(value(v, line)).isCloseTo(v, within(1e-12));
            assertThat(SplineGrid.slope(v, line)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void slopeIsTheLimitOfDifferences() {
        double[] some = new Random(1).doubles(SplineGrid.SPLINES, -2, 2).toArray();
        for (int k = 1; k < 200; k++) {
            double v = FROM + (TO - FROM) * k / 200;
            double difference = (value(v + 1e-6, some) - value(v - 1e-6, some)) / 2e-6;
            assertThat(SplineGrid.slope(v, some)).isCloseTo(difference, within(1e-6));
        }
    }

    @Test
    void placesAreTransformedThereAndBack() {
        for (double x : new double[] {-4, -1.3, -1e-9, 0, 0.2, 3, 14}) {
            double v = SplineGrid.v(x);
            assertThat(0.5 * Math.sinh(v)).isCloseTo(x, within(1e-12));
            double difference = (SplineGrid.v(x + 1e-6) - SplineGrid.v(x - 1e-6)) / 2e-6;
            assertThat(SplineGrid.slope(x)).isCloseTo(difference, within(1e-7));
        }
    }

    /** A peak that vanishes at both ends: its integral over x is exact by the nodes. */
    @Test
    void nodesIntegrateOverTheirPlaces() {
        double sum = 0;
        for (int g = 0; g < SplineGrid.NODES; g++) {
            double x = SplineGrid.nodeX(g);
            sum += SplineGrid.nodeWeight(g) * Math.exp(-4 * Math.log(2) * x * x);
            double[] near = new double[SplineGrid.NEAR];
            assertThat(SplineGrid.splines(SplineGrid.v(x), near))
                    .isBetween(SplineGrid.nodeFirst(g) - 1, SplineGrid.nodeFirst(g) + 1);
        }
        assertThat(sum).isCloseTo(Math.sqrt(Math.PI / (4 * Math.log(2))), within(1e-9));
        assertThat(SplineGrid.nodeX(0)).isCloseTo(SplineGrid.FIRST, within(1e-12));
        assertThat(SplineGrid.nodeX(SplineGrid.NODES - 1)).isCloseTo(SplineGrid.LAST, within(1e-11));
    }

    @Test
    void roughnessIsTheIntegralOfTheSquaredCurvature() {
        double[] wave = coefficients(k -> Math.sin(k * Math.PI / (SplineGrid.SPLINES - 1)));
        int steps = 20_000;
        double integral = 0;
        double step = (TO - FROM) / steps;
        for (int k = 0; k < steps; k++) {
            double v = FROM + (k + 0.5) * step;
            double curvature = (SplineGrid.slope(v + 1e-5, wave) - SplineGrid.slope(v - 1e-5, wave)) / 2e-5;
            integral += curvature * curvature * step;
        }
        assertThat(form(wave)).isCloseTo(integral, within(0.02 * integral));
        assertThat(form(coefficients(k -> 3 - 0.7 * k))).isCloseTo(0, within(1e-9));
        assertThat(form(coefficients(k -> k % 2))).isGreaterThan(1000 * form(wave));
    }

    private static double form(double[] coefficients) {
        double[][] rough = SplineGrid.roughnessForm();
        double sum = 0;
        for (int k = 0; k < coefficients.length; k++) {
            for (int l = 0; l < coefficients.length; l++) {
                sum += coefficients[k] * rough[k][l] * coefficients[l];
            }
        }
        return sum;
    }
}
