package io.enantio.database;

import io.enantio.database.DigestedTable.Owner;
import io.enantio.database.StudyProfile.Point;
import io.enantio.database.StudyProfile.Sums;
import io.enantio.database.engine.Engine;
import io.enantio.text.NumberText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether a database is what was written into it: the audit trail is a chain, each entry stands for the digests that were made with it,
 * each digest is that of the rows as they are now, and no row is without a digest. Nothing is changed.
 */
final class Integrity {
    private static final int MOST = 20;
    private static final String RUNS = "SELECT run_version, run, version FROM run_version ORDER BY run, version";

    private static final String OF_STUDY = """
            SELECT DISTINCT m.run_version FROM sample_record m JOIN specimen t ON t.specimen = m.specimen WHERE t.study = ?
            """;

    private final Connection connection;
    private final Engine engine;
    private final List<String> differences = new ArrayList<>();
    private final Map<Long, Entry> entries = new TreeMap<>();
    private final Map<Long, String> runs = new LinkedHashMap<>();
    private final Map<Long, Long> rowsOfRun = new HashMap<>();
    private final Map<Long, Entry> entryOfRun = new HashMap<>();
    private final Map<String, Set<Long>> accounted = new HashMap<>();
    private long rows;

    Integrity(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /** What an entry of the audit trail says of itself. */
    private record Entry(long number, String at, String action, String digests, String hash) {
        boolean isOfUpdate() {
            return action.equals(StudyDatabase.SCHEMA_ACT);
        }
    }

    /**
     * Which tables of which runs are compared.
     *
     * @param isWhole every row of every run, and whether any row is without a digest
     * @param runVersions whose rows are compared in any case
     */
    private record Scope(boolean isWhole, Set<Long> runVersions) {
        boolean has(String table, long runVersion) {
            return isWhole
                    || runVersion == 0
                    || DigestedTable.MEMBERSHIP.contains(table)
                    || runVersions.contains(runVersion);
        }
    }

    /** Compares everything, and the chain with heads that somebody kept. */
    DatabaseCheck whole(List<ChainHead> kept) throws SQLException {
        ChainHead head = compare(new Scope(true, Set.of()));
        kept.forEach(this::compareHead);
        profiles();
        List<String> lines = new ArrayList<>();
        runs.forEach((key, name) -> lines.add(name + ": " + rowsOfRun.getOrDefault(key, 0L) + " rows, " + origin(key)));
        return new DatabaseCheck(head, rows, lines, differences);
    }

    /** Compares the chain, the definitions, everything that belongs to no run, and the rows of the runs of a study. */
    DatabaseCheck ofStudy(String study) throws SQLException {
        Set<Long> versions = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(OF_STUDY)) {
            query.setString(1, study);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    versions.add(found.getLong(1));
                }
            }
        }
        return new DatabaseCheck(compare(new Scope(false, versions)), rows, List.of(), differences);
    }

    private String origin(long runVersion) {
        Entry entry = entryOfRun.get(runVersion);
        if (entry == null) {
            return "without a digest";
        }
        return (entry.isOfUpdate() ? "digest made when the database was updated, not at load: " : "loaded ")
                + entry.at() + " (entry " + entry.number() + ")";
    }

    private ChainHead compare(Scope scope) throws SQLException {
        ChainHead head = chain();
        names();
        digests(scope);
        for (long runVersion : runs.keySet()) {
            for (DigestedTable table : DigestedTable.OF_RUN) {
                if (!accounted(table.name()).contains(runVersion)) {
                    differ(table.name() + ", " + runs.get(runVersion) + ": has no digest");
                }
            }
        }
        for (DigestedTable table : DigestedTable.ALL) {
            if (scope.isWhole() || table.owner() == Owner.ENTRY || DigestedTable.MEMBERSHIP.contains(table.name())) {
                unaccounted(table);
            }
        }
        return head;
    }

    /** Recomputes the chain; gives the last entry. */
    private ChainHead chain() throws SQLException {
        ChainHead last = ChainHead.NONE;
        boolean isOfSix = false;
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT entry, at, person, action, entity, entity_version,"
                                + " before_value, after_value, reason, software_version, session_account, digests, previous_hash, hash"
                                + " FROM audit ORDER BY entry");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long number = row.getLong(1);
                for (long missing = last.entry() + 1; missing < number; missing++) {
                    differ("audit, entry " + missing + ": is missing");
                }
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= 12; i++) {
                    String cell = row.getString(i);
                    if (cell != null) {
                        cells.add(cell);
                    }
                }
                boolean isComplete = cells.size() == (row.getString(12) == null ? 10 : 12);
                isOfSix |= row.getString(12) != null;
                String previous = row.getString(13);
                String hash = row.getString(14);
                if (!isComplete
                        || isOfSix != (row.getString(12) != null)
                        || !AuditTrail.hash(previous, cells).equals(hash)) {
                    differ("audit, entry " + number + ": was changed, its hash is not that of its cells");
                } else if (!previous.equals(last.hash())) {
                    differ("audit, entry " + number + ": does not continue entry " + (number - 1)
                            + ", which was changed or taken out");
                }
                entries.put(
                        number,
                        new Entry(number, row.getString(2), row.getString(4), String.valueOf(row.getString(12)), hash));
                last = new ChainHead(number, hash);
            }
        }
        if (!isOfSix) {
            differ("audit: has no entry of schema 6, which every database begins with: entries were taken out");
        }
        return last;
    }

    private void compareHead(ChainHead kept) {
        Entry entry = entries.get(kept.entry());
        if (entry == null || !entry.hash().equals(kept.hash())) {
            differ("audit, entry " + kept.entry() + ": "
                    + (entry == null ? "is missing" : "has the hash " + entry.hash())
                    + ", but the head that was kept is "
                    + kept + ": the chain was computed anew or cut off");
        }
    }

    /** The mean profiles that are kept against those of the reported results. Sums of the same numbers differ in their last digits. */
    private void profiles() throws SQLException {
        Map<Point, Sums> kept = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(StudyProfile.KEPT);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                kept.put(Point.of(row), new Sums(row.getLong(4), row.getLong(5), row.getDouble(6)));
            }
        }
        Map<Point, Sums> now;
        try (PreparedStatement query = connection.prepareStatement(StudyProfile.VALUES)) {
            now = StudyProfile.sums(query);
        }
        Set<Point> points = new TreeSet<>(kept.keySet());
        points.addAll(now.keySet());
        for (Point point : points) {
            if (!kept.getOrDefault(point, Sums.NONE).isAbout(now.getOrDefault(point, Sums.NONE))) {
                differ("mean_profile, study " + point.study() + ", " + point.analyte() + ", "
                        + NumberText.of(point.nominalTimeH()) + " h: is not that of the reported results");
            }
        }
    }

    private void names() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(RUNS);
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                runs.put(found.getLong(1), "run " + found.getString(2) + ", version " + found.getLong(3));
            }
        }
    }

    private Set<Long> accounted(String table) {
        return accounted.computeIfAbsent(table, none -> new HashSet<>());
    }

    private void digests(Scope scope) throws SQLException {
        Map<String, DigestedTable> tables = new HashMap<>();
        DigestedTable.ALL.forEach(table -> tables.put(table.name(), table));
        Map<Long, List<RowDigest>> byEntry = stored();
        long lastUpdate = entries.values().stream()
                .filter(Entry::isOfUpdate)
                .mapToLong(Entry::number)
                .max()
                .orElse(0);
        for (Entry entry : entries.values()) {
            List<RowDigest> made = byEntry.getOrDefault(entry.number(), List.of());
            String expected = entry.digests().equals("null") ? "" : entry.digests();
            if (!RowDigest.hash(made).equals(expected)) {
                differ("digest, entry " + entry.number()
                        + ": was changed, it is not what the audit trail has a hash of");
            }
            for (RowDigest digest : made) {
                DigestedTable table = tables.get(digest.table());
                if (digest.table().equals(DigestedTable.DEFINITIONS)) {
                    if (entry.number() == lastUpdate) {
                        compareDefinitions(digest);
                    }
                } else if (table == null) {
                    differ("digest, entry " + entry.number() + ": is of an unknown table " + digest.table());
                } else {
                    compare(table, entry, digest, scope);
                }
            }
        }
        byEntry.keySet().stream()
                .filter(number -> !entries.containsKey(number))
                .forEach(number -> differ("digest, entry " + number + ": belongs to no entry of the audit trail"));
    }

    private Map<Long, List<RowDigest>> stored() throws SQLException {
        Map<Long, List<RowDigest>> stored = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT entry, table_name, run_version, row_count, sha256, row_marks FROM digest");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                stored.computeIfAbsent(found.getLong(1), none -> new ArrayList<>())
                        .add(new RowDigest(
                                found.getString(2),
                                found.getLong(3),
                                found.getLong(4),
                                found.getString(5),
                                found.getString(6)));
            }
        }
        return stored;
    }

    private void compare(DigestedTable table, Entry entry, RowDigest then, Scope scope) throws SQLException {
        boolean isOfRun = table.owner() == Owner.RUN_VERSION;
        accounted(table.name()).add(isOfRun ? then.runVersion() : entry.isOfUpdate() ? 0 : entry.number());
        if (!scope.has(table.name(), then.runVersion())) {
            return;
        }
        RowDigest now = isOfRun
                ? table.digest(connection, then.runVersion())
                : entry.isOfUpdate() ? table.digestOfBefore(connection) : table.digest(connection, entry.number());
        rows += now.rows();
        String place = isOfRun
                ? ", " + runs.getOrDefault(then.runVersion(), "of a run that is missing")
                : ", added with entry " + entry.number();
        if (isOfRun) {
            rowsOfRun.merge(then.runVersion(), now.rows(), Long::sum);
            entryOfRun.put(then.runVersion(), entry);
        }
        if (!now.sha256().equals(then.sha256()) || now.rows() != then.rows()) {
            locate(table.name() + place, String.join("/", table.keys()), then, now);
        }
    }

    /** Names the rows that differ. */
    private void locate(String place, String keys, RowDigest then, RowDigest now) {
        Map<String, String> before = then.byKey();
        Map<String, String> after = now.byKey();
        List<String> found = new ArrayList<>();
        before.forEach((key, mark) -> {
            if (!after.containsKey(key)) {
                found.add(place + ", row " + key + " (" + keys + "): is missing");
            } else if (!mark.equals(after.get(key))) {
                found.add(place + ", row " + key + " (" + keys + "): was changed");
            }
        });
        after.keySet().stream()
                .filter(key -> !before.containsKey(key))
                .forEach(key -> found.add(place + ", row " + key + " (" + keys + "): was added outside enantio"));
        if (found.isEmpty()) {
            found.add(place + ": a row was changed that the marks do not name");
        }
        found.stream().limit(MOST).forEach(this::differ);
        if (found.size() > MOST) {
            differ(place + ": " + (found.size() - MOST) + " more rows differ");
        }
    }

    /** Views and tables that somebody added are nobody's harm; a trigger or function that was added may be. */
    private void compareDefinitions(RowDigest then) throws SQLException {
        Map<String, String> before = then.byKey();
        Map<String, String> after =
                DigestedTable.definitions(connection, engine).byKey();
        before.forEach((name, mark) -> {
            if (!after.containsKey(name)) {
                differ("definition of " + name + ": is missing");
            } else if (!mark.equals(after.get(name))) {
                differ("definition of " + name + ": was changed");
            }
        });
        after.keySet().stream()
                .filter(name -> !before.containsKey(name))
                .filter(name -> !name.startsWith("view ") && !name.startsWith("table ") && !name.startsWith("index "))
                .forEach(name -> differ("definition of " + name + ": was added outside enantio"));
    }

    /** Rows that belong to a run or an entry of which there is no digest. */
    private void unaccounted(DigestedTable table) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT " + table.owner().column() + ", COUNT(*) FROM "
                                + table.name() + " GROUP BY " + table.owner().column());
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                long number = found.getLong(1);
                boolean isReported = table.owner() == Owner.RUN_VERSION && runs.containsKey(number);
                if (!isReported && !accounted(table.name()).contains(number)) {
                    differ(table.name() + ": " + found.getLong(2) + " rows of "
                            + table.owner().column() + " " + number + " were added outside enantio");
                }
            }
        }
    }

    private void differ(String difference) {
        differences.add(difference);
    }
}
