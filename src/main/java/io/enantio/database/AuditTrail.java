package io.enantio.database;

import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import io.enantio.run.Sha256;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Log of all changes to the database (rules F-05, F-11). The hash of an entry is the SHA-256 of the previous hash and its own cells, each
 * preceded by a unit separator (U+001F): an entry that is changed or removed outside the program breaks the chain. The last cell is the
 * hash of the digests that were made with the entry. On a server the entry's number, account, time and hash are the server's.
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
            "session_account",
            "digests",
            "previous_hash",
            "hash");

    private static final List<String> DIGEST_COLUMNS =
            List.of("entry", "table_name", "run_version", "row_count", "sha256", "row_marks");

    private final LoadingConnection connection;

    AuditTrail(LoadingConnection connection) {
        this.connection = connection;
    }

    /** Which release of enantio writes, and when. */
    record Source(String software, Instant at) {
        /** The account of the operating system, as the client states it. */
        static String account() {
            return System.getProperty("user.name", "unknown");
        }
    }

    /**
     * What an entry says.
     *
     * @param version of the run; 0 where it is about none
     * @param before what was in force; empty for the first
     */
    record Act(String action, String entity, long version, String before, String after, String reason) {}

    /** The last entry and its hash. */
    ChainHead head() throws SQLException {
        try (Statement statement = connection.create();
                ResultSet last = statement.executeQuery("SELECT entry, hash FROM audit ORDER BY entry DESC LIMIT 1")) {
            return last.next() ? new ChainHead(last.getLong(1), last.getString(2)) : ChainHead.NONE;
        }
    }

    /** Whether rows and definitions have digests: whether this is no database of before schema 6. */
    boolean hasDigests() throws SQLException {
        try (Statement statement = connection.create();
                ResultSet found = statement.executeQuery(
                        "SELECT 1 FROM audit WHERE action = '" + StudyDatabase.SCHEMA_ACT + "' LIMIT 1")) {
            return found.next();
        }
    }

    /** The number of the entry that this transaction is going to record. */
    long next() throws SQLException {
        return head().entry() + 1;
    }

    /** Records an act in the transaction of the act; gives the number of the entry. */
    long record(Act act, Source source, List<RowDigest> digests) throws SQLException {
        return connection.isChecked() ? byServer(act, source, digests) : recordAsOwner(act, source, digests);
    }

    /** Records an act of the owner of the tables. On a server a trigger sets account, time and hash. */
    long recordAsOwner(Act act, Source source, List<RowDigest> digests) throws SQLException {
        ChainHead head = head();
        long entry = head.entry() + 1;
        List<String> cells = List.of(
                String.valueOf(entry),
                source.at().toString(),
                Source.account(),
                act.action(),
                act.entity(),
                String.valueOf(act.version()),
                act.before(),
                act.after(),
                act.reason(),
                source.software(),
                "",
                RowDigest.hash(digests));
        List<Object> row = new ArrayList<>(cells);
        row.set(0, entry);
        row.set(5, act.version());
        row.add(head.hash());
        row.add(hash(head.hash(), cells));
        try (Rows rows = connection.ownRows("audit", COLUMNS)) {
            rows.add(row.toArray());
            rows.finish();
        }
        try (Rows rows = connection.ownRows("digest", DIGEST_COLUMNS)) {
            for (RowDigest digest : digests) {
                rows.add(entry, digest.table(), digest.runVersion(), digest.rows(), digest.sha256(), digest.marks());
            }
            rows.finish();
        }
        return entry;
    }

    private long byServer(Act act, Source source, List<RowDigest> digests) throws SQLException {
        try (PreparedStatement call =
                connection.prepare("SELECT enantio.record_act(?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb), ?)")) {
            call.setString(1, act.action());
            call.setString(2, act.entity());
            call.setLong(3, act.version());
            call.setString(4, act.before());
            call.setString(5, act.after());
            call.setString(6, act.reason());
            call.setString(7, Source.account());
            call.setString(8, source.software());
            call.setString(9, RowDigest.json(digests));
            call.setString(10, RowDigest.hash(digests));
            return number(call);
        }
    }

    /** Records that a study was read, for which readers have the right too. */
    long read(Act act, Source source) throws SQLException {
        if (!connection.isChecked()) {
            return recordAsOwner(act, source, List.of());
        }
        try (PreparedStatement call = connection.prepare("SELECT enantio.record_reading(?, ?, ?, ?, ?, ?, ?)")) {
            call.setString(1, act.action());
            call.setString(2, act.entity());
            call.setString(3, act.before());
            call.setString(4, act.after());
            call.setString(5, act.reason());
            call.setString(6, Source.account());
            call.setString(7, source.software());
            return number(call);
        }
    }

    private static long number(PreparedStatement call) throws SQLException {
        try (ResultSet found = call.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    static String hash(String previous, List<String> cells) {
        StringBuilder text = new StringBuilder(previous);
        cells.forEach(cell -> text.append(SEPARATOR).append(cell));
        return Sha256.of(text.toString());
    }
}
