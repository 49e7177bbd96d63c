package io.enantio.database.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Where a study's database lives, and what only that kind of database does its own way. */
public sealed interface Engine permits SqliteFile, PostgresServer {

    /** What a connection is for. */
    enum Access {
        WRITE,
        READ
    }

    /** How messages call it; never with a password. */
    String shown();

    /** A connection that is not in a transaction. */
    Connection connect(Access access) throws SQLException;

    /** Starts a transaction that no other load overlaps. */
    void beginAlone(Connection connection) throws SQLException;

    /** How this database says the words of the shared migrations. */
    Map<String, String> words();

    /** Folder of the migrations that are only for it. */
    String migrations();

    /** Address and account for the migrations. */
    Login login();

    /** Runs something that no other process does at the same time to this database. */
    void alone(Runnable work);

    /** How many tables it holds that are neither the system's nor in another schema, and how many of them Flyway's history. */
    String tableCounts();

    /** Full name of Flyway's history, so that somebody who may not look into its schema is told that and nothing else. */
    String history();

    /** What an exception means, in words. */
    DatabaseException problem(SQLException cause);

    /** An address with its account. */
    record Login(String url, String user, String password) {}

    /** The engine of what a user writes: a file, or a JDBC address of SQLite or PostgreSQL. */
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
            throw unusable(
                    "Known: a file, " + SqliteFile.PREFIX + "FILE, " + PostgresServer.PREFIX + "//HOST:PORT/DATABASE.");
        }
        return SqliteFile.at(place);
    }

    /** The address itself is not repeated: it may hold a password. */
    private static DatabaseException unusable(String remedy) {
        return new DatabaseException("--db", "is not an address of a database that enantio knows", remedy);
    }
}
