package io.enantio.database.engine;

import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A connection that keeps its INSERT statements: preparing them, with their triggers, takes much of the time of a small load. */
public final class LoadingConnection {
    private final boolean checked;
    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    /**
     * @param engine decides how rows are added
     */
    public LoadingConnection(Engine engine, Connection connection) {
        this.checked = engine.isChecked();
        this.connection = connection;
    }

    /** New rows of a table. */
    public Rows rows(String table, List<String> columns) throws SQLException {
        if (checked) {
            return new CheckedRows(
                    keep("SELECT " + PostgresServer.SCHEMA + ".add_rows(?, CAST(? AS jsonb))"), table, columns);
        }
        return ownRows(table, columns);
    }

    /** New rows that nobody checks: in a file, or by the owner of the tables of a server. */
    public Rows ownRows(String table, List<String> columns) throws SQLException {
        return new InsertedRows(keep("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")"));
    }

    public Rows rows(String table, String... columns) throws SQLException {
        return rows(table, List.of(columns));
    }

    /** A statement that stays open for the next load. */
    private PreparedStatement keep(String text) throws SQLException {
        PreparedStatement known = kept.get(text);
        if (known == null) {
            known = connection.prepareStatement(text);
            kept.put(text, known);
        }
        return known;
    }

    /** A statement that the caller closes. */
    public PreparedStatement prepare(String text) throws SQLException {
        return connection.prepareStatement(text);
    }

    /** A statement that the caller closes. */
    public Statement create() throws SQLException {
        return connection.createStatement();
    }

    /** Whether the server checks what is added, by functions of its own. */
    public boolean isChecked() {
        return checked;
    }

    /** The connection itself. */
    public Connection connection() {
        return connection;
    }

    /** New rows of a table, sent in batches. */
    public abstract static class Rows implements AutoCloseable {
        private static final int BATCH = 1000;

        private int waiting;

        /** Adds a row; an empty Optional is NULL. */
        public void add(Object... cells) throws SQLException {
            hold(Arrays.stream(cells)
                    .map(cell -> cell instanceof Optional<?> optional ? optional : Optional.of(cell))
                    .toList());
            if (++waiting == BATCH) {
                send();
                waiting = 0;
            }
        }

        /** Sends the remaining rows. */
        public void finish() throws SQLException {
            if (waiting > 0) {
                send();
                waiting = 0;
            }
        }

        abstract void hold(List<Optional<?>> row) throws SQLException;

        abstract void send() throws SQLException;

        /** Rows that were not sent because of a problem must not be sent with the next ones. */
        @Override
        public abstract void close() throws SQLException;
    }

    /** Rows by INSERT. */
    private static final class InsertedRows extends Rows {
        private final PreparedStatement statement;

        InsertedRows(PreparedStatement statement) {
            this.statement = statement;
        }

        @Override
        void hold(List<Optional<?>> row) throws SQLException {
            for (int i = 0; i < row.size(); i++) {
                statement.setObject(i + 1, row.get(i).isPresent() ? row.get(i).get() : null);
            }
            statement.addBatch();
        }

        @Override
        void send() throws SQLException {
            statement.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            statement.clearBatch();
        }
    }

    /** Rows by the function of the server, as a JSON array of objects. */
    private static final class CheckedRows extends Rows {
        private final PreparedStatement statement;
        private final String table;
        private final List<String> columns;
        private final List<List<Optional<?>>> held = new ArrayList<>();

        CheckedRows(PreparedStatement statement, String table, List<String> columns) {
            this.statement = statement;
            this.table = table;
            this.columns = columns;
        }

        @Override
        void hold(List<Optional<?>> row) {
            held.add(row);
        }

        @Override
        void send() throws SQLException {
            statement.setString(1, table);
            statement.setString(2, json());
            statement.execute();
            held.clear();
        }

        private String json() {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
                json.writeStartArray();
                for (List<Optional<?>> row : held) {
                    json.writeStartObject();
                    for (int i = 0; i < row.size(); i++) {
                        json.writeName(columns.get(i));
                        write(json, row.get(i));
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            return text.toString();
        }

        private static void write(JsonGenerator json, Optional<?> cell) {
            if (cell.isEmpty()) {
                json.writeNull();
            } else if (cell.get() instanceof Double number) {
                json.writeNumber(number);
            } else if (cell.get() instanceof Long number) {
                json.writeNumber(number);
            } else {
                json.writeString(String.valueOf(cell.get()));
            }
        }

        @Override
        public void close() {
            held.clear();
        }
    }
}
