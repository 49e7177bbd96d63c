package io.enantio.cli.selftest;

import io.enantio.calibration.Accuracy;
import java.util.List;
import java.util.Map;

/** Limits of accuracy are judged in decimal: exactly on the limit is inside, the next digit is not (RULES B-01). */
record DecimalLimits() implements Check {

    @Override
    public String id() {
        return "LIMIT-DECIMAL";
    }

    @Override
    public String claim() {
        return "estimates on, just inside and just outside an accuracy limit against software/decimal-limits.csv";
    }

    @Override
    public Measured measure(Bench bench) {
        List<Map<String, String>> rows = PackedTable.packed("software/decimal-limits.csv");
        List<String> wrong = rows.stream()
                .filter(row -> isInside(row) != row.get("inside").equals("yes"))
                .map(Map::toString)
                .toList();
        return Measured.all(
                rows.size() - wrong.size(), rows.size(), wrong.isEmpty() ? "cases" : "first: " + wrong.get(0));
    }

    private static boolean isInside(Map<String, String> row) {
        return Accuracy.isWithin(number(row, "estimate"), number(row, "nominal"), number(row, "limit_percent"));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
