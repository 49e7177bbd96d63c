package io.enantio.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.calibration.curve.Polynomial;
import io.enantio.calibration.curve.WeightedLeastSquares;
import io.enantio.calibration.curve.WeightedLeastSquares.Point;
import io.enantio.method.Weighting;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fifteen quadratic curves with weights 1/x whose coefficients were solved in exact arithmetic: validation/reference/calibration-curves. */
class ExactCurvesTest {
    private final ReferenceTable curves = ReferenceTable.read("calibration-curves/curves.csv");
    private final ReferenceTable samples = ReferenceTable.read("calibration-curves/samples.csv");

    ExactCurvesTest() throws IOException {}

    private List<String> names() {
        return curves.rows().stream().map(row -> row[0]).distinct().toList();
    }

    private List<Double> published(String curve) {
        return List.of(
                curves.numbers(2, curve, "c")[0], curves.numbers(2, curve, "b")[0], curves.numbers(2, curve, "a")[0]);
    }

    @Test
    void everyCurveIsReproducedToTheRoundingOfItsCoefficients() {
        assertThat(names()).hasSize(15);
        for (String curve : names()) {
            double[] x = curves.numbers(2, curve, "point");
            double[] y = curves.numbers(3, curve, "point");
            List<Point> points = java.util.stream.IntStream.range(0, x.length)
                    .mapToObj(i -> new Point(x[i], y[i], Weighting.ONE_OVER_X.weightAt(x[i])))
                    .toList();
            List<Double> found =
                    WeightedLeastSquares.fit(points, 3).orElseThrow().coefficients();
            List<Double> published = published(curve);
            for (int k = 0; k < 3; k++) {
                assertThat(Math.abs(found.get(k) / published.get(k) - 1))
                        .as(curve + " " + k)
                        .isLessThan(5.1e-6);
            }
        }
    }

    @Test
    void everyConcentrationIsTheOneReadOffTheCurve() {
        assertThat(samples.rows()).hasSize(150);
        for (String[] row : samples.rows()) {
            double found = Polynomial.inverseAt(published(row[0]), Double.parseDouble(row[1]))
                    .orElseThrow();
            assertThat(Math.abs(found - Double.parseDouble(row[2])))
                    .as(String.join(" ", row))
                    .isLessThan(0.000051);
        }
    }
}
