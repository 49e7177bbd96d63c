package io.enantio.database.engine;

import io.enantio.database.engine.Engine.Access;
import io.enantio.database.engine.Engine.Login;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The version of the schema, and how a database is brought to it. Migrations only go forward. For a database that is up to date only
 * the version is read; Flyway is not started.
 */
public final class Schema {
    /** Version of the schema. */
    public static final int VERSION = 7;

    private static final Pattern NUMBERED = Pattern.compile("[0-9]+([._][0-9]+)*");

    /** Number of the last migration: the one that makes digests of what is there. */
    private static final MigrationVersion LAST = MigrationVersion.fromVersion(VERSION + ".3");

    /** Number of the last migration of the schema before, which made digests. */
    private static final MigrationVersion LAST_OF_SIX = MigrationVersion.fromVersion("6.3");

    /** Its history was begun, by a process that may still be at work; there is no table yet. */
    private static final MigrationVersion NONE = MigrationVersion.fromVersion("0");

    private static final String HOME = "classpath:io/enantio/database/";

    private final Engine engine;
    private final AfterUpdate afterUpdate;

    /** Work that belongs to an update, in the same transaction as its last step. */
    @FunctionalInterface
    public interface AfterUpdate {
        /**
         * Does it.
         *
         * @param connection of the update
         * @throws SQLException if it cannot be done
         */
        void on(Connection connection) throws SQLException;
    }

    /**
     * @param engine kind and place of the database
     * @param afterUpdate done when tables were created or updated
     */
    public Schema(Engine engine, AfterUpdate afterUpdate) {
        this.engine = engine;
        this.afterUpdate = afterUpdate;
    }

    /**
     * For those who never update it.
     *
     * @param engine kind and place of the database
     * @return the schema
     */
    public static Schema unchanged(Engine engine) {
        return new Schema(engine, connection -> {
            throw new IllegalStateException("nothing is updated here");
        });
    }

    private enum State {
        EMPTY,
        FOREIGN,
        OLD,
        CURRENT,
        NEWER
    }

    private record Found(State state, String version) {}

    /** Creates the tables of a new database; refuses a foreign, older or newer one. */
    public void ensure() {
        Found found = look(Access.WRITE);
        if (found.state() == State.EMPTY || found.state() == State.OLD && isUnused()) {
            migrate();
        } else {
            // Another process may have created and filled it in between.
            refuse(found.state() == State.OLD ? look(Access.WRITE) : found);
        }
    }

    /** Refuses a database that does not have this version. */
    public void require() {
        Found found = look(Access.READ);
        if (found.state() == State.EMPTY) {
            throw problem("contains no results yet", "Load some first: enantio load.");
        }
        refuse(found);
    }

    /** Whether this is an older database whose rows and definitions have digests. */
    public boolean isOldWithDigests() {
        Found found = look(Access.WRITE);
        return found.state() == State.OLD
                && MigrationVersion.fromVersion(found.version()).compareTo(LAST_OF_SIX) >= 0;
    }

    /**
     * Updates a new or older database to this version.
     *
     * @return false if it has this version
     */
    public boolean update() {
        Found found = look(Access.WRITE);
        if (found.state() == State.EMPTY || found.state() == State.OLD) {
            migrate();
            return true;
        }
        refuse(found);
        return false;
    }

    private void refuse(Found found) {
        if (found.state() == State.FOREIGN) {
            throw problem(
                    "is a database of another program", "Choose another one with --db; this one was not changed.");
        }
        if (found.state() == State.OLD) {
            throw problem(
                    "has schema version " + found.version() + ", this enantio needs " + VERSION,
                    "Make a copy, then update it: enantio load --prepare.");
        }
        if (found.state() == State.NEWER) {
            throw problem(
                    "has schema version " + found.version() + " of a newer enantio, this one supports up to " + VERSION,
                    "Use the newer enantio.");
        }
    }

    private Found look(Access access) {
        try (Connection connection = engine.connect(access);
                Statement statement = connection.createStatement()) {
            if (count(statement, engine.tableCounts(), 2) > 0) {
                MigrationVersion version = version(statement, engine.history());
                if (version.equals(NONE)) {
                    return new Found(State.EMPTY, "0");
                }
                int order = version.compareTo(LAST);
                return new Found(
                        order == 0 ? State.CURRENT : order < 0 ? State.OLD : State.NEWER, version.getVersion());
            }
            return new Found(count(statement, engine.tableCounts(), 1) > 0 ? State.FOREIGN : State.EMPTY, "0");
        } catch (SQLException e) {
            throw engine.problem(e);
        }
    }

    private MigrationVersion version(Statement statement, String history) throws SQLException {
        MigrationVersion version = NONE;
        try (ResultSet rows = statement.executeQuery("SELECT version FROM " + history + " WHERE version IS NOT NULL")) {
            while (rows.next()) {
                String stated = rows.getString(1);
                if (!NUMBERED.matcher(stated).matches()) {
                    throw problem(
                            "states the schema version \"" + stated + "\", which is none",
                            "enantio did not write that: restore a copy of the database.");
                }
                MigrationVersion next = MigrationVersion.fromVersion(stated);
                version = next.compareTo(version) > 0 ? next : version;
            }
        }
        return version;
    }

    private static int count(Statement statement, String query, int column) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(column) : 0;
        }
    }

    /** Whether creation was interrupted: it can be finished, because there are no results yet. */
    private boolean isUnused() {
        try (Connection connection = engine.connect(Access.WRITE);
                Statement statement = connection.createStatement()) {
            return count(statement, "SELECT COUNT(*) FROM run_version", 1) == 0;
        } catch (SQLException e) {
            return false;
        }
    }

    private void migrate() {
        engine.alone(() -> {
            try {
                flyway().migrate();
            } catch (FlywayException e) {
                throw problem(e);
            }
        });
    }

    private Flyway flyway() {
        Login login = engine.login();
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(login.url(), login.user().isEmpty() ? null : login.user(), null)
                .locations(HOME + "tables", HOME + "views", HOME + engine.migrations())
                .javaMigrations(new LastStep(LAST_OF_SIX, connection -> {}), new LastStep(LAST, afterUpdate))
                .placeholders(engine.words())
                .cleanDisabled(true)
                .connectRetries(0);
        if (engine instanceof PostgresServer) {
            configuration.schemas(PostgresServer.SCHEMA);
        }
        return configuration.load();
    }

    /** The last step of an update. That of an earlier schema is left to the last one. */
    private static final class LastStep implements JavaMigration {
        private final MigrationVersion version;
        private final AfterUpdate work;

        LastStep(MigrationVersion version, AfterUpdate work) {
            this.version = version;
            this.work = work;
        }

        @Override
        public MigrationVersion getVersion() {
            return version;
        }

        @Override
        public String getDescription() {
            return "digests of what is there";
        }

        @Override
        public Integer getChecksum() {
            return 1;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            work.on(context.getConnection());
        }
    }

    private DatabaseException problem(FlywayException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return engine.problem(sql);
            }
        }
        String text = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        return problem("its schema cannot be created: " + text.toLowerCase(Locale.ROOT), "Nothing was changed.");
    }

    private DatabaseException problem(String problem, String remedy) {
        return new DatabaseException(engine.shown(), problem, remedy);
    }
}
