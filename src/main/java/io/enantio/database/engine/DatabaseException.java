package io.enantio.database.engine;

/** A database cannot be used. The message is one line: {@code <database>: <problem>. <remedy>}. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String database, String problem, String remedy) {
        super(database + ": " + problem + ". " + remedy);
    }
}
