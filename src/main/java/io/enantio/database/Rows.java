package io.enantio.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** New rows of a table, sent many at a time. */
final class Rows implements AutoCloseable {
    private static final int AT_A_TIME = 1000;

    private final PreparedStatement statement;
    private int waiting;

    private Rows(PreparedStatement statement) {
        this.statement = statement;
    }

    static Rows into(Connection connection, String table, List<String> columns) throws SQLException {
        return new Rows(connection.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", columns)
                + ") VALUES (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")"));
    }

    static Rows into(Connection connection, String table, String... columns) throws SQLException {
        return into(connection, table, List.of(columns));
    }

    /** A row; an empty Optional is an absent value. */
    void add(Object... cells) throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            bind(i + 1, cells[i] instanceof Optional<?> optional ? optional : Optional.of(cells[i]));
        }
        statement.addBatch();
        if (++waiting == AT_A_TIME) {
            send();
        }
    }

    private void bind(int place, Optional<?> value) throws SQLException {
        if (value.isPresent()) {
            statement.setObject(place, value.get());
        } else {
            statement.setObject(place, null);
        }
    }

    private void send() throws SQLException {
        statement.executeBatch();
        waiting = 0;
    }

    /** Sends what is left. */
    void finish() throws SQLException {
        if (waiting > 0) {
            send();
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
