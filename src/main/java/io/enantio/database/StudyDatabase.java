package io.enantio.database;

import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.Engine;
import io.enantio.database.engine.Engine.Access;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.Schema;
import io.enantio.run.StoredResults;
import io.enantio.study.record.StudyRecords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An open database of a study. Public methods throw a {@link DatabaseException} if the database cannot be used. */
public final class StudyDatabase implements AutoCloseable {
    /** The default database. */
    public static final String DEFAULT = "study.sqlite";

    private final Engine engine;
    private final Connection connection;
    private final LoadingConnection statements;

    private StudyDatabase(Engine engine, Access access) {
        this.engine = engine;
        try {
            this.connection = engine.connect(access);
            this.statements = new LoadingConnection(connection);
        } catch (SQLException e) {
            throw engine.problem(e);
        }
    }

    /**
     * Opens a database to add results; a new database gets its tables.
     *
     * @param place a file, or a JDBC URL of SQLite or PostgreSQL
     */
    public static StudyDatabase forLoading(String place) {
        Engine engine = Engine.of(place);
        new Schema(engine).ensure();
        return new StudyDatabase(engine, Access.WRITE);
    }

    /** Opens a database for reading. */
    public static StudyDatabase forReading(String place) {
        Engine engine = Engine.of(place);
        new Schema(engine).require();
        return new StudyDatabase(engine, Access.READ);
    }

    /** Creates the tables, or updates those of an older enantio. */
    public static void prepare(String place) {
        new Schema(Engine.of(place)).update();
    }

    /** Its name in messages. */
    private String shown() {
        return engine.shown();
    }

    /**
     * Adds results completely or not at all. Adding the same results again has no effect.
     *
     * @param software version of enantio that loads
     * @param at when; the audit trail keeps it
     */
    public LoadOutcome load(StoredResults results, String software, Instant at) {
        try {
            engine.beginAlone(connection);
            LoadOutcome outcome = new ResultLoading(statements, results, new AuditTrail.Source(software, at)).run();
            connection.commit();
            return outcome;
        } catch (SQLException e) {
            rollBack();
            throw engine.problem(e);
        } catch (RuntimeException e) {
            rollBack();
            throw e;
        }
    }

    /**
     * The reported result of each specimen and analyte of a study, in no particular order.
     *
     * @throws DatabaseException if there is no such study
     */
    public List<PcRow> pc(String study) {
        try {
            requireStudy(study);
            return new StudyQuery(connection, study).pc();
        } catch (SQLException e) {
            throw engine.problem(e);
        }
    }

    /**
     * Everything about a study: reported results, other results of its specimens, QCs and runs.
     *
     * @throws DatabaseException if there is no such study
     */
    public StudyRecords records(String study) {
        try {
            requireStudy(study);
            return new StudyQuery(connection, study).records();
        } catch (SQLException e) {
            throw engine.problem(e);
        }
    }

    private void requireStudy(String study) throws SQLException {
        List<String> known = StudyQuery.studies(connection);
        if (!known.contains(study)) {
            throw new DatabaseException(
                    shown(),
                    "contains no study " + study,
                    known.isEmpty()
                            ? "It contains none: runs need a samples.csv."
                            : "It contains: " + String.join(", ", known) + ".");
        }
    }

    /** If it fails the connection is lost, and with it the transaction. */
    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw engine.problem(e);
        }
    }

    /**
     * The outcome of a load.
     *
     * @param version of the run with these results
     * @param injections number of injections of the run
     * @param reported number of new revisions of reported results by outcome, sorted; empty if the results were already loaded
     */
    public record LoadOutcome(Was was, String run, long version, int injections, Map<String, Integer> reported) {

        /** Whether anything was written. */
        public enum Was {
            LOADED,
            ALREADY_LOADED
        }
    }
}
