package io.enantio.database.engine;

import io.enantio.database.engine.Engine.Access;
import io.enantio.database.engine.Engine.Login;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The version of the schema, and how a database is brought to it. Migrations only go forward. For a database that is up to date only
 * the version is read; Flyway is not started.
 */
public final class Schema {
    /** Number of the last migration. */
    public static final int VERSION = 5;

    private static final String HOME = "classpath:io/enantio/database/";

    private final Engine engine;

    public Schema(Engine engine) {
        this.engine = engine;
    }

    private enum State {
        EMPTY,
        FOREIGN,
        OLD,
        CURRENT,
        NEWER
    }

    private record Found(State state, int version) {}

    /** Creates the tables of a new database; refuses a foreign, older or newer one. */
    public void ensure() {
        Found found = look(Access.WRITE);
        if (found.state() == State.EMPTY || found.state() == State.OLD && isUnused()) {
            migrate();
        } else {
            refuse(found);
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

    /** Updates a new or older database to this version. */
    public void update() {
        Found found = look(Access.WRITE);
        if (found.state() == State.EMPTY || found.state() == State.OLD) {
            migrate();
        } else {
            refuse(found);
        }
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
                int version = version(statement, engine.history());
                return new Found(
                        version == VERSION ? State.CURRENT : version < VERSION ? State.OLD : State.NEWER, version);
            }
            return new Found(count(statement, engine.tableCounts(), 1) > 0 ? State.FOREIGN : State.EMPTY, 0);
        } catch (SQLException e) {
            throw engine.problem(e);
        }
    }

    private static int version(Statement statement, String history) throws SQLException {
        int version = 0;
        try (ResultSet rows = statement.executeQuery("SELECT version FROM " + history + " WHERE version IS NOT NULL")) {
            while (rows.next()) {
                version = Math.max(version, Integer.parseInt(rows.getString(1)));
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
                .placeholders(engine.words())
                .cleanDisabled(true)
                .connectRetries(0);
        if (engine instanceof PostgresServer) {
            configuration.schemas(PostgresServer.SCHEMA);
        }
        return configuration.load();
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
