package io.enantio.database;

import static io.enantio.database.TableFilling.CellKind.FREE_TEXT;
import static io.enantio.database.TableFilling.CellKind.REAL;
import static io.enantio.database.TableFilling.CellKind.TEXT;
import static io.enantio.database.TableFilling.CellKind.WHOLE;

import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import io.enantio.run.StoredResults.Role;
import io.enantio.run.StoredTable;
import io.enantio.text.FreeText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How the rows of a result file become rows of a table. Columns have the names that they have in the file.
 *
 * @param numbered whether the line number becomes part of the key
 */
record TableFilling(String table, Role role, Numbered numbered, List<Cell> cells) {

    enum Numbered {
        BY_PLACE,
        NOT
    }

    /** A column, its name in the file, and its kind. */
    record Cell(String column, String inFile, CellKind kind) {}

    private static final Cell INJECTION = new Cell("injection", "injection", WHOLE);

    static final TableFilling PEAK = new TableFilling(
            "peak",
            Role.CONCENTRATIONS,
            Numbered.NOT,
            join(
                    List.of(INJECTION),
                    cells(TEXT, "analyte", "integration"),
                    cells(
                            REAL,
                            "retention_time_min",
                            "area_counts_min",
                            "area_se_counts_min",
                            "height_counts",
                            "internal_standard_area_counts_min",
                            "internal_standard_retention_time_min",
                            "signal_to_noise",
                            "resolution",
                            "tailing_factor",
                            "points_per_peak",
                            "ion_ratio_percent")));

    static final TableFilling RESULT = new TableFilling(
            "result",
            Role.CONCENTRATIONS,
            Numbered.NOT,
            join(
                    List.of(INJECTION),
                    cells(
                            TEXT,
                            "analyte",
                            "status",
                            "qc_role",
                            "used_in_curve",
                            "flags",
                            "decisions",
                            "undecided_status"),
                    cells(
                            REAL,
                            "concentration_ng_per_ml",
                            "ci95_low_ng_per_ml",
                            "ci95_high_ng_per_ml",
                            "estimate_ng_per_ml",
                            "nominal_ng_per_ml",
                            "relative_error_percent",
                            "response_ratio",
                            "undecided_area_counts_min",
                            "undecided_estimate_ng_per_ml")));

    static final TableFilling CURVE = new TableFilling(
            "curve",
            Role.CALIBRATION,
            Numbered.NOT,
            join(
                    cells(TEXT, "analyte", "model", "weighting", "flags"),
                    cells(REAL, "intercept", "intercept_se", "slope", "slope_se", "quadratic", "quadratic_se"),
                    cells(REAL, "lloq_ng_per_ml", "uloq_ng_per_ml", "r_squared", "residual_error_percent"),
                    cells(WHOLE, "levels_used", "levels_excluded", "standards_used", "standards_excluded")));

    static final TableFilling PAIR = new TableFilling(
            "enantiomer_pair",
            Role.PAIRS,
            Numbered.NOT,
            join(
                    List.of(INJECTION),
                    cells(TEXT, "compound"),
                    cells(REAL, "ratio_r_to_s", "ratio_ci95_low", "ratio_ci95_high", "ee_percent"),
                    cells(REAL, "ee_ci95_low_percent", "ee_ci95_high_percent", "area_correlation", "valley_percent")));

    static final TableFilling VERDICT = new TableFilling(
            "verdict", Role.VERDICTS, Numbered.NOT, cells(TEXT, "analyte", "verdict", "reasons", "undecided_verdict"));

    static final TableFilling RULE_OUTCOME = new TableFilling(
            "rule_outcome",
            Role.RULES,
            Numbered.BY_PLACE,
            join(
                    cells(TEXT, "analyte", "rule", "subject", "outcome"),
                    cells(WHOLE, "passed", "total"),
                    List.of(new Cell("limit_in_force", "limit", FREE_TEXT)),
                    cells(FREE_TEXT, "detail", "origin")));

    static final List<TableFilling> ALL = List.of(PEAK, RESULT, CURVE, PAIR, VERDICT, RULE_OUTCOME);

    /** Adds all rows of a file for a version of a run. */
    void fill(LoadingConnection connection, long runVersion, StoredTable file) throws SQLException {
        List<String> keys = numbered == Numbered.BY_PLACE ? List.of("run_version", "entry") : List.of("run_version");
        List<String> columns = join(keys, cells.stream().map(Cell::column).toList());
        try (Rows rows = connection.rows(table, columns)) {
            OptionalInt[] places =
                    cells.stream().map(cell -> file.place(cell.inFile())).toArray(OptionalInt[]::new);
            Object[] row = new Object[columns.size()];
            row[0] = runVersion;
            for (int i = 0; i < file.size(); i++) {
                row[keys.size() - 1] = keys.size() == 1 ? (Object) runVersion : (Object) (long) (i + 1);
                copy(file, i, places, row);
                rows.add(row);
            }
            rows.finish();
        }
    }

    private void copy(StoredTable file, int line, OptionalInt[] places, Object[] row) {
        int first = row.length - cells.size();
        for (int i = 0; i < cells.size(); i++) {
            String text = places[i].isPresent() ? file.text(line, places[i].getAsInt()) : "";
            Cell cell = cells.get(i);
            row[first + i] = text.isEmpty() ? Optional.empty() : cell.kind().value(file, line, cell.inFile(), text);
        }
    }

    private static List<Cell> cells(CellKind kind, String... names) {
        return Arrays.stream(names).map(name -> new Cell(name, name, kind)).toList();
    }

    @SafeVarargs
    private static <T> List<T> join(List<T>... parts) {
        return Stream.of(parts).flatMap(List::stream).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }

    /** How the text of a cell becomes a value. */
    enum CellKind {
        TEXT {
            @Override
            Object value(StoredTable file, int line, String column, String text) {
                return text;
            }
        },
        /** Text that result files guard with an apostrophe. */
        FREE_TEXT {
            @Override
            Object value(StoredTable file, int line, String column, String text) {
                return FreeText.strip(text);
            }
        },
        REAL {
            @Override
            Object value(StoredTable file, int line, String column, String text) {
                return file.number(line, column, text);
            }
        },
        WHOLE {
            @Override
            Object value(StoredTable file, int line, String column, String text) {
                return file.whole(line, column, text);
            }
        };

        /** The value of a cell that is not empty. */
        abstract Object value(StoredTable file, int line, String column, String text);
    }
}
