package io.enantio.database;

import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.Engine;
import io.enantio.database.engine.Engine.Access;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.Schema;
import io.enantio.run.StoredResults;
import io.enantio.run.StoredTable;
import io.enantio.study.record.StudyRecords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An open database of a study. Public methods throw a {@link DatabaseException} if the database cannot be used. */
public final class StudyDatabase implements AutoCloseable {
    /** The default database. */
    public static final String DEFAULT = "study.sqlite";

    /** Action of the entries that stand for definitions, and for what was there before. */
    static final String SCHEMA_ACT = "schema";

    private final Engine engine;
    private final Connection connection;
    private final LoadingConnection statements;

    private StudyDatabase(Engine engine, Access access) {
        this.engine = engine;
        try {
            this.connection = engine.connect(access);
            this.statements = new LoadingConnection(engine, connection);
        } catch (SQLException e) {
            throw engine.problem(e);
        }
    }

    /**
     * Opens a database to add results; a new database gets its tables.
     *
     * @param place a file, or a JDBC URL of SQLite or PostgreSQL
     * @param writer who adds
     * @return the open database
     */
    public static StudyDatabase forLoading(String place, Writer writer) {
        Engine engine = Engine.of(place);
        schema(engine, writer).ensure();
        return new StudyDatabase(engine, Access.WRITE);
    }

    /**
     * Opens a database to which only acts about existing results are added.
     *
     * @param place a file, or a JDBC URL of SQLite or PostgreSQL
     * @return the open database
     */
    public static StudyDatabase forActs(String place) {
        Engine engine = Engine.of(place);
        Schema.unchanged(engine).require();
        return new StudyDatabase(engine, Access.WRITE);
    }

    /**
     * Opens a database for reading.
     *
     * @param place a file, or a JDBC URL of SQLite or PostgreSQL
     * @return the open database
     */
    public static StudyDatabase forReading(String place) {
        Engine engine = Engine.of(place);
        Schema.unchanged(engine).require();
        return new StudyDatabase(engine, Access.READ);
    }

    /**
     * Creates the tables, or updates those of an older enantio.
     *
     * @param place a file, or a JDBC URL of SQLite or PostgreSQL
     * @param writer who does it
     * @param demand what the database demands of results from now on, if that changes
     * @return whether anything was created, updated or changed
     */
    public static boolean prepare(String place, Writer writer, Optional<Demand> demand) {
        Engine engine = Engine.of(place);
        Schema schema = schema(engine, writer);
        if (schema.isOldWithDigests()) {
            try (StudyDatabase old = new StudyDatabase(engine, Access.READ)) {
                old.guarded(() -> {
                    new Ownership(old.statements, engine).requireKnownDefinitions(writer);
                    return true;
                });
            }
        }
        boolean isNew = schema.update();
        try (StudyDatabase open = new StudyDatabase(engine, Access.WRITE)) {
            return open.alone(() -> new Ownership(open.statements, engine).renew(writer, demand, isNew)) || isNew;
        }
    }

    private static Schema schema(Engine engine, Writer writer) {
        return new Schema(engine, connection -> {
            AuditTrail trail = new AuditTrail(new LoadingConnection(engine, connection));
            trail.recordAsOwner(
                    new AuditTrail.Act(SCHEMA_ACT, "schema " + Schema.VERSION, 0, "", "", "tables and views"),
                    writer.source(),
                    trail.hasDigests()
                            ? DigestedTable.ofNewSchema(connection, engine)
                            : DigestedTable.ofEverything(connection, engine));
        });
    }

    /**
     * Who writes.
     *
     * @param software version of enantio
     * @param at the machine's time; a server records its own
     * @param reason why something unusual is done, if somebody states it
     */
    public record Writer(String software, Instant at, Optional<String> reason) {
        AuditTrail.Source source() {
            return new AuditTrail.Source(software, at);
        }
    }

    /**
     * What a database demands of results.
     *
     * @param signedBy results must be signed by people of this root (the chain of the first entry); absent: nothing is demanded
     */
    public record Demand(Optional<String> signedBy) {
        static final Demand NOTHING = new Demand(Optional.empty());

        String word() {
            return signedBy.isPresent() ? "signed" : "nothing";
        }

        String text() {
            return word() + signedBy.map(root -> " by people " + root).orElse("");
        }
    }

    /** Work in a transaction. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    /** Its name in messages. */
    private String shown() {
        return engine.shown();
    }

    /**
     * Adds results completely or not at all. Adding the same results again has no effect.
     *
     * @param results as read from a results folder
     * @param writer who adds them; its reason allows another content of a method of the same name and version
     * @return what was added
     */
    public LoadOutcome load(StoredResults results, Writer writer) {
        try {
            return alone(() -> new ResultLoading(statements, results, writer).run());
        } catch (StoredTable.Unusable e) {
            throw new DatabaseException(
                    results.record().folder(),
                    String.valueOf(e.getMessage()),
                    "enantio did not write that: process the run again. Nothing was loaded.");
        }
    }

    /**
     * What results must be to be loaded.
     *
     * @return the demand in force
     */
    public Demand demand() {
        return guarded(() -> Ownership.demand(statements));
    }

    /**
     * Withdraws a run: none of its results is reported any more. They stay in the database.
     *
     * @param run name of the run
     * @param responsible who, and why
     * @param writer program and time
     * @return number of new revisions of reported results by outcome
     */
    public Map<String, Integer> withdraw(String run, Responsible responsible, Writer writer) {
        return alone(() -> new Withdrawals(statements, shown())
                .record(Withdrawals.Direction.WITHDRAW, run, responsible, writer.source()));
    }

    /**
     * Takes a withdrawal back.
     *
     * @param run name of the run
     * @param responsible who, and why
     * @param writer program and time
     * @return number of new revisions of reported results by outcome
     */
    public Map<String, Integer> reinstate(String run, Responsible responsible, Writer writer) {
        return alone(() -> new Withdrawals(statements, shown())
                .record(Withdrawals.Direction.REINSTATE, run, responsible, writer.source()));
    }

    /**
     * Corrects what is known of a specimen.
     *
     * @param wanted the correction
     * @param writer program and time
     * @return what it changed
     */
    public SpecimenCorrections.Corrected correct(SpecimenCorrections.Wanted wanted, Writer writer) {
        return alone(() -> new SpecimenCorrections(statements, shown(), wanted).record(writer.source()));
    }

    /**
     * Compares every row with the digests, and the audit trail with itself.
     *
     * @param kept heads of the audit trail that somebody kept elsewhere
     * @return the differences
     */
    public DatabaseCheck verify(List<ChainHead> kept) {
        return reading(() -> new Integrity(connection, engine).whole(kept));
    }

    /**
     * What was read, and from which state of the database.
     *
     * @param content rows
     * @param head last entry of the audit trail
     * @param <T> kind of content
     */
    public record Read<T>(T content, ChainHead head) {}

    /**
     * Records that a study was read, before its files are written.
     *
     * @param place the database
     * @param reading what was read, for what
     * @param writer who reads
     * @return the new head of the audit trail
     */
    public static ChainHead recordReading(String place, Reading reading, Writer writer) {
        try (StudyDatabase open = forActs(place)) {
            return open.alone(() -> {
                AuditTrail trail = new AuditTrail(open.statements);
                trail.read(
                        new AuditTrail.Act(
                                reading.action(),
                                "study " + reading.study(),
                                0,
                                reading.head().hash(),
                                String.join("; ", reading.files()),
                                reading.out()),
                        writer.source());
                return trail.head();
            });
        }
    }

    /**
     * An export of a study.
     *
     * @param action {@code export} or {@code study}
     * @param study name of the study
     * @param head of the state that was read
     * @param files name and SHA-256 of each file
     * @param out the folder
     */
    public record Reading(String action, String study, ChainHead head, List<String> files, String out) {
        public Reading {
            files = List.copyOf(files);
        }
    }

    /**
     * The reported result of each specimen and analyte of a study, in no particular order.
     *
     * @param study name of the study
     * @return the results, and the state that they were read from
     * @throws DatabaseException if there is no such study, or if the database is not what was written into it
     */
    public Read<List<PcRow>> pc(String study) {
        return reading(() -> {
            ChainHead head = requireIntact(study);
            return new Read<>(new StudyQuery(connection, study).pc(), head);
        });
    }

    /**
     * Everything about a study: reported results, other results of its specimens, QCs and runs.
     *
     * @param study name of the study
     * @return the records, and the state that they were read from
     * @throws DatabaseException if there is no such study, or if the database is not what was written into it
     */
    public Read<StudyRecords> records(String study) {
        return reading(() -> {
            ChainHead head = requireIntact(study);
            return new Read<>(new StudyQuery(connection, study).records(), head);
        });
    }

    private ChainHead requireIntact(String study) throws SQLException {
        requireStudy(study);
        DatabaseCheck check = new Integrity(connection, engine).ofStudy(study);
        if (!check.differences().isEmpty()) {
            throw new DatabaseException(
                    shown(),
                    "is not what was loaded into it: " + check.differences().get(0)
                            + (check.differences().size() == 1
                                    ? ""
                                    : " (and " + (check.differences().size() - 1) + " more)"),
                    "Nothing was written. enantio verify --db lists all differences; restore a copy.");
        }
        return check.head();
    }

    /** In a transaction that no other act overlaps. */
    private <T> T alone(Work<T> work) {
        try {
            engine.beginAlone(connection);
            T done = work.run();
            connection.commit();
            return done;
        } catch (SQLException e) {
            rollBack();
            throw engine.problem(e);
        } catch (StoredRow.Damaged e) {
            rollBack();
            throw damaged(e);
        } catch (RuntimeException e) {
            rollBack();
            throw e;
        }
    }

    /** In a transaction in which all queries see the same state. */
    private <T> T reading(Work<T> work) {
        return guarded(() -> {
            engine.beginReading(connection);
            try {
                return work.run();
            } finally {
                rollBack();
            }
        });
    }

    private <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw engine.problem(e);
        } catch (StoredRow.Damaged e) {
            throw damaged(e);
        }
    }

    private DatabaseException damaged(StoredRow.Damaged value) {
        return new DatabaseException(
                shown(),
                String.valueOf(value.getMessage()),
                "enantio did not write that: restore a copy of the database, or load the results into a new one.");
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
     * @param remarks what a person should know
     */
    public record LoadOutcome(
            Was was, String run, long version, int injections, Map<String, Integer> reported, List<String> remarks) {
        public LoadOutcome {
            remarks = List.copyOf(remarks);
        }

        /** Whether anything was written. */
        public enum Was {
            LOADED,
            ALREADY_LOADED
        }
    }
}
