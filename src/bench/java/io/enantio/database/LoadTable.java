package io.enantio.database;

import io.enantio.database.engine.Engine;
import io.enantio.input.results.ResultsOnFile;
import io.enantio.input.results.SealedResults;
import io.enantio.run.StoredResults;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How fast results are loaded, from the folder to the database, compared with a bare JDBC batch of the same rows into the same tables,
 * with the same keys, indexes and triggers: one prepared statement for each table, one transaction for each run, nothing read, parsed,
 * checked or hashed. On SQLite and on a PostgreSQL server, which is started for it. Both take turns, run by run; the first tenth warms
 * up. CPU is that of this thread and of the server's processes. Arguments: number of runs, and {@code sqlite} or {@code postgresql} if
 * only one is wanted.
 */
final class LoadTable {
    private static final StudyDatabase.Writer WRITER =
            new StudyDatabase.Writer("bench", Instant.EPOCH, Optional.empty());

    private LoadTable() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        List<String> engines = arguments.length > 1
                ? Arrays.asList(arguments).subList(1, arguments.length)
                : List.of("sqlite", "postgresql");
        Path home = Files.createTempDirectory("load-table");
        List<Path> folders = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            folders.add(CopiedRun.write(home, run));
        }
        System.out.printf(
                Locale.ROOT,
                "%d runs of %d injections; ms of a run: wall (CPU)%n%-12s%10s%18s%18s%18s%14s%14s%n",
                runs,
                CopiedRun.INJECTIONS,
                "",
                "rows/run",
                "read",
                "load",
                "bare batch",
                "load rows/s",
                "share (CPU)");
        for (String engine : engines) {
            boolean isFile = engine.equals("sqlite");
            TestPlace loaded = isFile ? TestPlace.sqlite(home.resolve("loaded.sqlite")) : TestPostgres.newDatabase();
            TestPlace bare = isFile ? TestPlace.sqlite(home.resolve("bare.sqlite")) : TestPostgres.newDatabase();
            new Comparison(loaded, bare).of(engine, folders);
        }
        System.exit(0);
    }

    /** Loads into one database, and the same rows into the other. */
    private record Comparison(TestPlace loaded, TestPlace bare) {
        void of(String engine, List<Path> folders) throws SQLException {
            StudyDatabase.prepare(bare.place(), WRITER, Optional.empty());
            List<Turn> turns = new ArrayList<>();
            try (StudyDatabase open = StudyDatabase.forLoading(loaded.place(), WRITER);
                    Connection reader = loaded.connect();
                    Connection writer = Engine.of(bare.place()).connect(Engine.Access.WRITE)) {
                writer.setAutoCommit(false);
                for (int run = 0; run < folders.size(); run++) {
                    turns.add(turn(open, folders.get(run), reader, writer, run + 1));
                }
            }
            List<Turn> warm = turns.subList(turns.size() / 10, turns.size());
            Clock reading = Clock.median(warm.stream().map(Turn::reading).toList());
            Clock loading = Clock.median(warm.stream().map(Turn::loading).toList());
            Clock batch = Clock.median(warm.stream().map(Turn::batch).toList());
            double rows = warm.stream().mapToLong(Turn::rows).average().orElse(0);
            Clock whole = new Clock(reading.wall() + loading.wall(), reading.cpu() + loading.cpu());
            System.out.printf(
                    Locale.ROOT,
                    "%-12s%10.0f%18s%18s%18s%14.0f%14s%n",
                    engine,
                    rows,
                    reading,
                    loading,
                    batch,
                    rows / whole.wall(),
                    String.format(Locale.ROOT, "%.2f (%.2f)", batch.wall() / whole.wall(), batch.cpu() / whole.cpu()));
        }

        private Turn turn(StudyDatabase open, Path folder, Connection reader, Connection writer, int version)
                throws SQLException {
            Path results = folder.resolve("results");
            Clock before = clock(reader);
            ResultsOnFile found = ResultsOnFile.of(results, folder, SealedResults.text(results));
            found.check();
            StoredResults read = found.read();
            Clock between = clock(reader);
            open.load(read, WRITER);
            Clock after = clock(reader);
            Map<String, List<Object[]>> rows = rows(reader, version);
            Clock start = clock(reader);
            for (Map.Entry<String, List<Object[]>> table : rows.entrySet()) {
                if (!table.getValue().isEmpty()) {
                    insert(writer, table.getKey(), table.getValue());
                }
            }
            writer.commit();
            return new Turn(
                    rows.values().stream().mapToLong(List::size).sum(),
                    before.until(between),
                    between.until(after),
                    start.until(clock(reader)));
        }

        /** With the CPU of the processes of the server that work for this one. */
        private Clock clock(Connection reader) throws SQLException {
            Duration servers = Duration.ZERO;
            if (loaded.isServer()) {
                try (Statement statement = reader.createStatement();
                        ResultSet pids = statement.executeQuery(
                                "SELECT pid FROM pg_stat_activity WHERE application_name = 'enantio'")) {
                    while (pids.next()) {
                        servers = servers.plus(ProcessHandle.of(pids.getLong(1))
                                .flatMap(each -> each.info().totalCpuDuration())
                                .orElse(Duration.ZERO));
                    }
                }
            }
            long own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            return new Clock(System.nanoTime() / 1e9, (own + servers.toNanos()) / 1e9);
        }

        /** Everything that a load added, in memory. */
        private static Map<String, List<Object[]>> rows(Connection reader, int version) throws SQLException {
            Map<String, List<Object[]>> tables = new LinkedHashMap<>();
            for (String table : StudyDatabaseContract.TABLES) {
                boolean isOfRun = DigestedTable.OF_RUN.stream()
                        .anyMatch(each -> each.name().equals(table));
                // Entry 1 made the tables.
                String condition = isOfRun ? "run_version = " + version : "entry = " + (version + 1);
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

        private void insert(Connection writer, String table, List<Object[]> rows) throws SQLException {
            String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
            String overriding = bare.isServer() ? " OVERRIDING SYSTEM VALUE" : "";
            try (PreparedStatement statement =
                    writer.prepareStatement("INSERT INTO " + table + overriding + " VALUES (" + marks + ")")) {
                for (Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        statement.setObject(i + 1, row[i]);
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    }

    private record Turn(long rows, Clock reading, Clock loading, Clock batch) {}

    /** Seconds. */
    private record Clock(double wall, double cpu) {
        Clock until(Clock later) {
            return new Clock(later.wall() - wall, later.cpu() - cpu);
        }

        /** The CPU is a mean, since a server's is counted in hundredths of a second. */
        static Clock median(List<Clock> clocks) {
            return new Clock(
                    clocks.stream()
                            .map(Clock::wall)
                            .sorted()
                            .skip(clocks.size() / 2)
                            .findFirst()
                            .orElseThrow(),
                    clocks.stream().mapToDouble(Clock::cpu).average().orElseThrow());
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f (%.1f)", 1e3 * wall, 1e3 * cpu);
        }
    }
}
