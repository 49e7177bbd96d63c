package io.enantio.database;

import io.enantio.database.AuditTrail.Act;
import io.enantio.database.StudyDatabase.Demand;
import io.enantio.database.StudyDatabase.Writer;
import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.Engine;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** What only the owner of a database decides: what it demands of results, and that definitions of a new form are in order. */
final class Ownership {
    private final LoadingConnection connection;
    private final Engine engine;

    Ownership(LoadingConnection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /** The demand in force. */
    static Demand demand(LoadingConnection connection) throws SQLException {
        try (Statement statement = connection.create();
                ResultSet found = statement.executeQuery(
                        "SELECT people_root FROM setting WHERE name = 'require' ORDER BY entry DESC LIMIT 1")) {
            return found.next() ? new Demand(Optional.ofNullable(found.getString(1))) : Demand.NOTHING;
        }
    }

    /**
     * Records a new demand, and the definitions if they are not those on record.
     *
     * @param isNew whether the database was just created or updated
     * @return whether anything was recorded
     */
    boolean renew(Writer writer, Optional<Demand> wanted, boolean isNew) throws SQLException {
        Demand before = demand(connection);
        Optional<Demand> change = wanted.filter(demand -> !demand.equals(before));
        if (change.isPresent()) {
            record(before, change.get(), writer, isNew);
        }
        return definitions(writer) || change.isPresent();
    }

    private void record(Demand before, Demand wanted, Writer writer, boolean isNew) throws SQLException {
        if (!isNew && writer.reason().isEmpty()) {
            throw new DatabaseException(
                    engine.shown(),
                    "requires of results: " + before.text() + "; that cannot change without a reason",
                    "State it with --reason.");
        }
        AuditTrail trail = new AuditTrail(connection);
        long entry = trail.next();
        String reason = writer.reason().orElse("at creation");
        try (Rows rows = connection.ownRows("setting", List.of("entry", "name", "value", "people_root", "reason"))) {
            rows.add(entry, "require", wanted.word(), wanted.signedBy(), reason);
            rows.finish();
        }
        trail.recordAsOwner(
                new Act("require", "results", 0, before.text(), wanted.text(), reason),
                writer.source(),
                DigestedTable.ofEntry(connection.connection(), entry));
    }

    /**
     * Refuses an update that would put definitions on record which somebody changed.
     *
     * @param writer whose reason allows it
     */
    void requireKnownDefinitions(Writer writer) throws SQLException {
        if (!DigestedTable.definitions(connection.connection(), engine).sha256().equals(recorded())) {
            reason(writer);
        }
    }

    private String reason(Writer writer) {
        return writer.reason()
                .orElseThrow(() -> new DatabaseException(
                        engine.shown(),
                        "its views, triggers or functions are not those on record",
                        "enantio verify --db lists them. If they are in order (after an update of the server), record them with"
                                + " --reason."));
    }

    /** A new release of a server may write the same definitions in another form. */
    private boolean definitions(Writer writer) throws SQLException {
        RowDigest now = DigestedTable.definitions(connection.connection(), engine);
        if (now.sha256().equals(recorded())) {
            return false;
        }
        String reason = reason(writer);
        new AuditTrail(connection)
                .recordAsOwner(
                        new Act(StudyDatabase.SCHEMA_ACT, "definitions", 0, recorded(), now.sha256(), reason),
                        writer.source(),
                        List.of(now));
        return true;
    }

    private String recorded() throws SQLException {
        try (Statement statement = connection.create();
                ResultSet found = statement.executeQuery("SELECT sha256 FROM digest WHERE table_name = '"
                        + DigestedTable.DEFINITIONS + "' ORDER BY entry DESC LIMIT 1")) {
            return found.next() ? found.getString(1) : "";
        }
    }
}
