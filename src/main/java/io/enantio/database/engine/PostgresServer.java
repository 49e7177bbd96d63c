package io.enantio.database.engine;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** A database on a PostgreSQL server, in the schema {@code enantio}. */
record PostgresServer(String url) implements Engine {
    static final String PREFIX = "jdbc:postgresql:";
    static final String SCHEMA = "enantio";
    private static final int CONNECT_SECONDS = 15;

    static PostgresServer at(String url) {
        return new PostgresServer(url);
    }

    /** Without parameters, which may include a password. */
    @Override
    public String shown() {
        int parameters = url.indexOf('?');
        String plain = parameters < 0 ? url : url.substring(0, parameters);
        return plain.replaceAll("//[^/@]*@", "//");
    }

    @Override
    public Connection connect(Access access) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("ApplicationName", "enantio");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("currentSchema", SCHEMA);
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setReadOnly(access == Access.READ);
        return connection;
    }

    /** The lock ends with the transaction, however it ends. */
    @Override
    public String lock() {
        return "SELECT pg_advisory_xact_lock(hashtext('enantio load'))";
    }

    @Override
    public Map<String, String> words() {
        return Map.of(
                "whole", "BIGINT",
                "real", "DOUBLE PRECISION",
                "key", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                "table", "",
                "clustered", "");
    }

    @Override
    public String migrations() {
        return "postgresql";
    }

    /** Account and password are in the URL or in the password file of the driver. */
    @Override
    public Login login() {
        return new Login(url, "", "");
    }

    /** Flyway locks on the server. */
    @Override
    public void alone(Runnable work) {
        work.run();
    }

    @Override
    public String tableCounts() {
        return "SELECT COUNT(*), COUNT(*) FILTER (WHERE tablename = 'flyway_schema_history') FROM pg_catalog.pg_tables"
                + " WHERE schemaname = '" + SCHEMA + "'";
    }

    @Override
    public String history() {
        return SCHEMA + ".flyway_schema_history";
    }

    /** The cause of a failed batch is the next exception. */
    @Override
    public DatabaseException problem(SQLException thrown) {
        SQLException cause = thrown instanceof BatchUpdateException && thrown.getNextException() != null
                ? thrown.getNextException()
                : thrown;
        String state = String.valueOf(cause.getSQLState());
        if (state.equals("28P01") || state.equals("28000") || state.equals("08004")) {
            return problem("refuses this user or password", "Correct user and password.");
        }
        if (state.equals("3D000")) {
            return problem("the server has no such database", "Create it, or correct the URL.");
        }
        if (state.equals("42501")) {
            return problem(
                    "the user may not do this (" + firstLine(cause) + ")",
                    "Owners create the schema, members of enantio_loader load, members of enantio_reader read.");
        }
        if (state.equals("08001")) {
            return problem("no server answers at this address", "Start it, or correct host and port.");
        }
        if (state.startsWith("08") || state.startsWith("57P")) {
            return problem(
                    "the connection was lost",
                    "Nothing of the results being loaded was stored; load them again when the server is available.");
        }
        return problem("reported: " + firstLine(cause), "Nothing was changed.");
    }

    private static String firstLine(SQLException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
