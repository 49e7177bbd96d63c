package io.enantio.database.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A kind of database, with everything that is specific to it. */
public sealed interface Engine permits SqliteFile, PostgresServer {

    /** Purpose of a connection. */
    enum Access {
        WRITE,
        READ
    }

    /** Name in messages, never with a password. */
    String shown();

    /** A connection without a transaction. */
    Connection connect(Access access) throws SQLException;

    /** Starts a transaction that no other load overlaps. */
    default void beginAlone(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(lock());
        }
    }

    /** The statement that makes a transaction the only one that loads, until it ends. */
    String lock();

    /** Values of the placeholders in the shared migrations. */
    Map<String, String> words();

    /** Folder of the migrations for this kind only. */
    String migrations();

    /** URL and account for the migrations. */
    Login login();

    /** Runs work while no other process does so with this database. */
    void alone(Runnable work);

    /** Query for the number of user tables in the schema, and for the number of these that are the history of Flyway. */
    String tableCounts();

    /** Qualified name of the history of Flyway, so that missing permission to its schema is reported as such. */
    String history();

    /** Query for the name and the text of each definition that decides what is read: views, triggers, functions. */
    String definitions();

    /** Whether rows are added by functions of the server, which check them. */
    boolean isChecked();

    /** Begins a transaction in which all queries see the same state. */
    void beginReading(Connection connection) throws SQLException;

    /** The meaning of an exception in words. */
    DatabaseException problem(SQLException cause);

    /** A problem with this database. */
    default DatabaseException problem(String problem, String remedy) {
        return new DatabaseException(shown(), problem, remedy);
    }

    /** A URL with its account. */
    record Login(String url, String user, String password) {}

    /** The engine for a file, or for a JDBC URL of SQLite or PostgreSQL. */
    static Engine of(String place) {
        if (place.startsWith(PostgresServer.PREFIX)) {
            return PostgresServer.at(place);
        }
        if (place.startsWith(SqliteFile.PREFIX)) {
            return SqliteFile.at(place.substring(SqliteFile.PREFIX.length()));
        }
        if (place.startsWith("postgres://") || place.startsWith("postgresql://")) {
            throw unusable("Write it as " + PostgresServer.PREFIX + "//HOST:PORT/DATABASE.");
        }
        if (place.startsWith("jdbc:") || place.contains("://")) {
            throw unusable("Supported: a file, " + SqliteFile.PREFIX + "FILE, " + PostgresServer.PREFIX
                    + "//HOST:PORT/DATABASE.");
        }
        return SqliteFile.at(place);
    }

    /** The message does not repeat the URL, which may contain a password. */
    private static DatabaseException unusable(String remedy) {
        return new DatabaseException("--db", "is not a database URL that enantio supports", remedy);
    }
}
