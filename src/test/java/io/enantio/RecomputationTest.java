package io.enantio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program's results against those that R scripts compute from the same raw areas (validation/reference/recomputation). If results of the shipped
 * runs change, run the scripts again as their README says: a figure of R that still differs is an error of one of the two.
 */
class RecomputationTest {
    private static final Path FOLDER = Path.of("validation/reference/recomputation");
    /** What R and the program may differ by: rounding, in sums of squares and in the search for the ends of an interval. */
    private static final double RELATIVE = 1e-8;

    private static final double ABSOLUTE = 1e-9;
    private static final Set<String> PARAMETERS = Set.of("cmax", "tmax", "auc_last");

    /** One figure of R. */
    private record Figure(String table, String analyte, String key, String name, String value) {
        static Figure of(String line) {
            String[] cells = line.split(",", -1);
            return new Figure(cells[0], cells[1], cells[2], cells[3], cells[4]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crps-day-1", "every-flag", "failing-qc"})
    void curvesConcentrationsIntervalsAndCountsOfAShippedRunAreThoseOfR(String run) throws IOException {
        Path expected = Path.of("sample-runs").resolve(run).resolve("expected");
        Map<String, CSVRecord> rows = new HashMap<>();
        add(rows, expected.resolve("calibration.csv"), row -> "calibration");
        add(rows, expected.resolve("concentrations.csv"), row -> row.get("injection"));
        add(rows, expected.resolve("rules.csv"), row -> (row.get("rule") + " " + row.get("subject")).trim());
        List<Figure> figures = figures("runs.csv", run);
        figures.forEach(figure -> compare(figure, row(rows, figure)));
        assertThat(names(figures, "estimate_ng_per_ml"))
                .as("R has every estimate of the program and no other")
                .isEqualTo(rows.entrySet().stream()
                        .filter(row -> row.getValue().isMapped("estimate_ng_per_ml"))
                        .filter(row -> !row.getValue().get("estimate_ng_per_ml").isEmpty())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    @Test
    void tablesOfTheWorkedValidationAreThoseOfR() throws IOException {
        Path expected = Path.of("validation/ketamine-norketamine-plasma/expected");
        Map<String, List<String>> keys = Map.of(
                "cal-v-curves.csv", List.of("run"),
                "ap-1.csv", List.of("run", "level"),
                "ap-2.csv", List.of("level"),
                "dil-1.csv", List.of("dilution_factor", "level"),
                "me-1.csv", List.of("lot", "level"),
                "stb-1.csv", List.of("condition", "level"),
                "stb-1-blood.csv", List.of("condition", "level"),
                "rec-1.csv", List.of("level"),
                "isr.csv", List.of("sample_id"));
        for (Map.Entry<String, List<String>> table : keys.entrySet()) {
            compareAll("validation.csv", expected, table.getKey(), table.getValue());
        }
    }

    @Test
    void tablesOfTheShippedStudyAreThoseOfR() throws IOException {
        Path expected = Path.of("sample-runs/crps-study/expected");
        Map<String, List<String>> keys = Map.of(
                "profiles.csv", List.of("time_point"),
                "steady_state.csv", List.of("subject"),
                "parameter_summary.csv", List.of("parameter"),
                "qcs.csv", List.of("level"));
        for (Map.Entry<String, List<String>> table : keys.entrySet()) {
            compareAll("study.csv", expected, table.getKey(), table.getValue());
        }
    }

    @Test
    void analysesOfVarianceOfTheShippedStudyAreThoseOfR() throws IOException {
        List<CSVRecord> rows = ResultTable.of(Path.of("sample-runs/crps-study/expected/anova.csv"));
        List<Figure> figures = figures("study.csv", "anova.csv");
        assertThat(figures.stream().map(Figure::analyte).distinct()).hasSize(4);
        for (Figure figure : figures) {
            assertThat(rows.stream().filter(row -> row.get("quantity").equals(figure.analyte())))
                    .as(figure.toString())
                    .singleElement()
                    .satisfies(row -> compare(figure, row));
        }
    }

    /** Every row of a table has its figures in R; R computes some of the parameters. */
    private static void compareAll(String ofR, Path folder, String table, List<String> keys) throws IOException {
        Map<String, CSVRecord> rows = new HashMap<>();
        add(rows, folder.resolve(table), row -> keys.stream().map(row::get).collect(Collectors.joining(" ")));
        List<Figure> figures = figures(ofR, table);
        assertThat(figures.stream()
                        .map(figure -> figure.analyte() + " " + figure.key())
                        .collect(Collectors.toSet()))
                .as(table + ": rows of R and of the program")
                .isEqualTo(rows.entrySet().stream()
                        .filter(row -> !row.getValue().isMapped("parameter")
                                || PARAMETERS.contains(row.getValue().get("parameter")))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        figures.forEach(figure -> compare(figure, row(rows, figure)));
    }

    private static CSVRecord row(Map<String, CSVRecord> rows, Figure figure) {
        return Optional.ofNullable(rows.get(figure.analyte() + " " + figure.key()))
                .orElseThrow(() -> new AssertionError("the program has no row for " + figure));
    }

    private static void compare(Figure figure, CSVRecord row) {
        String ours = row.get(figure.name());
        if (figure.value().isEmpty() || ours.isEmpty()) {
            assertThat(ours).as(figure.toString()).isEqualTo(figure.value());
            return;
        }
        double wanted = Double.parseDouble(figure.value());
        assertThat(Double.parseDouble(ours))
                .as(figure.toString())
                .isCloseTo(wanted, within(ABSOLUTE + RELATIVE * Math.abs(wanted)));
    }

    private static Set<String> names(List<Figure> figures, String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .map(figure -> figure.analyte() + " " + figure.key())
                .collect(Collectors.toSet());
    }

    private static void add(Map<String, CSVRecord> rows, Path table, Function<CSVRecord, String> key) {
        ResultTable.of(table).forEach(row -> rows.put(row.get("analyte") + " " + key.apply(row), row));
    }

    private static List<Figure> figures(String file, String table) throws IOException {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(file))) {
            List<Figure> found = lines.filter(line -> line.startsWith(table + ","))
                    .map(Figure::of)
                    .toList();
            assertThat(found).as(file + " has figures of " + table).isNotEmpty();
            return found;
        }
    }
}
