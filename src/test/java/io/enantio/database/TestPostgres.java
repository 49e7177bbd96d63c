package io.enantio.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** One real PostgreSQL for all tests, started by the first that needs it. If none can be started, those tests are skipped. */
public final class TestPostgres {
    /** Roles and settings are the server's, not a database's: classes that use it run one after the other. */
    static final String SERVER = "PostgreSQL";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static Optional<EmbeddedPostgres> server = Optional.empty();
    private static Optional<String> template = Optional.empty();
    private static String problem = "";

    private TestPostgres() {}

    private static synchronized EmbeddedPostgres server() {
        if (server.isEmpty() && problem.isEmpty()) {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
                server = Optional.of(started);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
            } catch (IOException | RuntimeException | Error e) {
                problem = "no PostgreSQL can be started here: " + e;
            }
        }
        Assumptions.assumeTrue(server.isPresent(), problem);
        return server.orElseThrow();
    }

    private static void close(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new, empty database of its superuser. */
    public static TestPlace newDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        return new TestPlace(url(name), url(name) + "&currentSchema=enantio");
    }

    /** A new database whose tables are ready: a copy of one that is made once. */
    static synchronized TestPlace preparedDatabase() {
        if (template.isEmpty()) {
            TestPlace made = newDatabase();
            made.run("load", "--prepare");
            template = Optional.of("test" + DATABASES.get());
        }
        String name = "test" + DATABASES.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + template.get());
        return new TestPlace(url(name), url(name) + "&currentSchema=enantio");
    }

    static String url(String database) {
        return "jdbc:postgresql://localhost:" + server().getPort() + "/" + database + "?user=postgres";
    }

    /** The same database, seen by another user. */
    static TestPlace as(TestPlace place, String user) {
        return new TestPlace(
                place.place().replace("user=postgres", "user=" + user),
                place.url().replace("user=postgres", "user=" + user));
    }

    static void execute(String database, String statement) {
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
