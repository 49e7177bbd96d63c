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
 * The schema's number and how a database comes to it. Migrations only go forward. The everyday case, a database that is up to
 * date, asks for the number alone and does not start the machinery of migrations.
 */
public final class Schema {
    /** Number of the last migration. */
    public static final int VERSION = 4;

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

    /** Makes a new database ready; refuses one that is not ours, older or newer. */
    public void ensure() {
        Found found = look(Access.WRITE);
        if (found.state() == State.EMPTY || found.state() == State.OLD && isUnused()) {
            migrate();
        } else {
            refuse(found);
        }
    }

    /** Refuses a database that is not of this version. */
    public void require() {
        Found found = look(Access.READ);
        if (found.state() == State.EMPTY) {
            throw told("holds no results yet", "Load some first: enantio load.");
        }
        refuse(found);
    }

    /** Brings a new or an older database to this version. */
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
            throw told("is a database of something else", "Name another one with --db: this one is left as it is.");
        }
        if (found.state() == State.OLD) {
            throw told(
                    "has schema version " + found.version() + ", this enantio needs " + VERSION,
                    "Keep a copy, then bring it up to date: enantio load --prepare.");
        }
        if (found.state() == State.NEWER) {
            throw told(
                    "has schema version " + found.version() + " of a newer enantio, this one knows " + VERSION,
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

    /** A creation that was killed in the middle: nothing is lost by finishing it. */
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
        return told("its schema cannot be made: " + text.toLowerCase(Locale.ROOT), "Nothing was changed.");
    }

    private DatabaseException told(String problem, String remedy) {
        return new DatabaseException(engine.shown(), problem, remedy);
    }
}
