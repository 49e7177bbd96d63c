package io.enantio.database;

import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import io.enantio.run.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * Log of all changes to the database (rules F-05, F-11). The hash of an entry is the SHA-256 of the previous hash and its own cells, each
 * preceded by a unit separator (U+001F): an entry that is changed or removed outside the program breaks the chain.
 */
final class AuditTrail {
    private static final char SEPARATOR = '\u001f';
    private static final List<String> COLUMNS = List.of(
            "entry",
            "at",
            "person",
            "action",
            "entity",
            "entity_version",
            "before_value",
            "after_value",
            "reason",
            "software_version",
            "previous_hash",
            "hash");

    private final LoadingConnection connection;

    AuditTrail(LoadingConnection connection) {
        this.connection = connection;
    }

    /** Which release of enantio writes, and when. */
    record Source(String software, Instant at) {}

    /** Records a load, in the transaction of the load. */
    void loaded(Loaded loaded, Source source) throws SQLException {
        Head head = head();
        List<String> cells = List.of(
                String.valueOf(head.entry() + 1),
                source.at().toString(),
                System.getProperty("user.name", "unknown"),
                "load",
                "run " + loaded.run(),
                String.valueOf(loaded.version()),
                loaded.sealBefore(),
                loaded.seal(),
                loaded.from(),
                source.software());
        String hash = hash(head.hash(), cells);
        try (Rows rows = connection.rows("audit", COLUMNS)) {
            Object[] row = new Object[cells.size() + 2];
            for (int i = 0; i < cells.size(); i++) {
                row[i] = cells.get(i);
            }
            row[0] = head.entry() + 1;
            row[5] = loaded.version();
            row[cells.size()] = head.hash();
            row[cells.size() + 1] = hash;
            rows.add(row);
            rows.finish();
        }
    }

    /**
     * @param sealBefore seal of the previous version; empty for the first
     * @param from folder from which the results were read
     */
    record Loaded(String run, long version, String sealBefore, String seal, String from) {}

    private record Head(long entry, String hash) {}

    private Head head() throws SQLException {
        try (Statement statement = connection.create();
                ResultSet last = statement.executeQuery("SELECT entry, hash FROM audit ORDER BY entry DESC LIMIT 1")) {
            return last.next() ? new Head(last.getLong(1), last.getString(2)) : new Head(0, "");
        }
    }

    static String hash(String previous, List<String> cells) {
        StringBuilder text = new StringBuilder(previous);
        cells.forEach(cell -> text.append(SEPARATOR).append(cell));
        return Sha256.of(text.toString());
    }
}
