package io.enantio.cli.selftest;

import io.enantio.cli.selftest.PackedTable.Row;
import io.enantio.statistics.VarianceComponents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Precision within and between runs for the data of {@literal USP <1010>}, to the digits published. */
record BetweenRunVector() implements Check {
    private static final String TABLE = "software/between-run.csv";
    private static final String RESULT = "result";

    @Override
    public String id() {
        return "ANOVA-USP";
    }

    @Override
    public String claim() {
        return "variance components of the data of USP <1010> against " + TABLE + ", digit for digit";
    }

    @Override
    public Measured measure(CheckContext context) {
        List<Row> rows = PackedTable.packed(TABLE);
        Map<String, List<Double>> runs = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.cell("kind").equals(RESULT))
                .forEach(row -> runs.computeIfAbsent(row.cell("run"), run -> new ArrayList<>())
                        .add(row.number("value")));
        VarianceComponents found =
                VarianceComponents.of(List.copyOf(runs.values())).orElseThrow();
        List<Row> figures =
                rows.stream().filter(row -> !row.cell("kind").equals(RESULT)).toList();
        List<String> wrong = figures.stream()
                .filter(row -> !isPrinted(figure(found, row.cell("kind")), row.cell("value")))
                .map(row -> row.cell("kind"))
                .toList();
        return Measured.all(
                figures.size() - wrong.size(),
                figures.size(),
                wrong.isEmpty() ? "figures" : "differing: " + String.join(", ", wrong));
    }

    /** Whether a number is within half of the last digit of a printed one. */
    private static boolean isPrinted(double found, String printed) {
        BigDecimal expected = new BigDecimal(printed);
        return Math.abs(found - expected.doubleValue()) <= 0.5 * expected.ulp().doubleValue();
    }

    private static double figure(VarianceComponents found, String name) {
        return switch (name) {
            case "mean" -> found.mean();
            case "mean_square_between" -> found.msb();
            case "mean_square_within" -> found.msw();
            case "variance_between" -> found.varianceBetween();
            case "cv_within_percent" -> found.withinCvPercent();
            case "cv_between_percent" -> found.betweenCvPercent();
            case "cv_intermediate_percent" -> found.intermediateCvPercent();
            case "cv_naive_percent" -> found.naiveCvPercent();
            default -> throw new IllegalStateException("between-run.csv has no figure " + name);
        };
    }
}
