package io.enantio.calibration.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PolynomialTest {
    @Test
    void backCalculationInvertsTheCurveOnItsRisingBranch() {
        Random random = new Random(11);
        for (int trial = 0; trial < 1000; trial++) {
            double slope = 0.001 + random.nextDouble();
            double curvature = slope * (random.nextDouble() - 0.5) / 1000;
            List<Double> curve = List.of(random.nextGaussian(), slope, trial % 10 == 0 ? 1e-18 : curvature);
            double x = 500 * random.nextDouble();

            double found =
                    Polynomial.inverseAt(curve, Polynomial.valueAt(curve, x)).orElseThrow();

            assertThat(found).as("seed 11, trial %d, %s", trial, curve).isCloseTo(x, within(1e-7));
        }
    }

    @Test
    void ofTheTwoRootsOfACurveThatBendsDownTheLowerOneIsTaken() {
        List<Double> bending = List.of(0.0, 0.02, -1e-5);

        assertThat(Polynomial.inverseAt(bending, 5.0).orElseThrow()).isCloseTo(292.893, within(1e-3));
    }

    @Test
    void ofTheTwoRootsOfACurveThatBendsUpTheUpperOneIsTaken() {
        assertThat(Polynomial.inverseAt(List.of(1.0, -0.01, 1e-4), 1.0).orElseThrow())
                .isCloseTo(100, within(1e-9));
    }

    @Test
    void aResponseBeyondTheExtremumAndAFlatLineHaveNoConcentration() {
        assertThat(Polynomial.inverseAt(List.of(0.0, 0.02, -1e-5), 11)).isEmpty();
        assertThat(Polynomial.inverseAt(List.of(1.0, 0.0), 1)).isEmpty();
    }
}
