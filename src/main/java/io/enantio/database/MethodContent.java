package io.enantio.database;

import io.enantio.database.AuditTrail.Act;
import io.enantio.database.AuditTrail.Source;
import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.StoredResults;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One name and version of a method stand for one content. Another content is refused unless somebody states why. */
final class MethodContent {
    private static final String ROLE = "method";
    private static final String KNOWN = """
            SELECT DISTINCT p.sha256, v.run FROM run_version v
            JOIN provenance p ON p.run_version = v.run_version AND p.direction = 'input' AND p.role = 'method'
            WHERE v.method = ? AND v.method_version = ?
            """;

    private final LoadingConnection connection;
    private final StoredResults results;

    MethodContent(LoadingConnection connection, StoredResults results) {
        this.connection = connection;
        this.results = results;
    }

    /**
     * Refuses a method whose content differs from the one known by its name and version; with a reason, records it instead.
     *
     * @param reason why the content may differ, if somebody states it
     */
    void requireKnown(Optional<String> reason, Source source) throws SQLException {
        Optional<String> hash = results.record().provenance().inputs().stream()
                .filter(input -> input.role().equals(ROLE))
                .map(InputFile::sha256)
                .findFirst();
        TreeMap<String, String> known = known();
        if (hash.isEmpty() || known.isEmpty() || known.containsKey(hash.get())) {
            return;
        }
        Map.Entry<String, String> other = known.entrySet().iterator().next();
        String method = results.assay().method() + " " + results.assay().version();
        if (reason.isEmpty()) {
            throw new DatabaseException(
                    results.record().folder(),
                    "its method " + method + " has another content (SHA-256 "
                            + hash.get().substring(0, 12) + "...) than in the database ("
                            + other.getKey().substring(0, 12) + "..., run "
                            + other.getValue() + ")",
                    "Give the changed method a version of its own and process the run again, or state with --reason why both"
                            + " are the same method.");
        }
        new AuditTrail(connection)
                .record(
                        new Act(
                                "accept_method",
                                "method " + method,
                                0,
                                String.join(" ", known.keySet()),
                                hash.get(),
                                reason.get()),
                        source,
                        List.of());
    }

    private TreeMap<String, String> known() throws SQLException {
        TreeMap<String, String> known = new TreeMap<>();
        try (PreparedStatement query = connection.prepare(KNOWN)) {
            query.setString(1, results.assay().method());
            query.setString(2, results.assay().version());
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    known.put(found.getString(1), found.getString(2));
                }
            }
        }
        return known;
    }
}
