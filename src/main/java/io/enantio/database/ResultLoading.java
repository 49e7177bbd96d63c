package io.enantio.database;

import io.enantio.database.AuditTrail.Act;
import io.enantio.database.ReportedResults.Cause;
import io.enantio.database.ReportedResults.Touched;
import io.enantio.database.StudyDatabase.LoadOutcome;
import io.enantio.database.StudyDatabase.LoadOutcome.Was;
import io.enantio.database.StudyDatabase.Writer;
import io.enantio.database.StudyProfile.Point;
import io.enantio.database.StudyProfile.Sums;
import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import io.enantio.run.AnalyticalRun.Header;
import io.enantio.run.StoredResults;
import io.enantio.run.StoredResults.Role;
import io.enantio.text.CsvTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Loads a results folder in a transaction that no other load overlaps. */
final class ResultLoading {
    private static final List<String> COLUMNS = List.of(
            "run",
            "version",
            "seal",
            "software_version",
            "raw_reader",
            "options",
            "processed_at",
            "instrument",
            "instrument_model",
            "instrument_serial",
            "column_serial",
            "analyst",
            "acquired",
            "purpose",
            "origin",
            "method",
            "method_version",
            "matrix",
            "ruleset",
            "ruleset_verified_by",
            "verdict");

    private final LoadingConnection connection;
    private final StoredResults results;
    private final Writer writer;

    ResultLoading(LoadingConnection connection, StoredResults results, Writer writer) {
        this.connection = connection;
        this.results = results;
        this.writer = writer;
    }

    private record Version(long runVersion, long version, String seal) {}

    /** Writes all rows, or nothing if these results are already loaded. */
    LoadOutcome run() throws SQLException {
        String run = results.header().run();
        int injections = results.table(Role.INJECTIONS).size();
        Optional<Version> same = version("seal = ?", results.record().seal());
        if (same.isPresent()) {
            return new LoadOutcome(Was.ALREADY_LOADED, run, same.get().version(), injections, Map.of(), List.of());
        }
        Optional<Version> before = version("run = ? ORDER BY version DESC LIMIT 1", run);
        if (before.isPresent()) {
            refuseAnotherRun(before.get());
            refuseCutDecisions(run);
        }
        new MethodContent(connection, results).requireKnown(writer.reason(), writer.source());
        long entry = new AuditTrail(connection).next();
        long number = before.map(Version::version).orElse(0L) + 1;
        Specimens specimens = new Specimens(connection, results);
        Map<String, Long> keys = specimens.add(entry);
        StudyProfile profile = new StudyProfile(connection);
        Set<Long> touched = profile.withThoseThatAreOne(
                before.isPresent() ? union(specimens.known(), profile.ofRun(run)) : specimens.known());
        Map<Point, Sums> profileBefore = profile.of(touched);
        long key = add(number, specimens, keys);
        Map<String, Integer> reported = new ReportedResults(
                        connection,
                        Touched.ofRuns(key, before.map(Version::runVersion).orElse(key)),
                        new Cause(key, entry))
                .revise();
        profile.add(entry, profileBefore, profile.of(union(touched, keys.values())));
        record(key, number, before.map(Version::seal).orElse(""));
        return new LoadOutcome(Was.LOADED, run, number, injections, reported, remarks(specimens, run));
    }

    private void record(long key, long number, String sealBefore) throws SQLException {
        AuditTrail trail = new AuditTrail(connection);
        List<RowDigest> digests = new ArrayList<>(DigestedTable.ofRunVersion(connection.connection(), key));
        digests.addAll(DigestedTable.ofEntry(connection.connection(), trail.next()));
        trail.record(
                new Act(
                        "load",
                        "run " + results.header().run(),
                        number,
                        sealBefore,
                        results.record().seal(),
                        results.record().folder()),
                writer.source(),
                digests);
    }

    private List<String> remarks(Specimens specimens, String run) throws SQLException {
        List<String> remarks = new ArrayList<>(specimens.remarks());
        Withdrawals.reasonOf(connection, run)
                .ifPresent(reason -> remarks.add(run + " was withdrawn (" + reason
                        + ") and stays so: none of its results is reported. To report them: enantio reinstate " + run));
        return remarks;
    }

    private static Set<Long> union(Collection<Long> one, Collection<Long> other) {
        Set<Long> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private long add(long number, Specimens specimens, Map<String, Long> keys) throws SQLException {
        long key = addVersion(number);
        specimens.keepRecords(key, keys);
        new RunTables(connection, key, results).fill(keys);
        return key;
    }

    private long addVersion(long number) throws SQLException {
        Header header = results.header();
        try (Rows rows = connection.rows("run_version", COLUMNS)) {
            rows.add(
                    header.run(),
                    number,
                    results.record().seal(),
                    results.record().provenance().software().version(),
                    results.record().provenance().software().rawReader(),
                    String.join(" ", results.record().provenance().options()),
                    results.record().provenance().processedAt().toString(),
                    header.instrument().name(),
                    header.instrument().model(),
                    header.instrument().serial(),
                    header.columnSerial(),
                    header.analyst(),
                    header.acquired().toString(),
                    CsvTable.lower(header.purpose()),
                    CsvTable.lower(header.origin()),
                    results.assay().method(),
                    results.assay().version(),
                    results.assay().matrix(),
                    results.assay().ruleset(),
                    results.assay().rulesVerifiedBy(),
                    results.assay().verdict());
            rows.finish();
        }
        return version("seal = ?", results.record().seal()).orElseThrow().runVersion();
    }

    private Optional<Version> version(String condition, String value) throws SQLException {
        try (PreparedStatement query =
                connection.prepare("SELECT run_version, version, seal FROM run_version WHERE " + condition)) {
            query.setString(1, value);
            try (ResultSet found = query.executeQuery()) {
                return found.next()
                        ? Optional.of(new Version(found.getLong(1), found.getLong(2), found.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** What was decided stays decided: each later version continues the decisions of every earlier one. */
    private void refuseCutDecisions(String run) throws SQLException {
        List<String> chain = results.find(Role.DECISIONS)
                .map(list -> IntStream.range(0, list.size())
                        .mapToObj(line -> list.needed(line, "chain"))
                        .toList())
                .orElse(List.of());
        try (PreparedStatement query =
                connection.prepare("SELECT v.version, d.decision, d.chain FROM decision d JOIN run_version v"
                        + " ON v.run_version = d.run_version WHERE v.run = ? ORDER BY d.decision, v.version")) {
            query.setString(1, run);
            try (ResultSet known = query.executeQuery()) {
                while (known.next()) {
                    int number = known.getInt(2);
                    if (number > chain.size() || !chain.get(number - 1).equals(known.getString(3))) {
                        throw new DatabaseException(
                                results.record().folder(),
                                "decision " + number + ", which version " + known.getLong(1)
                                        + " of the run in the database knows, was cut off or replaced",
                                "Put decisions.csv back as enantio decide wrote it, and process the run again.");
                    }
                }
            }
        }
    }

    /** Two runs with the same name would hide each other. Versions of the same run share raw files. */
    private void refuseAnotherRun(Version before) throws SQLException {
        List<String> hashes = results.rawFiles().values().stream()
                .flatMap(file -> file.sha256().stream())
                .toList();
        try (PreparedStatement query = connection.prepare(
                "SELECT raw_sha256 FROM injection WHERE run_version = ? AND raw_sha256 IS NOT NULL")) {
            query.setLong(1, before.runVersion());
            try (ResultSet known = query.executeQuery()) {
                int read = 0;
                while (known.next()) {
                    read++;
                    if (hashes.contains(known.getString(1))) {
                        return;
                    }
                }
                if (read == 0 || hashes.isEmpty()) {
                    return;
                }
            }
        }
        throw new DatabaseException(
                results.record().folder(),
                "the database contains another run with the name "
                        + results.header().run() + ": the two have no raw file in common",
                "Give this run its own name in run.yaml and process it again.");
    }
}
