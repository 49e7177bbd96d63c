package io.enantio.database;

import static io.enantio.database.TableFilling.CellKind.REAL;
import static io.enantio.database.TableFilling.CellKind.WHOLE;

import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import io.enantio.run.SampleColumn;
import io.enantio.run.StoredTable;
import java.io.StringWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The samples of a run: new studies, subjects and specimens are added, and the content of samples.csv is kept for each version. */
final class Specimens {
    /** What is known of a sample, beside whose it is. */
    private static final List<SampleColumn> RECORDED = Arrays.stream(SampleColumn.values())
            .filter(column -> !column.isIdentity())
            .toList();

    private final LoadingConnection connection;
    private final StoredTable samples;
    private final String shown;

    /** @param shown name of the sample list in messages */
    Specimens(LoadingConnection connection, StoredTable samples, String shown) {
        this.connection = connection;
        this.samples = samples;
        this.shown = shown;
    }

    private record Known(long specimen, String subject) {}

    /** Keys of the specimens by sample_id, after adding new ones. */
    Map<String, Long> add() throws SQLException {
        List<Integer> unknown = new ArrayList<>();
        Map<String, Long> keys = lookUp(unknown);
        if (!unknown.isEmpty()) {
            addSubjects(unknown);
            addSpecimens(unknown);
            keys = lookUp(new ArrayList<>());
        }
        return keys;
    }

    private Map<String, Long> lookUp(List<Integer> unknown) throws SQLException {
        Map<String, Long> keys = new HashMap<>();
        try (PreparedStatement query =
                connection.prepare("SELECT specimen, subject FROM specimen WHERE study = ? AND sample_id = ?")) {
            for (int i = 0; i < samples.size(); i++) {
                Optional<Known> known = known(query, i);
                if (known.isEmpty()) {
                    unknown.add(i);
                } else {
                    keys.put(samples.needed(i, "sample_id"), known.get().specimen());
                }
            }
        }
        return keys;
    }

    private Optional<Known> known(PreparedStatement query, int line) throws SQLException {
        query.setString(1, samples.needed(line, "study"));
        query.setString(2, samples.needed(line, "sample_id"));
        try (ResultSet found = query.executeQuery()) {
            if (!found.next()) {
                return Optional.empty();
            }
            Known known = new Known(found.getLong(1), found.getString(2));
            if (!known.subject().equals(samples.needed(line, "subject"))) {
                throw new DatabaseException(
                        shown,
                        "states that sample " + samples.needed(line, "sample_id") + " of study "
                                + samples.needed(line, "study") + " is from subject " + samples.needed(line, "subject")
                                + ", but in the database it is from " + known.subject(),
                        "Correct samples.csv and process the run again: the subject of a sample cannot change.");
            }
            return Optional.of(known);
        }
    }

    private void addSubjects(List<Integer> lines) throws SQLException {
        addNew("study", lines, "study");
        addNew("subject", lines, "study", "subject");
    }

    /** Loads do not overlap, so that checking first is safe. */
    private void addNew(String table, List<Integer> lines, String... columns) throws SQLException {
        List<List<String>> wanted = lines.stream()
                .map(line -> Arrays.stream(columns)
                        .map(column -> samples.needed(line, column))
                        .toList())
                .distinct()
                .toList();
        String condition = String.join(" = ? AND ", columns) + " = ?";
        try (PreparedStatement query = connection.prepare("SELECT 1 FROM " + table + " WHERE " + condition);
                Rows rows = connection.rows(table, columns)) {
            for (List<String> names : wanted) {
                if (isNew(query, names)) {
                    rows.add(names.toArray());
                }
            }
            rows.finish();
        }
    }

    private static boolean isNew(PreparedStatement query, List<String> names) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            query.setString(i + 1, names.get(i));
        }
        try (ResultSet found = query.executeQuery()) {
            return !found.next();
        }
    }

    private void addSpecimens(List<Integer> lines) throws SQLException {
        try (Rows rows = connection.rows("specimen", "study", "subject", "sample_id")) {
            for (int line : lines) {
                rows.add(
                        samples.needed(line, "study"),
                        samples.needed(line, "subject"),
                        samples.needed(line, "sample_id"));
            }
            rows.finish();
        }
    }

    /** Stores the content of samples.csv for each specimen, including the laboratory's own columns. */
    void keepRecords(long runVersion, Map<String, Long> specimens) throws SQLException {
        List<String> own = samples.columns().stream()
                .filter(column -> !SampleColumn.words().contains(column))
                .toList();
        List<String> columns = new ArrayList<>(List.of("run_version", "specimen"));
        RECORDED.forEach(column -> columns.add(column.word()));
        columns.add("own_columns");
        try (Rows rows = connection.rows("sample_record", columns)) {
            for (int i = 0; i < samples.size(); i++) {
                rows.add(record(
                        runVersion,
                        Optional.ofNullable(specimens.get(samples.needed(i, "sample_id")))
                                .orElseThrow(),
                        i,
                        own));
            }
            rows.finish();
        }
    }

    private Object[] record(long runVersion, long specimen, int line, List<String> own) {
        List<Object> cells = new ArrayList<>(List.of(runVersion, specimen));
        RECORDED.forEach(column -> cells.add(value(line, column)));
        cells.add(ownColumns(own, line));
        return cells.toArray();
    }

    /** The laboratory's own columns that have a value, as one JSON object on one line. */
    private String ownColumns(List<String> columns, int line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            columns.forEach(
                    column -> samples.cell(line, column).ifPresent(value -> json.writeStringProperty(column, value)));
            json.writeEndObject();
        }
        return text.toString();
    }

    private Optional<?> value(int line, SampleColumn column) {
        Optional<String> cell = samples.cell(line, column.word());
        return switch (column) {
            case SAMPLE_ID, STUDY, SUBJECT, VISIT, COLLECTED_AT, INFUSION_START, INFUSION_END -> cell;
            case TIME_POINT -> cell.map(WHOLE::value);
            case NOMINAL_TIME_H,
                    WINDOW_FROM_MIN,
                    WINDOW_TO_MIN,
                    INFUSION_RATE_MG_PER_H,
                    FREEZE_THAW_CYCLES,
                    BENCH_HOURS -> cell.map(REAL::value);
        };
    }
}
