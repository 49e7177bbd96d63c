package io.enantio.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.enantio.ResultTable;
import io.enantio.calibration.curve.Polynomial;
import io.enantio.calibration.curve.WeightedLeastSquares;
import io.enantio.calibration.curve.WeightedLeastSquares.Point;
import io.enantio.method.Weighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A published steroid assay: 15 quadratic curves with weights 1/x and the concentrations read off them. */
class PublishedSteroidCurvesTest {
    private static final Path FOLDER = Path.of("../shared/data/tables/steroids");

    @BeforeEach
    void onlyWhereTheDataAre() {
        assumeTrue(Files.isDirectory(FOLDER), "shared steroid tables are not here");
    }

    @Test
    void allFifteenCurvesAreReproducedToTheRoundingOfTheirCoefficients() throws IOException {
        Map<String, List<Point>> standards = standards();
        int reproduced = 0;
        for (CSVRecord row : ResultTable.of(FOLDER.resolve("Dataset4_MassHunter-CalibrationFits.csv"))) {
            List<Point> points = standards.getOrDefault(row.get("analyte_id"), List.of());
            List<Double> found =
                    WeightedLeastSquares.fit(points, 3).orElseThrow().coefficients();
            List<Double> published = published(row);
            double worst = points.stream()
                    .mapToDouble(point -> Math.abs(
                            Polynomial.valueAt(found, point.x()) / Polynomial.valueAt(published, point.x()) - 1))
                    .max()
                    .orElseThrow();
            reproduced += worst < 1e-4 ? 1 : 0;
        }
        assertThat(reproduced).isEqualTo(15);
    }

    @Test
    void publishedConcentrationsFollowFromThePublishedCurvesUnlessCutAtZero() throws IOException {
        Map<String, List<Double>> curves =
                ResultTable.of(FOLDER.resolve("Dataset4_MassHunter-CalibrationFits.csv")).stream()
                        .collect(Collectors.toMap(row -> row.get("analyte_id"), PublishedSteroidCurvesTest::published));
        int within = 0;
        int negative = 0;
        for (CSVRecord row : ResultTable.of(FOLDER.resolve("truth.csv"))) {
            if (row.get("response_ratio").isEmpty()
                    || row.get("final_concentration_nmol_l").isEmpty()) {
                continue;
            }
            double published = Double.parseDouble(row.get("final_concentration_nmol_l"));
            double found = Polynomial.inverseAt(
                            curves.getOrDefault(row.get("analyte"), List.of()),
                            Double.parseDouble(row.get("response_ratio")))
                    .orElseThrow();
            // Published with four decimals.
            within += published > 0 && Math.abs(found - published) <= 0.002 * published + 0.00005 ? 1 : 0;
            negative += published == 0 && found <= 0 ? 1 : 0;
        }
        assertThat(within).isGreaterThanOrEqualTo(429);
        assertThat(negative).isEqualTo(16);
    }

    private static Map<String, List<Point>> standards() throws IOException {
        return ResultTable.of(FOLDER.resolve("truth.csv")).stream()
                .filter(row -> row.get("type").equals("Cal"))
                .filter(row ->
                        !row.get("nominal_nmol_l").isEmpty() && Double.parseDouble(row.get("nominal_nmol_l")) > 0)
                .collect(Collectors.groupingBy(
                        row -> row.get("analyte"),
                        TreeMap::new,
                        Collectors.mapping(PublishedSteroidCurvesTest::point, Collectors.toList())));
    }

    private static Point point(CSVRecord row) {
        double x = Double.parseDouble(row.get("nominal_nmol_l"));
        return new Point(x, Double.parseDouble(row.get("response_ratio")), Weighting.ONE_OVER_X.weightAt(x));
    }

    private static List<Double> published(CSVRecord row) {
        return List.of(
                Double.parseDouble(row.get("coef_c")),
                Double.parseDouble(row.get("coef_b")),
                Double.parseDouble(row.get("coef_a")));
    }
}
