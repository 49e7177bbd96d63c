package io.enantio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** A row of concentrations.csv with its row of truth.csv. */
record SimulatedRow(CSVRecord row, CSVRecord truth) {
    /** Twice the accuracy limit of concentrations above the LLOQ: noise alone does not cause such an error. */
    private static final double FAR = 0.3;

    static List<SimulatedRow> of(Path run, Path results) {
        Map<String, CSVRecord> truths = ResultTable.of(run.resolve("truth.csv")).stream()
                .collect(Collectors.toMap(SimulatedRow::key, row -> row));
        return ResultTable.of(results.resolve("concentrations.csv")).stream()
                .flatMap(row ->
                        Optional.ofNullable(truths.get(key(row))).map(truth -> new SimulatedRow(row, truth)).stream())
                .toList();
    }

    private static String key(CSVRecord row) {
        return row.get("injection") + " " + row.get("analyte");
    }

    boolean isStruck() {
        return !truth.get("fault").isEmpty();
    }

    Set<String> flags() {
        return Set.of(row.get("flags").split(";"));
    }

    /** Whether a reported concentration is far from the true one. */
    boolean isFarOff() {
        if (!row.get("status").equals("quantified")) {
            return false;
        }
        double real = Double.parseDouble(truth.get("true_concentration_ng_per_ml"));
        return Math.abs(Double.parseDouble(row.get("concentration_ng_per_ml")) - real) > FAR * real;
    }
}
