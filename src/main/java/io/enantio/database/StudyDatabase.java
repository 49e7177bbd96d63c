package io.enantio.database;

import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.Engine;
import io.enantio.database.engine.Engine.Access;
import io.enantio.database.engine.KeptStatements;
import io.enantio.database.engine.Schema;
import io.enantio.run.StoredResults;
import io.enantio.study.record.StudyRecords;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A study's database that is open. Every public method throws a {@link DatabaseException} where the database cannot do it. */
public final class StudyDatabase implements AutoCloseable {
    /** Where results go unless told otherwise. */
    public static final String DEFAULT = "study.sqlite";

    private final Engine engine;
    private final Connection connection;
    private final KeptStatements statements;

    private StudyDatabase(Engine engine, Access access) {
        this.engine = engine;
        try {
            this.connection = engine.connect(access);
            this.statements = new KeptStatements(connection);
        } catch (SQLException e) {
            throw engine.problem(e);
        }
    }

    /**
     * To add results; a new database gets its tables.
     *
     * @param place a file, or a JDBC address of SQLite or PostgreSQL
     */
    public static StudyDatabase forLoading(String place) {
        Engine engine = Engine.of(place);
        new Schema(engine).ensure();
        return new StudyDatabase(engine, Access.WRITE);
    }

    /** To look only. */
    public static StudyDatabase forReading(String place) {
        Engine engine = Engine.of(place);
        new Schema(engine).require();
        return new StudyDatabase(engine, Access.READ);
    }

    /** Makes the tables, or brings those of an older enantio up to date. */
    public static void prepare(String place) {
        new Schema(Engine.of(place)).update();
    }

    /** How messages call it. */
    public String shown() {
        return engine.shown();
    }

    /**
     * Adds results, all or nothing. The same results again change nothing.
     *
     * @param software version of enantio that loads
     */
    public LoadOutcome load(StoredResults results, String software) {
        try {
            engine.beginAlone(connection);
            LoadOutcome outcome = new ResultLoading(statements, results, software).run();
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
     * What is reported of each specimen and analyte of a study, in no particular order.
     *
     * @throws DatabaseException if there is no such study
     */
    public List<PcRow> pc(String study) {
        try {
            requireStudy(study);
            return PcQuery.rows(connection, study);
        } catch (SQLException e) {
            throw engine.problem(e);
        }
    }

    /**
     * All that is known of a study: reported results, the others of its specimens, QCs and runs.
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
        List<String> known = PcQuery.studies(connection);
        if (!known.contains(study)) {
            throw new DatabaseException(
                    shown(),
                    "holds no study " + study,
                    known.isEmpty()
                            ? "It holds none: runs need a samples.csv."
                            : "It holds: " + String.join(", ", known) + ".");
        }
    }

    /** Its failure means that the connection is gone, and with it the transaction. */
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
}
