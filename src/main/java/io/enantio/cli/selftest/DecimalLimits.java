package io.enantio.cli.selftest;

import io.enantio.calibration.curve.Accuracy;
import io.enantio.cli.selftest.PackedTable.Row;
import java.util.List;

/** Accuracy limits are applied in decimal arithmetic: a value exactly on the limit passes, the next digit fails (rule B-01). */
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
    public Measured measure(CheckContext context) {
        List<Row> rows = PackedTable.packed("software/decimal-limits.csv");
        List<String> wrong = rows.stream()
                .filter(row -> isInside(row) != row.cell("inside").equals("yes"))
                .map(row -> row.cells().toString())
                .toList();
        return Measured.all(
                rows.size() - wrong.size(), rows.size(), wrong.isEmpty() ? "cases" : "first: " + wrong.get(0));
    }

    private static boolean isInside(Row row) {
        return Accuracy.isWithin(row.number("estimate"), row.number("nominal"), row.number("limit_percent"));
    }
}
