package io.enantio.peak.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.Trace;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The apex of a skewed peak against a parabola fitted by Commons Math to the same points. */
class ApexTest {
    private static final double VARIANCE = 25;
    private static final double FWHM = 0.3;
    private static final Apex.Search SEARCH = new Apex.Search(FWHM, 0.2);

    /** Unequal steps, so that no moment of the points vanishes. */
    private static Signal skewed() {
        List<Double> times = new ArrayList<>();
        for (double t = 1; t < 3; t += 0.008 + 0.004 * Math.sin(40 * t)) {
            times.add(t);
        }
        double[] t = times.stream().mapToDouble(Double::doubleValue).toArray();
        double[] counts = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            double d = t[i] - 2;
            counts[i] = 100 + 900 * Math.exp(-d * d / (d > 0 ? 0.05 : 0.03));
        }
        return new Signal(Trace.of(t, counts), new NoiseModel(VARIANCE, 0, 0));
    }

    /** Coefficients of 1, u, u^2 about a centre, and their covariance. */
    private record Parabola(double[] coefficients, RealMatrix covariance) {
        static Parabola about(Signal signal, double centre) {
            double half = 0.35 * FWHM;
            double[][] rows = new double[0][];
            List<double[]> design = new ArrayList<>();
            List<Double> counts = new ArrayList<>();
            for (int i = 0; i < signal.size(); i++) {
                double u = (signal.time(i) - centre) / half;
                if (Math.abs(u) <= 1) {
                    design.add(new double[] {1, u, u * u});
                    counts.add(signal.counts(i));
                }
            }
            RealMatrix x = new Array2DRowRealMatrix(design.toArray(rows));
            RealMatrix inverse =
                    new LUDecomposition(x.transpose().multiply(x)).getSolver().getInverse();
            double[] y = counts.stream().mapToDouble(Double::doubleValue).toArray();
            return new Parabola(inverse.operate(x.transpose().operate(y)), inverse.scalarMultiply(VARIANCE));
        }

        double vertex() {
            return -coefficients[1] / (2 * coefficients[2]);
        }

        /** Error of the vertex: of the slope there, over the curvature. */
        double vertexSd() {
            double u = vertex();
            double slope = covariance.getEntry(1, 1)
                    + 4 * u * covariance.getEntry(1, 2)
                    + 4 * u * u * covariance.getEntry(2, 2);
            return Math.sqrt(slope) / (-2 * coefficients[2]);
        }
    }

    @ParameterizedTest(name = "searched from {0}")
    @ValueSource(doubles = {1.9, 1.97, 2, 2.05, 2.12})
    void timeHeightAndErrorsAreThoseOfTheLeastSquaresParabola(double from) {
        Signal signal = skewed();
        Apex apex = Apex.near(signal, from, SEARCH).orElseThrow();
        // The last move is shorter than a thousandth of a width, so the parabola about the apex is the same.
        Parabola parabola = Parabola.about(signal, apex.timeMin());
        double half = 0.35 * FWHM;
        assertThat(parabola.vertex() * half).isCloseTo(0, within(2e-3 * FWHM));
        assertThat(apex.sdMin()).isCloseTo(parabola.vertexSd() * half, within(0.01 * apex.sdMin()));
        assertThat(apex.counts()).isCloseTo(parabola.coefficients()[0], within(0.5));
        double bend =
                -parabola.coefficients()[2] / Math.sqrt(parabola.covariance().getEntry(2, 2));
        assertThat(apex.bend()).isCloseTo(bend, within(0.02 * bend));
        assertThat(apex.timeMin()).isBetween(1.99, 2.03);
    }

    @Test
    void anApexBeyondTheReachIsNotTaken() {
        Signal signal = skewed();
        double top = Apex.near(signal, 2, SEARCH).orElseThrow().timeMin();
        assertThat(Apex.near(signal, top - 0.06, new Apex.Search(FWHM, 0.1))).isPresent();
        assertThat(Apex.near(signal, top - 0.06, new Apex.Search(FWHM, 0.05))).isEmpty();
        assertThat(Apex.near(signal, top + 0.06, new Apex.Search(FWHM, 0.05))).isEmpty();
    }

    @Test
    void twoPointsAreNoParabola() {
        Signal sparse =
                new Signal(Trace.of(new double[] {1, 2, 3, 4}, new double[] {0, 5, 4, 0}), new NoiseModel(1, 0, 0));
        assertThat(Apex.near(sparse, 9, new Apex.Search(0.1, 5))).isEmpty();
    }
}
