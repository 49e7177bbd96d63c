package io.enantio.cli.selftest;

import io.enantio.cli.selftest.CheckContext.SimulatedRun;
import io.enantio.cli.selftest.PackedTable.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Areas against the true areas of simulated runs, over a grid of resolution and R/S ratio.
 *
 * @param figure which of the two figures is checked
 */
record TruthGrid(Figure figure) implements Check {

    /** Figures of the errors. */
    enum Figure {
        /** Mean relative error in each cell. */
        BIAS,
        /** Fraction of the areas whose 95 % interval contains the true area, over all cells. */
        COVERAGE
    }

    private record Cell(String resolution, String ratio) {
        SimulatedRun run() {
            return new SimulatedRun(
                    "grid-" + resolution + "-" + ratio,
                    List.of("--subjects", "1", "--seed", "11", "--resolution", resolution, "--ratio", ratio));
        }
    }

    private record Error(double relative, double standardised) {}

    private static final List<Cell> CELLS =
            List.of(new Cell("1.3", "1"), new Cell("1.5", "5"), new Cell("1.5", "0.2"), new Cell("1.8", "1"));

    /** Limits of the integration benchmark, widened for four cells: docs/explanation/integration.md. */
    private static final double BIAS_PERCENT = 0.5;

    private static final double LEAST_COVERED = 0.93;
    private static final double MOST_COVERED = 0.99;
    private static final double TWO_SIDED_95 = 1.959963984540054;
    /** Only areas below this relative standard error are averaged. */
    private static final double PRECISE = 0.02;

    static List<Check> all() {
        return List.of(new TruthGrid(Figure.BIAS), new TruthGrid(Figure.COVERAGE));
    }

    @Override
    public String id() {
        return "TRUTH-" + figure;
    }

    @Override
    public String claim() {
        return switch (figure) {
            case BIAS ->
                "mean relative error of simulated areas in percent, worst of " + CELLS.size()
                        + " cells of resolution and R/S ratio";
            case COVERAGE -> "fraction of the areas whose 95 % interval contains the simulated area, over all cells";
        };
    }

    @Override
    public Measured measure(CheckContext context) throws IOException {
        double worst = 0;
        List<Error> all = new ArrayList<>();
        for (Cell cell : CELLS) {
            List<Error> errors = errors(cell.run(), context);
            worst = Math.max(worst, Math.abs(100 * meanOfPrecise(errors)));
            all.addAll(errors);
        }
        double covered = all.stream()
                        .filter(error -> Math.abs(error.standardised) <= TWO_SIDED_95)
                        .count()
                / (double) all.size();
        return switch (figure) {
            case BIAS -> Measured.atMost(BIAS_PERCENT, worst, all.size() + " areas");
            case COVERAGE ->
                new Measured(
                        Measured.figure(covered),
                        LEAST_COVERED + " to " + MOST_COVERED,
                        covered >= LEAST_COVERED && covered <= MOST_COVERED,
                        all.size() + " areas");
        };
    }

    private static double meanOfPrecise(List<Error> errors) {
        return errors.stream()
                .filter(error -> Math.abs(error.relative) <= PRECISE * Math.abs(error.standardised) + Double.MIN_NORMAL)
                .mapToDouble(Error::relative)
                .average()
                .orElse(Double.NaN);
    }

    private static List<Error> errors(SimulatedRun run, CheckContext context) throws IOException {
        Map<String, Double> truth = new HashMap<>();
        for (Row row : PackedTable.written(run.folder(context).resolve("truth.csv"))) {
            truth.put(key(row), row.number("area_counts_min"));
        }
        List<Error> errors = new ArrayList<>();
        for (Row row : PackedTable.written(run.results(context).resolve("concentrations.csv"))) {
            double expected = truth.getOrDefault(key(row), 0.0);
            if (expected > 0 && row.cell("integration").endsWith("_fit")) {
                double error = row.number("area_counts_min") - expected;
                errors.add(new Error(error / expected, error / row.number("area_se_counts_min")));
            }
        }
        return errors;
    }

    private static String key(Row row) {
        return row.cell("injection") + " " + row.cell("analyte");
    }
}
