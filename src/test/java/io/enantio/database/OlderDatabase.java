package io.enantio.database;

import io.enantio.database.engine.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A database as an earlier release left it: its migrations, and rows that are copied from one of today. */
final class OlderDatabase {
    private static final String HOME = "classpath:io/enantio/database/";
    private static final List<String> LATER =
            List.of("withdrawal", "correction", "setting", "audit", "digest", "profile_change");

    private OlderDatabase() {}

    /** A database of schema 6 with the rows of one of today, the digest of its own definitions, and an audit trail that fits. */
    static void ofSix(TestPlace from, TestPlace to) {
        migrated(to, "6.2");
        String history = to.isServer() ? "enantio.flyway_schema_history" : "flyway_schema_history";
        try (Connection source = from.connect();
                Connection target = to.connect();
                Statement statement = target.createStatement()) {
            statement.execute("INSERT INTO " + history
                    + " SELECT installed_rank + 1, '6.3', 'digests of what is there',"
                    + " 'JDBC', 'of the test', 1, installed_by, installed_on, execution_time, success FROM " + history
                    + " WHERE version = '6.2'");
            if (to.isServer()) {
                statement.execute("SET session_replication_role = replica");
            }
            for (String table : StudyDatabaseContract.TABLES) {
                if (!table.equals(StudyProfile.TABLE)) {
                    copy(table, source, target, to.isServer());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Connection target = to.connect()) {
            RowDigest definitions = DigestedTable.definitions(target, Engine.of(to.place()));
            Tampering.of(to)
                    .on(
                            "digest",
                            "UPDATE digest SET row_count = " + definitions.rows() + ", sha256 = '"
                                    + definitions.sha256() + "', row_marks = '" + definitions.marks()
                                    + "' WHERE entry = 1 AND table_name = '" + DigestedTable.DEFINITIONS + "'",
                            "DELETE FROM digest WHERE table_name = '" + StudyProfile.TABLE + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try {
            Tampering.of(to).on("audit", Forger.statements(to, 1).toArray(String[]::new));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates the tables of an earlier schema. */
    static void empty(TestPlace place, int version) {
        migrated(place, String.valueOf(version));
    }

    private static void migrated(TestPlace place, String version) {
        Engine engine = Engine.of(place.place());
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(engine.login().url(), null, null)
                .locations(HOME + "tables", HOME + "views", HOME + engine.migrations())
                .placeholders(engine.words())
                .target(version);
        if (place.isServer()) {
            configuration.schemas("enantio");
        }
        configuration.load().migrate();
    }

    /** Creates the tables of an earlier schema with the rows of a database, and an audit trail as it was then. */
    static void copy(TestPlace from, TestPlace to, int version) {
        empty(to, version);
        try (Connection source = from.connect();
                Connection target = to.connect()) {
            for (String table : StudyDatabaseContract.TABLES) {
                if (!LATER.contains(table)) {
                    copy(table, source, target, to.isServer());
                }
            }
            audit(source, target);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(String table, Connection source, Connection target, boolean isServer) throws SQLException {
        List<String> columns = columns(target, table);
        try (Statement query = source.createStatement();
                ResultSet rows = query.executeQuery("SELECT " + String.join(", ", columns) + " FROM " + table);
                PreparedStatement insert = target.prepareStatement("INSERT INTO " + table + " ("
                        + String.join(", ", columns) + ")" + (isServer ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")) {
            while (rows.next()) {
                for (int i = 1; i <= columns.size(); i++) {
                    insert.setObject(i, rows.getObject(i));
                }
                insert.executeUpdate();
            }
        }
        if (isServer && List.of("specimen", "run_version").contains(table)) {
            try (Statement statement = target.createStatement()) {
                statement.execute("ALTER TABLE " + table + " ALTER COLUMN " + table + " RESTART WITH 1000");
            }
        }
    }

    private static List<String> columns(Connection target, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement query = target.createStatement();
                ResultSet none = query.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnLabel(i));
            }
        }
        return columns;
    }

    private static void audit(Connection source, Connection target) throws SQLException {
        String previous = "";
        int entry = 0;
        try (Statement query = source.createStatement();
                ResultSet rows = query.executeQuery(
                        "SELECT '', at, person, action, entity, entity_version, before_value,"
                                + " after_value, reason, software_version FROM audit WHERE action = 'load' ORDER BY entry");
                PreparedStatement insert =
                        target.prepareStatement("INSERT INTO audit (entry, at, person, action, entity,"
                                + " entity_version, before_value, after_value, reason, software_version, previous_hash, hash)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            while (rows.next()) {
                entry++;
                List<String> cells = new ArrayList<>(List.of(String.valueOf(entry)));
                for (int i = 2; i <= 10; i++) {
                    cells.add(rows.getString(i));
                }
                String hash = AuditTrail.hash(previous, cells);
                insert.setLong(1, entry);
                for (int i = 2; i <= 10; i++) {
                    insert.setObject(i, rows.getObject(i));
                }
                insert.setString(11, previous);
                insert.setString(12, hash);
                insert.executeUpdate();
                previous = hash;
            }
        }
    }
}
