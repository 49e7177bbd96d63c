package io.enantio.database.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
            return new CheckedRows(keep("SELECT " + PostgresServer.SCHEMA + ".add_rows(?, ?, ?)"), table, columns);
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
            hold(cells);
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

        /** The caller may use the array again. */
        abstract void hold(Object[] row) throws SQLException;

        abstract void send() throws SQLException;

        /** Rows that were not sent because of a problem must not be sent with the next ones. */
        @Override
        public abstract void close() throws SQLException;
    }

    /** What a cell is in the database. */
    private static @Nullable Object value(Object cell) {
        return cell instanceof Optional<?> optional ? optional.orElse(null) : cell;
    }

    /** Rows by INSERT. */
    private static final class InsertedRows extends Rows {
        private final PreparedStatement statement;

        InsertedRows(PreparedStatement statement) {
            this.statement = statement;
        }

        @Override
        void hold(Object[] row) throws SQLException {
            for (int i = 0; i < row.length; i++) {
                statement.setObject(i + 1, value(row[i]));
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

    /** Rows by the function of the server, as the texts of their cells, column by column. */
    private static final class CheckedRows extends Rows {
        private final PreparedStatement statement;
        private final String table;
        private final List<String> columns;
        private final List<Object[]> held = new ArrayList<>();

        CheckedRows(PreparedStatement statement, String table, List<String> columns) {
            this.statement = statement;
            this.table = table;
            this.columns = columns;
        }

        @Override
        void hold(Object[] row) {
            held.add(row.clone());
        }

        @Override
        void send() throws SQLException {
            Connection connection = statement.getConnection();
            statement.setString(1, table);
            statement.setArray(2, connection.createArrayOf("text", columns.toArray()));
            statement.setArray(3, connection.createArrayOf("text", byColumn()));
            statement.execute();
            held.clear();
        }

        private @Nullable String[][] byColumn() {
            @Nullable String[][] texts = new String[columns.size()][held.size()];
            for (int i = 0; i < texts.length; i++) {
                for (int j = 0; j < held.size(); j++) {
                    Object cell = value(held.get(j)[i]);
                    texts[i][j] = cell == null ? null : cell.toString();
                }
            }
            return texts;
        }

        @Override
        public void close() {
            held.clear();
        }
    }
}
