package io.enantio.database.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A connection that keeps its statements for adding rows: preparing them, with their triggers, is a good part of a small load. */
public final class KeptStatements {
    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    public KeptStatements(Connection connection) {
        this.connection = connection;
    }

    /** A statement that stays open for the next load. */
    PreparedStatement keep(String text) throws SQLException {
        PreparedStatement known = kept.get(text);
        if (known == null) {
            known = connection.prepareStatement(text);
            kept.put(text, known);
        }
        return known;
    }

    /** A statement that its user closes. */
    public PreparedStatement prepare(String text) throws SQLException {
        return connection.prepareStatement(text);
    }

    /** A statement that its user closes. */
    public Statement create() throws SQLException {
        return connection.createStatement();
    }
}
