package io.enantio.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.AboutTheMachine;
import io.enantio.database.engine.Engine;
import io.enantio.database.engine.SqliteFile;
import io.enantio.input.results.ResultsOnFile;
import io.enantio.input.results.SealedResults;
import io.enantio.run.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * How fast results are loaded, from the folder to the database, compared with a bare JDBC batch of the same rows into
 * the same tables: one prepared statement for each, one transaction for each run, nothing read, parsed or hashed. The
 * same batch into tables without keys, indexes and triggers is reported too. Runs are copies of a shipped one, filled
 * up to 100 injections; eleven subjects in each.
 */
@Isolated("measures time")
class LoadSpeedTest {
    private static final Path SHIPPED = Path.of("sample-runs/crps-day-1");
    private static final int INJECTIONS = 100;
    private static final double WANTED = 0.4;
    private static final StudyDatabase.Writer WRITER =
            new StudyDatabase.Writer("test", Instant.EPOCH, Optional.empty());

    @TempDir
    Path home;

    private long rows;

    @Test
    @Tag("evidence")
    void aFewRunsLoadAtAFairFractionOfTheSpeedOfABareBatch() throws Exception {
        compare(30, "s.sqlite");
    }

    @Test
    @Tag("evidence")
    void aThousandRunsLoadAtAFairFractionOfTheSpeedOfABareBatchAndProfilesAreFast() throws Exception {
        Path file = compare(1000, "big.sqlite");
        profiles(file);
    }

    @AboutTheMachine("measures how long it takes")
    private Path compare(int runs, String name) throws Exception {
        List<Path> folders = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            folders.add(copy(run));
        }
        Path file = home.resolve(name);
        Path bare = home.resolve("bare-" + name);
        double loading = 0;
        double inserting = 0;
        double insertingBare = 0;
        Path same = home.resolve("same-" + name);
        StudyDatabase.prepare(same.toString(), WRITER, Optional.empty());
        try (StudyDatabase open = StudyDatabase.forLoading(file.toString(), WRITER);
                Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file);
                Connection sameTables = new SqliteFile(same).connect(Engine.Access.WRITE);
                Connection writer = bareTables(reader, bare)) {
            sameTables.setAutoCommit(false);
            for (int run = 0; run < runs; run++) {
                long start = System.nanoTime();
                Path results = folders.get(run).resolve("results");
                ResultsOnFile found = ResultsOnFile.of(results, folders.get(run), SealedResults.text(results));
                found.check();
                open.load(found.read(), WRITER);
                long loaded = System.nanoTime();
                Map<String, List<Object[]>> sameRows = rowsOf(reader, run + 1);
                long read = System.nanoTime();
                insert(sameTables, sameRows);
                long inserted = System.nanoTime();
                insert(writer, sameRows);
                long end = System.nanoTime();
                // The first runs warm up both.
                if (run >= runs / 10) {
                    loading += loaded - start;
                    inserting += inserted - read;
                    insertingBare += end - inserted;
                    sameRows.values().forEach(table -> rows += table.size());
                }
            }
        }
        double share = inserting / loading;
        System.out.printf(
                Locale.ROOT,
                "%d runs of %d injections, %d rows: load %.0f rows/s, bare batch %.0f rows/s (share %.2f),"
                        + " into tables without keys and triggers %.0f rows/s (share %.2f)%n",
                runs,
                INJECTIONS,
                rows,
                rows / loading * 1e9,
                rows / inserting * 1e9,
                share,
                rows / insertingBare * 1e9,
                insertingBare / loading);
        assertThat(share).isGreaterThan(runs >= 1000 ? WANTED : WANTED / 4);
        return file;
    }

    private void profiles(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            String study = "'SIMULATED-STUDY'";
            time(connection, "subjects", "SELECT COUNT(*) FROM subject WHERE study = " + study);
            double one = time(
                    connection,
                    "profile of a subject",
                    "SELECT analyte, nominal_time_h, concentration_ng_per_ml FROM reported_concentrations WHERE study = "
                            + study + " AND subject = 'R500-S005' ORDER BY analyte, nominal_time_h");
            double mean = time(
                    connection,
                    "mean profile of all",
                    "SELECT analyte, nominal_time_h, COUNT(*), AVG(concentration_ng_per_ml) FROM reported_concentrations"
                            + " WHERE study = " + study + " GROUP BY analyte, nominal_time_h");
            assertThat(one).isLessThan(100);
            assertThat(mean).isPositive();
        }
    }

    @AboutTheMachine("measures how long it takes")
    private static double time(Connection connection, String what, String query) throws SQLException {
        double best = Double.MAX_VALUE;
        long found = 0;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                for (found = 0; rows.next(); found++) {
                    rows.getObject(1);
                }
            }
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        System.out.printf(Locale.ROOT, "%s: %d rows in %.1f ms%n", what, found, best);
        return best;
    }

    private static Connection bareTables(Connection reader, Path bare) throws SQLException {
        Connection writer = DriverManager.getConnection("jdbc:sqlite:" + bare);
        try (Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            for (String table : StudyDatabaseContract.TABLES) {
                statement.execute("CREATE TABLE " + table + " (" + String.join(", ", columns(reader, table)) + ")");
            }
        }
        writer.setAutoCommit(false);
        return writer;
    }

    private static List<String> columns(Connection reader, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = reader.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                columns.add(found.getMetaData().getColumnName(i));
            }
        }
        return columns;
    }

    /** Everything that belongs to one version of a run, in memory. */
    private static Map<String, List<Object[]>> rowsOf(Connection reader, long version) throws SQLException {
        Map<String, List<Object[]>> tables = new LinkedHashMap<>();
        for (String table : StudyDatabaseContract.TABLES) {
            String condition = switch (table) {
                case "study" -> version == 1 ? "1" : "0";
                case "subject" -> "subject LIKE 'R" + (version - 1) + "-%'";
                case "specimen" ->
                    "specimen IN (SELECT specimen FROM sample_record WHERE run_version = " + version + ")";
                case "reported_result" ->
                    "specimen IN (SELECT specimen FROM sample_record WHERE run_version = " + version
                            + ") AND caused_by = " + version;
                case "audit" -> "entry = " + version;
                default -> "run_version = " + version;
            };
            List<Object[]> rows = new ArrayList<>();
            try (Statement statement = reader.createStatement();
                    ResultSet found = statement.executeQuery("SELECT * FROM " + table + " WHERE " + condition)) {
                int width = found.getMetaData().getColumnCount();
                while (found.next()) {
                    Object[] row = new Object[width];
                    for (int i = 0; i < width; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
            tables.put(table, rows);
        }
        return tables;
    }

    private static void insert(Connection writer, Map<String, List<Object[]>> tables) throws SQLException {
        for (Map.Entry<String, List<Object[]>> table : tables.entrySet()) {
            if (!table.getValue().isEmpty()) {
                insert(writer, table.getKey(), table.getValue());
            }
        }
        writer.commit();
    }

    private static void insert(Connection writer, String table, List<Object[]> rows) throws SQLException {
        String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
        try (PreparedStatement statement =
                writer.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** A copy of the shipped run under another name, with subjects of its own and more study samples. */
    private Path copy(int run) throws IOException {
        Path folder = home.resolve("run" + run);
        Path results = Files.createDirectories(folder.resolve("results"));
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();
        for (String name : List.of("injections.csv", "samples.csv")) {
            keep(SHIPPED.resolve(name), folder.resolve(name), run, before, after);
        }
        for (String name : List.of("concentrations.csv", "calibration.csv", "pairs.csv", "verdicts.csv", "rules.csv")) {
            keep(SHIPPED.resolve("expected").resolve(name), results.resolve(name), run, before, after);
        }
        String json = Files.readString(SHIPPED.resolve("expected/run.json")).replace("CRPS-SIM-DAY1", "RUN-" + run);
        for (String name : before.keySet()) {
            json = json.replace(before.get(name), after.get(name));
        }
        String body = json.substring(0, json.lastIndexOf(",\n  \"seal\""));
        Files.writeString(results.resolve("run.json"), body + ",\n  \"seal\" : \"" + Sha256.of(body) + "\"\n}\n");
        return folder;
    }

    private static void keep(Path from, Path to, int run, Map<String, String> before, Map<String, String> after)
            throws IOException {
        String original = Files.readString(from);
        StringBuilder text = new StringBuilder(original);
        List<String> lines = original.lines().toList();
        int shipped = 79;
        for (int extra = 0; extra < INJECTIONS - shipped; extra++) {
            String sample = "S001-T0" + extra % 5;
            String subject = String.format(Locale.ROOT, "S%03d", 7 + extra / 5);
            String number = String.valueOf(shipped + 1 + extra);
            for (String line : lines) {
                if (line.contains(sample)) {
                    String place = line.startsWith("CRPS")
                            ? line.replaceFirst(",\\d+,", "," + number + ",")
                            : line.replaceFirst("^\\d+,", number + ",");
                    text.append(place.replace("S001", subject)).append('\n');
                }
            }
        }
        String all = text.toString()
                .replace("CRPS-SIM-DAY1", "RUN-" + run)
                .replaceAll("S(\\d{3})(-T\\d|,)", "R" + run + "-S$1$2");
        Files.writeString(to, all);
        before.put(to.toString(), Sha256.of(original));
        after.put(to.toString(), Sha256.of(all));
    }
}
