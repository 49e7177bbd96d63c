package io.enantio.calibration.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.calibration.ReferenceTable;
import io.enantio.calibration.curve.WeightedLeastSquares.Point;
import io.enantio.calibration.curve.WeightedLeastSquares.Solution;
import io.enantio.method.Weighting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedLeastSquaresTest {
    /** Tolerances are relative; Wampler 4 and 5 hide coefficients of 1 under noise of 2e5 and 2e7. */
    @ParameterizedTest
    @CsvSource({
        "norris,1e-11",
        "pontius,1e-11",
        "wampler1,1e-9",
        "wampler2,1e-11",
        "wampler3,1e-9",
        "wampler4,1e-7",
        "wampler5,1e-5"
    })
    void certifiedValuesOfNistAreReproduced(String dataset, double tolerance) throws IOException {
        ReferenceTable table = ReferenceTable.read("nist-strd/" + dataset + ".csv");
        double[] certified = table.numbers(2, "coefficient");
        double[] sd = table.numbers(2, "sd");
        double residualSd = table.numbers(2, "residual_sd")[0];

        Solution solution =
                WeightedLeastSquares.fit(points(table), certified.length).orElseThrow();

        for (int i = 0; i < certified.length; i++) {
            assertThat(solution.coefficients().get(i) / certified[i]).isCloseTo(1, within(tolerance));
            double found = Math.sqrt(solution.covariance().get(i).get(i));
            assertThat(found).isCloseTo(sd[i], within(1e-10 * sd[i] + (residualSd == 0 ? 1e-7 : 0)));
        }
        assertThat(Math.sqrt(solution.residualVariance()))
                .isCloseTo(residualSd, within(1e-10 * residualSd + (residualSd == 0 ? 1e-6 : 0)));
        assertThat(solution.rSquared()).isCloseTo(table.numbers(2, "r_squared")[0], within(1e-12));
    }

    private static List<Point> points(ReferenceTable table) {
        return table.rows("point").stream()
                .map(row -> new Point(Double.parseDouble(row[2]), Double.parseDouble(row[3]), 1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "linear,NONE,none", "linear,ONE_OVER_X,1/x", "linear,ONE_OVER_X_SQUARED,1/x^2",
        "quadratic,NONE,none", "quadratic,ONE_OVER_X,1/x", "quadratic,ONE_OVER_X_SQUARED,1/x^2"
    })
    void weightedFitsAgreeWithR(String model, Weighting weighting, String word) throws IOException {
        ReferenceTable table = ReferenceTable.read("r-lm/weighted_fits.csv");
        double[] expected = table.numbers(5, model, word, "coefficient");
        double[] covariance = table.numbers(5, model, word, "covariance");

        Solution solution = WeightedLeastSquares.fit(standards(table, weighting, 1), expected.length)
                .orElseThrow();

        for (int i = 0; i < expected.length; i++) {
            assertThat(solution.coefficients().get(i) / expected[i]).isCloseTo(1, within(1e-10));
            for (int j = 0; j < expected.length; j++) {
                double found = solution.covariance().get(i).get(j);
                assertThat(found / covariance[i * expected.length + j]).isCloseTo(1, within(1e-9));
            }
        }
        assertThat(solution.residualVariance() / table.numbers(5, model, word, "variance")[0])
                .isCloseTo(1, within(1e-10));
        assertThat(solution.rSquared()).isCloseTo(table.numbers(5, model, word, "r_squared")[0], within(1e-12));
    }

    private static List<Point> standards(ReferenceTable table, Weighting weighting, double scale) {
        double[] x = table.numbers(5, "all", "all", "x");
        double[] y = table.numbers(5, "all", "all", "y");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            points.add(new Point(x[i], y[i], scale * weighting.weightAt(x[i])));
        }
        return points;
    }

    @Test
    void scalingAllWeightsChangesNothingButTheScaleOfTheVariance() throws IOException {
        ReferenceTable table = ReferenceTable.read("r-lm/weighted_fits.csv");
        Solution one = WeightedLeastSquares.fit(standards(table, Weighting.ONE_OVER_X, 1), 3)
                .orElseThrow();
        Solution many = WeightedLeastSquares.fit(standards(table, Weighting.ONE_OVER_X, 4096), 3)
                .orElseThrow();

        assertThat(many.coefficients()).isEqualTo(one.coefficients());
        assertThat(many.covariance()).isEqualTo(one.covariance());
        assertThat(many.rSquared()).isEqualTo(one.rSquared());
        assertThat(many.residualVariance()).isEqualTo(4096 * one.residualVariance());
    }

    @Test
    void theLineAgreesWithTheCentredClosedForm() throws IOException {
        List<Point> points = standards(ReferenceTable.read("r-lm/weighted_fits.csv"), Weighting.ONE_OVER_X_SQUARED, 1);
        double weights = points.stream().mapToDouble(Point::weight).sum();
        double x =
                points.stream().mapToDouble(point -> point.weight() * point.x()).sum() / weights;
        double y =
                points.stream().mapToDouble(point -> point.weight() * point.y()).sum() / weights;
        double products = points.stream()
                .mapToDouble(point -> point.weight() * (point.x() - x) * (point.y() - y))
                .sum();
        double squares = points.stream()
                .mapToDouble(point -> point.weight() * (point.x() - x) * (point.x() - x))
                .sum();

        List<Double> found = WeightedLeastSquares.fit(points, 2).orElseThrow().coefficients();

        assertThat(found.get(1)).isCloseTo(products / squares, within(1e-14));
        assertThat(found.get(0)).isCloseTo(y - x * products / squares, within(1e-14));
    }

    @Test
    void tooFewPointsTooFewLevelsAndInfiniteValuesGiveNoFitRatherThanNaN() {
        assertThat(WeightedLeastSquares.fit(unweighted(1, 2), 2)).isEmpty();
        assertThat(WeightedLeastSquares.fit(unweighted(5, 5, 5, 5), 2)).isEmpty();
        assertThat(WeightedLeastSquares.fit(unweighted(1, 1, 500, 500), 3)).isEmpty();
        assertThat(WeightedLeastSquares.fit(
                        List.of(new Point(1, 1, 1), new Point(2, Double.NaN, 1), new Point(3, 1, 1)), 2))
                .isEmpty();
    }

    private static List<Point> unweighted(double... x) {
        return Arrays.stream(x).mapToObj(value -> new Point(value, value, 1)).toList();
    }
}
