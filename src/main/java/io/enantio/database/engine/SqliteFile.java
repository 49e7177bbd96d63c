package io.enantio.database.engine;

import io.enantio.file.RegularFile;
import io.enantio.file.UnusableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** A database in a local file: SQLite with a write-ahead log, one writer at a time. */
public record SqliteFile(Path file) implements Engine {
    static final String PREFIX = "jdbc:sqlite:";
    private static final int WAIT_MS = 60_000;
    private static final int CACHE_KIB = 64 << 10;
    private static final int LOG_BYTES = 64 << 20;
    private static final int LOG_PAGES = 8000;
    private static final int NOT_A_DATABASE = 26;
    private static final int CORRUPT = 11;
    private static final int BUSY = 5;
    private static final int CONSTRAINT = 19;
    private static final int READ_ONLY = 8;
    private static final int CANNOT_OPEN = 14;
    private static final int FULL = 13;
    private static final int DISK_FAILED = 10;

    static SqliteFile at(String path) {
        try {
            return new SqliteFile(Path.of(path));
        } catch (InvalidPathException e) {
            throw new DatabaseException("--db", "is not a path", "Choose a file.");
        }
    }

    @Override
    public String shown() {
        return file.toString().replace('\\', '/');
    }

    @Override
    public Connection connect(Access access) throws SQLException {
        refuseUnlessFile();
        if (access == Access.READ) {
            refuseIf(
                    !Files.exists(file), "does not exist", "Load results first, or choose another database with --db.");
            return reader();
        }
        Path folder = file.toAbsolutePath().getParent();
        refuseIf(folder != null && !Files.isDirectory(folder), "its folder does not exist", "Create the folder first.");
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setCacheSize(-CACHE_KIB);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, String.valueOf(LOG_BYTES));
        Connection connection = config.createConnection(PREFIX + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
        }
        return connection;
    }

    /** A read-only folder cannot contain the log of writers, but then there are no writers. */
    private Connection reader() throws SQLException {
        SQLiteConfig config = config();
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isWritable(folder)) {
            config.setReadOnly(true);
            return config.createConnection(PREFIX + file);
        }
        config.setReadOnly(true);
        config.setOpenMode(org.sqlite.SQLiteOpenMode.OPEN_URI);
        return config.createConnection(PREFIX + "file:" + file + "?immutable=1");
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(WAIT_MS);
        return config;
    }

    /** The first statement of the transaction takes the write lock. */
    @Override
    public String lock() {
        return "SELECT 1 FROM run_version LIMIT 0";
    }

    @Override
    public Map<String, String> words() {
        return Map.of(
                "whole", "INTEGER",
                "real", "REAL",
                "key", "INTEGER PRIMARY KEY",
                "table", "STRICT",
                "clustered", "STRICT, WITHOUT ROWID");
    }

    @Override
    public String migrations() {
        return "sqlite";
    }

    @Override
    public Login login() {
        return new Login(PREFIX + file + "?busy_timeout=" + WAIT_MS, "", "");
    }

    @Override
    public void alone(Runnable work) {
        Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            work.run();
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            throw new DatabaseException(
                    shown(),
                    "cannot be created: its folder cannot be written",
                    "Free some space or choose another file with --db.");
        }
    }

    @Override
    public String tableCounts() {
        return "SELECT COUNT(*), SUM(name = 'flyway_schema_history') FROM sqlite_master"
                + " WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    }

    @Override
    public String history() {
        return "flyway_schema_history";
    }

    @Override
    public String definitions() {
        return "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'flyway%'"
                + " AND name NOT LIKE 'sqlite%'";
    }

    @Override
    public boolean isChecked() {
        return false;
    }

    /** The first query decides which state is seen. */
    @Override
    public void beginReading(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public DatabaseException problem(SQLException cause) {
        return switch (cause.getErrorCode() & 0xff) {
            case NOT_A_DATABASE ->
                problem("is not a database", "Choose another file with --db; this one was not changed.");
            case CORRUPT -> problem("is damaged", "Restore a copy; nothing was changed.");
            case BUSY ->
                problem(
                        "has been in use by another program for more than a minute",
                        "Load again later; nothing was changed.");
            case CONSTRAINT ->
                problem(
                        "refuses what is not as enantio writes it ("
                                + String.valueOf(cause.getMessage()).replaceFirst("^\\[\\w+] ", "") + ")",
                        "Process the run again, then load it; nothing was changed.");
            case READ_ONLY -> problem("cannot be written", "Check the permissions of the file and its folder.");
            case CANNOT_OPEN -> problem("cannot be opened", "Check the permissions of the file and its folder.");
            case FULL -> problem("the disk is full", "Free some space and load again; nothing was changed.");
            case DISK_FAILED -> problem("the disk failed to read or write it", "Nothing was changed. Check the disk.");
            default -> problem("reported: " + cause.getMessage(), "Nothing was changed.");
        };
    }

    private void refuseUnlessFile() {
        try {
            RegularFile.size(file);
        } catch (UnusableFile e) {
            refuseIf(e.kind() != UnusableFile.Kind.ABSENT, e.problem(), "Choose a file.");
        }
    }

    private void refuseIf(boolean refused, String problem, String remedy) {
        if (refused) {
            throw problem(problem, remedy);
        }
    }
}
