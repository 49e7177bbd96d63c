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

    @Override
    public String definitions() {
        return """
                SELECT 'view ' || c.relname, pg_catalog.pg_get_viewdef(c.oid) FROM pg_catalog.pg_class c
                WHERE c.relkind = 'v' AND c.relnamespace = 'enantio'::regnamespace
                UNION ALL
                SELECT 'function ' || p.proname, pg_catalog.pg_get_functiondef(p.oid) FROM pg_catalog.pg_proc p
                WHERE p.prokind = 'f' AND p.pronamespace = 'enantio'::regnamespace
                UNION ALL
                SELECT 'trigger ' || t.tgname || ' of ' || c.relname, t.tgenabled::text || pg_catalog.pg_get_triggerdef(t.oid)
                FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
                WHERE NOT t.tgisinternal AND c.relnamespace = 'enantio'::regnamespace
                UNION ALL
                SELECT 'rule ' || r.rulename || ' of ' || c.relname, r.ev_enabled::text || pg_catalog.pg_get_ruledef(r.oid)
                FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
                WHERE c.relkind <> 'v' AND c.relnamespace = 'enantio'::regnamespace
                """;
    }

    @Override
    public boolean isChecked() {
        return true;
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
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
