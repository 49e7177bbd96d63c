package io.enantio.database;

import io.enantio.database.AuditTrail.Act;
import io.enantio.database.AuditTrail.Source;
import io.enantio.database.ReportedResults.Cause;
import io.enantio.database.ReportedResults.Touched;
import io.enantio.database.engine.DatabaseException;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs whose results are no longer reported, and runs whose results are reported again. Their rows stay as they are. */
final class Withdrawals {
    private final LoadingConnection connection;
    private final String shown;

    /** @param shown name of the database in messages */
    Withdrawals(LoadingConnection connection, String shown) {
        this.connection = connection;
        this.shown = shown;
    }

    /** What is done to a run. */
    enum Direction {
        WITHDRAW,
        REINSTATE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a run is withdrawn, if it is. */
    static Optional<String> reasonOf(LoadingConnection connection, String run) throws SQLException {
        try (PreparedStatement query = connection.prepare("SELECT reason FROM run_withdrawn WHERE run = ?")) {
            query.setString(1, run);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** Withdraws or reinstates a run; gives the number of new revisions of reported results by outcome. */
    Map<String, Integer> record(Direction direction, String run, Responsible responsible, Source source)
            throws SQLException {
        Latest latest = latest(run);
        boolean isWithdrawn = reasonOf(connection, run).isPresent();
        if (isWithdrawn == (direction == Direction.WITHDRAW)) {
            throw new DatabaseException(
                    shown,
                    "run " + run + (isWithdrawn ? " is withdrawn already" : " is not withdrawn"),
                    "Nothing was changed.");
        }
        StudyProfile profile = new StudyProfile(connection);
        Set<Long> specimens = profile.ofRun(run);
        Map<StudyProfile.Point, StudyProfile.Sums> profileBefore = profile.of(specimens);
        AuditTrail trail = new AuditTrail(connection);
        long entry = trail.next();
        try (Rows rows = connection.rows("withdrawal", "entry", "run", "act", "person", "second_person", "reason")) {
            rows.add(entry, run, direction.word(), responsible.person(), responsible.second(), responsible.reason());
            rows.finish();
        }
        Map<String, Integer> revised = new ReportedResults(
                        connection,
                        Touched.ofRuns(latest.runVersion(), latest.runVersion()),
                        new Cause(latest.runVersion(), entry))
                .revise();
        profile.add(entry, profileBefore, profile.of(specimens));
        trail.record(
                new Act(
                        direction.word(),
                        "run " + run,
                        latest.version(),
                        isWithdrawn ? "withdrawn" : "in force",
                        isWithdrawn ? "in force" : "withdrawn",
                        responsible.text()),
                source,
                DigestedTable.ofEntry(connection.connection(), entry));
        return revised;
    }

    private record Latest(long runVersion, long version) {}

    private Latest latest(String run) throws SQLException {
        try (PreparedStatement query =
                connection.prepare("SELECT run_version, version FROM run_latest WHERE run = ?")) {
            query.setString(1, run);
            try (ResultSet found = query.executeQuery()) {
                if (found.next()) {
                    return new Latest(found.getLong(1), found.getLong(2));
                }
            }
        }
        throw new DatabaseException(shown, "contains no run " + run, "The view run_overview lists the runs.");
    }
}
