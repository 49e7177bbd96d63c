package io.enantio.database;

import io.enantio.database.engine.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table whose rows have digests. Its rows belong to a version of a run, or to an entry of the audit trail.
 *
 * @param keys columns that name a row beside its owner
 */
record DigestedTable(String name, Owner owner, List<String> keys) {
    /** Stands for the definitions of views, triggers and functions. */
    static final String DEFINITIONS = "(definitions)";

    enum Owner {
        RUN_VERSION("run_version"),
        ENTRY("entry");

        private final String column;

        Owner(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    static final List<DigestedTable> OF_RUN = List.of(
            ofRun("run_version", "run", "version"),
            ofRun("provenance", "entry"),
            ofRun("sample_record", "specimen"),
            ofRun("injection", "injection"),
            ofRun("analyte", "analyte"),
            ofRun("peak", "injection", "analyte"),
            ofRun("result", "injection", "analyte"),
            ofRun("flag", "injection", "analyte", "flag"),
            ofRun("curve", "analyte"),
            ofRun("enantiomer_pair", "injection", "compound"),
            ofRun("verdict", "analyte"),
            ofRun("rule_outcome", "entry"),
            ofRun("decision", "decision"));

    static final List<DigestedTable> OF_ENTRY = List.of(
            ofEntry("study", "study"),
            ofEntry("subject", "study", "subject"),
            ofEntry("specimen", "study", "sample_id"),
            ofEntry("reported_result", "specimen", "analyte", "revision"),
            ofEntry("withdrawal", "run"),
            ofEntry("correction", "specimen", "field"),
            ofEntry("setting", "name"),
            ofEntry(StudyProfile.TABLE, "study", "analyte", "nominal_time_h"));

    /** What decides which runs are a study's. */
    static final List<String> MEMBERSHIP = List.of("run_version", "sample_record");

    static final List<DigestedTable> ALL =
            Stream.concat(OF_RUN.stream(), OF_ENTRY.stream()).toList();

    private static DigestedTable ofRun(String name, String... keys) {
        return new DigestedTable(name, Owner.RUN_VERSION, List.of(keys));
    }

    private static DigestedTable ofEntry(String name, String... keys) {
        return new DigestedTable(name, Owner.ENTRY, List.of(keys));
    }

    /** Digest of the rows of a version of a run, or of an entry. */
    RowDigest digest(Connection connection, long number) throws SQLException {
        try (PreparedStatement query =
                RowDigest.query(connection, "SELECT * FROM " + name + " WHERE " + owner.column() + " = ?", number)) {
            return RowDigest.of(name, owner == Owner.RUN_VERSION ? number : 0, keys, query);
        }
    }

    /** Digest of the rows that are older than the entries. */
    RowDigest digestOfBefore(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM " + name + " WHERE entry IS NULL")) {
            return RowDigest.of(name, 0, keys, query);
        }
    }

    /** Digests of all tables of a version of a run, also of those without a row. */
    static List<RowDigest> ofRunVersion(Connection connection, long runVersion) throws SQLException {
        List<RowDigest> digests = new ArrayList<>();
        for (DigestedTable table : OF_RUN) {
            digests.add(table.digest(connection, runVersion));
        }
        return digests;
    }

    /** Digests of the rows that were added with an entry and belong to no run. */
    static List<RowDigest> ofEntry(Connection connection, long entry) throws SQLException {
        List<RowDigest> digests = new ArrayList<>();
        for (DigestedTable table : OF_ENTRY) {
            digests.add(table.digest(connection, entry));
        }
        return digests.stream().filter(digest -> digest.rows() > 0).toList();
    }

    /** Digest of the definitions of views, triggers and functions. */
    static RowDigest definitions(Connection connection, Engine engine) throws SQLException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(engine.definitions());
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                texts.put(found.getString(1), found.getString(2));
            }
        }
        return RowDigest.ofTexts(DEFINITIONS, texts);
    }

    /** Everything that is there: made when an older database is brought to this schema. */
    static List<RowDigest> ofEverything(Connection connection, Engine engine) throws SQLException {
        List<RowDigest> digests = new ArrayList<>(List.of(definitions(connection, engine)));
        for (long runVersion : runVersions(connection)) {
            digests.addAll(ofRunVersion(connection, runVersion));
        }
        for (DigestedTable table : OF_ENTRY) {
            RowDigest digest = table.digestOfBefore(connection);
            if (digest.rows() > 0) {
                digests.add(digest);
            }
        }
        return digests;
    }

    /** What an update adds to a database whose rows have digests already. */
    static List<RowDigest> ofNewSchema(Connection connection, Engine engine) throws SQLException {
        List<RowDigest> digests = new ArrayList<>(List.of(definitions(connection, engine)));
        for (DigestedTable table : OF_ENTRY) {
            if (table.name().equals(StudyProfile.TABLE)) {
                digests.add(table.digestOfBefore(connection));
            }
        }
        return digests;
    }

    private static List<Long> runVersions(Connection connection) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT run_version FROM run_version ORDER BY run_version");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                numbers.add(found.getLong(1));
            }
        }
        return numbers;
    }
}
