package io.enantio.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Somebody who knows how the chain is made, and computes it anew from an entry on. */
final class Forger {
    private static final String CELLS =
            "entry, at, person, action, entity, entity_version, before_value, after_value, reason,"
                    + " software_version, session_account";

    private Forger() {}

    /** Statements that make the audit trail fit the digests as they are. */
    static List<String> statements(TestPlace place, long from) throws SQLException {
        List<String> statements = new ArrayList<>();
        String previous = from == 1
                ? ""
                : place.rows("SELECT hash FROM audit WHERE entry = " + (from - 1))
                        .get(0);
        try (Connection connection = place.connect();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(
                        "SELECT " + CELLS + " FROM audit WHERE entry >= " + from + " ORDER BY entry")) {
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= 11; i++) {
                    cells.add(row.getString(i));
                }
                String digests = RowDigest.hash(digests(connection, row.getLong(1)));
                cells.add(digests);
                String hash = AuditTrail.hash(previous, cells);
                statements.add("UPDATE audit SET digests = '" + digests + "', previous_hash = '" + previous
                        + "', hash = '" + hash + "' WHERE entry = " + row.getLong(1));
                previous = hash;
            }
        }
        return statements;
    }

    private static List<RowDigest> digests(Connection connection, long entry) throws SQLException {
        List<RowDigest> digests = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT table_name, run_version, row_count, sha256, row_marks FROM digest WHERE entry = "
                                + entry);
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                digests.add(new RowDigest(
                        found.getString(1),
                        found.getLong(2),
                        found.getLong(3),
                        found.getString(4),
                        found.getString(5)));
            }
        }
        return digests;
    }
}
