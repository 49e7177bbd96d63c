package io.enantio.cli.selftest;

import io.enantio.calibration.curve.WeightedLeastSquares;
import io.enantio.calibration.curve.WeightedLeastSquares.Point;
import io.enantio.calibration.curve.WeightedLeastSquares.Solution;
import io.enantio.cli.selftest.PackedTable.Row;
import io.enantio.method.Weighting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Least-squares coefficients against published ones: certified values of the NIST Statistical Reference Datasets, and {@code lm} of R.
 * The limits differ because the data of Wampler 4 and 5 have coefficients of 1 and noise of 2e5 and 2e7.
 *
 * @param points of the data set, with their weights
 * @param coefficients as published, by power of x
 */
record ReferenceFit(String id, String claim, List<Point> points, List<Double> coefficients, double limit)
        implements Check {

    private record DataSet(String name, double limit) {}

    private static final List<DataSet> NIST = List.of(
            new DataSet("norris", 1e-11),
            new DataSet("pontius", 1e-11),
            new DataSet("wampler1", 1e-9),
            new DataSet("wampler2", 1e-11),
            new DataSet("wampler3", 1e-9),
            new DataSet("wampler4", 1e-7),
            new DataSet("wampler5", 1e-5));

    private static final double AGAINST_R = 1e-10;

    static List<Check> all() {
        List<Check> all = new ArrayList<>();
        NIST.forEach(set -> all.add(nist(set)));
        for (String model : List.of("linear", "quadratic")) {
            for (Weighting weighting : Weighting.values()) {
                all.add(againstR(model, weighting));
            }
        }
        return all;
    }

    private static Check nist(DataSet set) {
        List<Row> rows = PackedTable.packed("reference/nist-strd/" + set.name + ".csv");
        List<Point> points = of(rows, "point")
                .map(row -> new Point(row.number("x_or_value"), row.number("y"), 1))
                .toList();
        List<Double> certified =
                of(rows, "coefficient").map(row -> row.number("x_or_value")).toList();
        return new ReferenceFit(
                "FIT-NIST-" + set.name,
                "coefficients against the certified ones of NIST StRD " + set.name,
                points,
                certified,
                set.limit);
    }

    private static Check againstR(String model, Weighting weighting) {
        List<Row> rows = PackedTable.packed("reference/r-lm/weighted_fits.csv");
        List<Double> x = of(rows, "x").map(row -> row.number("value")).toList();
        List<Double> y = of(rows, "y").map(row -> row.number("value")).toList();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            points.add(new Point(x.get(i), y.get(i), weighting.weightAt(x.get(i))));
        }
        List<Double> expected = of(rows, "coefficient")
                .filter(row -> row.cell("model").equals(model))
                .filter(row -> row.cell("weighting").equals(weighting.word()))
                .map(row -> row.number("value"))
                .toList();
        return new ReferenceFit(
                "FIT-R-" + model + "-" + weighting.word(),
                "coefficients of a " + model + " fit weighted " + weighting.word() + " against lm of R",
                points,
                expected,
                AGAINST_R);
    }

    private static Stream<Row> of(List<Row> rows, String kind) {
        return rows.stream().filter(row -> row.cell("kind").equals(kind));
    }

    @Override
    public Measured measure(CheckContext context) {
        List<Double> found = WeightedLeastSquares.fit(points, coefficients.size())
                .map(Solution::coefficients)
                .orElse(List.of());
        double worst = found.isEmpty() ? Double.POSITIVE_INFINITY : 0;
        for (int i = 0; i < found.size(); i++) {
            worst = Math.max(worst, Math.abs(found.get(i) / coefficients.get(i) - 1));
        }
        return Measured.atMost(limit, worst, found.size() + " coefficients, relative error");
    }
}
