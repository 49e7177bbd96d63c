package io.enantio.database.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** New rows of a table, sent many at a time. */
public final class Rows implements AutoCloseable {
    private static final int AT_A_TIME = 1000;

    private final PreparedStatement statement;
    private int waiting;

    private Rows(PreparedStatement statement) {
        this.statement = statement;
    }

    public static Rows into(KeptStatements connection, String table, List<String> columns) throws SQLException {
        return new Rows(connection.keep("INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")"));
    }

    public static Rows into(KeptStatements connection, String table, String... columns) throws SQLException {
        return into(connection, table, List.of(columns));
    }

    /** A row; an empty Optional is an absent value. */
    public void add(Object... cells) throws SQLException {
        for (int i = 0; i < cells.length; i++) {
            bind(i + 1, cells[i]);
        }
        statement.addBatch();
        if (++waiting == AT_A_TIME) {
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

    /** Sends what is left. */
    public void finish() throws SQLException {
        if (waiting > 0) {
            send();
        }
    }

    /** Rows that were not sent because of a problem must not come with the next ones. */
    @Override
    public void close() throws SQLException {
        statement.clearBatch();
    }
}
