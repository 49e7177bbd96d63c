package io.enantio.database.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection that keeps its INSERT statements: preparing them, with their triggers, takes much of the time of a small load. */
public final class LoadingConnection {
    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    public LoadingConnection(Connection connection) {
        this.connection = connection;
    }

    /** New rows of a table. */
    public Rows rows(String table, List<String> columns) throws SQLException {
        return new Rows(keep("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
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

    /** New rows of a table, sent in batches. */
    public static final class Rows implements AutoCloseable {
        private static final int BATCH = 1000;

        private final PreparedStatement statement;
        private int waiting;

        private Rows(PreparedStatement statement) {
            this.statement = statement;
        }

        /** Adds a row; an empty Optional is NULL. */
        public void add(Object... cells) throws SQLException {
            for (int i = 0; i < cells.length; i++) {
                bind(i + 1, cells[i]);
            }
            statement.addBatch();
            if (++waiting == BATCH) {
                send();
            }
        }

        private void bind(int place, Object cell) throws SQLException {
            if (!(cell instanceof Optional<?> optional)) {
                statement.setObject(place, cell);
            } else if (optional.isPresent()) {
                statement.setObject(place, optional.get());
            } else {
                statement.setObject(place, null);
            }
        }

        private void send() throws SQLException {
            statement.executeBatch();
            waiting = 0;
        }

        /** Sends the remaining rows. */
        public void finish() throws SQLException {
            if (waiting > 0) {
                send();
            }
        }

        /** Rows that were not sent because of a problem must not be sent with the next ones. */
        @Override
        public void close() throws SQLException {
            statement.clearBatch();
        }
    }
}
