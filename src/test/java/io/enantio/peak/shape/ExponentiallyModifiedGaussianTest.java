package io.enantio.peak.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against 50-digit values of validation/reference/emg (mpmath). */
class ExponentiallyModifiedGaussianTest {
    private static final Path REFERENCE = Path.of("validation", "reference", "emg");

    @Test
    void theDensityAgreesWithFiftyDigitValuesOverTheWholeRange() throws IOException {
        double worst = 0;
        for (double[] row : rows("emg.csv")) {
            double value = ExponentiallyModifiedGaussian.value(row[1], row[0]);
            worst = Math.max(worst, Math.abs(value / row[2] - 1));
        }
        assertThat(worst).isLessThan(1e-11);
    }

    @Test
    void theDerivativesAgreeWithFiftyDigitValues() throws IOException {
        double worst = 0;
        double[] out = new double[4];
        for (double[] row : rows("emg.csv")) {
            if (row[0] < 0.02) {
                continue;
            }
            ExponentiallyModifiedGaussian.gradient(row[1], row[0], out);
            for (int k = 0; k < 4; k++) {
                // a derivative passes through 0: its error is measured against the density where that is larger
                double scale = Math.max(Math.abs(row[2 + k]), row[2]);
                worst = Math.max(worst, Math.abs(out[k] - row[2 + k]) / scale);
            }
        }
        assertThat(worst).isLessThan(1e-8);
    }

    @Test
    void theDerivativesStayGoodNearTheGaussian() throws IOException {
        double[] out = new double[4];
        for (double[] row : rows("emg.csv")) {
            if (row[0] >= 0.02 || Math.abs(row[1]) > 5) {
                continue;
            }
            ExponentiallyModifiedGaussian.gradient(row[1], row[0], out);
            for (int k = 0; k < 4; k++) {
                double scale = Math.max(Math.abs(row[2 + k]), row[2]);
                assertThat(Math.abs(out[k] - row[2 + k])).isLessThan(1e-8 * scale);
            }
        }
    }

    @Test
    void theApexAgreesWithFortyDigitValues() throws IOException {
        for (double[] row : rows("apex.csv")) {
            double apex = ExponentiallyModifiedGaussian.apex(row[0]);
            assertThat(Math.abs(apex - row[1])).isLessThan(1e-10);
            assertThat(ExponentiallyModifiedGaussian.value(apex, row[0])).isCloseTo(row[2], within(1e-11));
            double step = 1e-5 * row[0];
            double slope = (ExponentiallyModifiedGaussian.apex(row[0] + step)
                            - ExponentiallyModifiedGaussian.apex(row[0] - step))
                    / (2 * step);
            if (row[0] >= 0.005) {
                assertThat(ExponentiallyModifiedGaussian.apexSlope(row[0])).isCloseTo(slope, within(1e-4));
            }
        }
    }

    /** By implicit differentiation of the apex condition in both regimes, and by differences of the apex itself. */
    @Test
    void theSlopeOfTheApexIsTheDerivativeOfTheApex() {
        for (double r : new double[] {5e-4, 2e-3, 0.01, 0.019, 0.021, 0.1, 0.5, 1, 2, 4}) {
            double step = 1e-4 * r;
            double slope = (ExponentiallyModifiedGaussian.apex(r + step) - ExponentiallyModifiedGaussian.apex(r - step))
                    / (2 * step);
            assertThat(ExponentiallyModifiedGaussian.apexSlope(r)).isCloseTo(slope, within(2e-7));
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(value);
    }

    private static List<double[]> rows(String file) throws IOException {
        return Files.readAllLines(REFERENCE.resolve(file)).stream()
                .skip(1)
                .map(ExponentiallyModifiedGaussianTest::numbers)
                .toList();
    }

    private static double[] numbers(String line) {
        return java.util.Arrays.stream(line.split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
