package io.enantio.database;

import io.enantio.cli.InProcess;
import io.enantio.cli.InProcess.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database of a test.
 *
 * @param place as {@code --db} takes it
 * @param url for queries of the test itself
 */
public record TestPlace(String place, String url) {

    public static TestPlace sqlite(Path file) {
        return new TestPlace(file.toString(), "jdbc:sqlite:" + file);
    }

    /** A command on this database. */
    Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--db", place));
        return InProcess.enantio(all.toArray(String[]::new));
    }

    boolean isServer() {
        return url.startsWith("jdbc:postgresql:");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** All rows of a query, cells joined by a bar, null as a hyphen; numbers alike on every engine. */
    public List<String> rows(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    cells.add(text(found.getObject(i)));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static String text(Object value) {
        if (value == null) {
            return "-";
        }
        return value instanceof Number number && !(value instanceof Double)
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }

    long count(String query) {
        return Long.parseLong(rows(query).get(0));
    }

    /** The error message of a statement; empty if it succeeds. */
    String refusal(String statement) {
        try (Connection connection = connect();
                Statement change = connection.createStatement()) {
            change.execute(statement);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
