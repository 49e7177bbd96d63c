package io.enantio.database;

/** A database cannot be used. The message is one line: {@code <database>: <problem>. <remedy>}. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String database, String problem, String remedy) {
        super(database + ": " + problem + ". " + remedy);
    }
}
