package io.enantio.database;

import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import io.enantio.run.SampleColumn;
import io.enantio.run.StoredResults;
import io.enantio.run.StoredResults.Role;
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
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
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
    private final KnownSpecimens known;
    private final Set<Long> earlier = new TreeSet<>();

    /** The samples of these results; none if the run has no list of them. */
    Specimens(LoadingConnection connection, StoredResults results) {
        this.connection = connection;
        this.samples = results.find(Role.SAMPLES).orElseGet(() -> new StoredTable("samples.csv", List.of(), List.of()));
        this.shown = results.record().folder() + ", its samples.csv";
        this.known = new KnownSpecimens(connection, samples, results.header().run(), shown);
    }

    /** What a person should know of corrections that stay in force. */
    List<String> remarks() {
        return known.remarks();
    }

    /** Keys of those that the database had before. */
    Set<Long> known() {
        return Set.copyOf(earlier);
    }

    /** Keys of the specimens by sample_id, after adding new ones with an entry of the audit trail. */
    Map<String, Long> add(long entry) throws SQLException {
        List<Integer> unknown = new ArrayList<>();
        Map<String, Long> keys = lookUp(unknown);
        earlier.addAll(keys.values());
        if (!unknown.isEmpty()) {
            addNew(entry, "study", unknown, "study");
            addNew(entry, "subject", unknown, "study", "subject");
            addSpecimens(entry, unknown);
            keys.putAll(lookUp(new ArrayList<>()));
        }
        return keys;
    }

    private Map<String, Long> lookUp(List<Integer> unknown) throws SQLException {
        Map<String, Long> keys = new HashMap<>();
        Map<Long, String> ids = new HashMap<>();
        try (PreparedStatement query =
                connection.prepare("SELECT specimen, subject FROM specimen_now WHERE study = ? AND sample_id = ?")) {
            for (int i = 0; i < samples.size(); i++) {
                OptionalLong specimen = known.key(query, i);
                String id = samples.needed(i, "sample_id");
                if (specimen.isEmpty()) {
                    unknown.add(i);
                } else {
                    keys.put(id, specimen.getAsLong());
                    refuseTwice(id, Optional.ofNullable(ids.put(specimen.getAsLong(), id)));
                }
            }
        }
        return keys;
    }

    private void refuseTwice(String id, Optional<String> other) {
        if (other.isPresent()) {
            throw new DatabaseException(
                    shown,
                    "lists " + other.get() + " and " + id + ", which by a correction on record are one sample",
                    "List it once, by the corrected id, and process the run again.");
        }
    }

    /** Loads do not overlap, so that checking first is safe. */
    private void addNew(long entry, String table, List<Integer> lines, String... columns) throws SQLException {
        List<List<String>> wanted = lines.stream()
                .map(line -> Arrays.stream(columns)
                        .map(column -> samples.needed(line, column))
                        .toList())
                .distinct()
                .toList();
        String condition = String.join(" = ? AND ", columns) + " = ?";
        try (PreparedStatement query = connection.prepare("SELECT 1 FROM " + table + " WHERE " + condition);
                Rows rows = connection.rows(table, withEntry(columns))) {
            for (List<String> names : wanted) {
                if (isNew(query, names)) {
                    List<Object> cells = new ArrayList<>(names);
                    cells.add(entry);
                    rows.add(cells.toArray());
                }
            }
            rows.finish();
        }
    }

    private static List<String> withEntry(String... columns) {
        List<String> all = new ArrayList<>(List.of(columns));
        all.add("entry");
        return all;
    }

    private static boolean isNew(PreparedStatement query, List<String> names) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            query.setString(i + 1, names.get(i));
        }
        try (ResultSet found = query.executeQuery()) {
            return !found.next();
        }
    }

    private void addSpecimens(long entry, List<Integer> lines) throws SQLException {
        try (Rows rows = connection.rows("specimen", "study", "subject", "sample_id", "entry")) {
            for (int line : lines) {
                rows.add(
                        samples.needed(line, "study"),
                        samples.needed(line, "subject"),
                        samples.needed(line, "sample_id"),
                        entry);
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
            case TIME_POINT -> cell.map(text -> samples.whole(line, column.word(), text));
            case NOMINAL_TIME_H,
                    WINDOW_FROM_MIN,
                    WINDOW_TO_MIN,
                    INFUSION_RATE_MG_PER_H,
                    FREEZE_THAW_CYCLES,
                    BENCH_HOURS -> cell.map(text -> samples.number(line, column.word(), text));
        };
    }
}
