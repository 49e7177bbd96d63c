package io.enantio.database;

import io.enantio.acceptance.reanalysis.RecordedResult;
import io.enantio.acceptance.result.ResultStatus;
import io.enantio.database.ReportedChoice.Candidate;
import io.enantio.database.ReportedChoice.Decided;
import io.enantio.database.ReportedChoice.People;
import io.enantio.database.ReportedChoice.Place;
import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Updates the reported result of each specimen and analyte after a load; every change is a new revision. */
final class ReportedResults {
    private static final String CANDIDATES =
            "SELECT c.specimen, c.analyte, c.run, c.injection, c.run_version, c.status, c.flags, v.acquired"
                    + " FROM result_candidate c JOIN run_version v ON v.run_version = c.run_version"
                    + " WHERE c.stated%s ORDER BY c.specimen, c.analyte, c.run, c.injection";

    private static final String DECISIONS =
            "SELECT i.specimen, d.analyte, d.reported_run, d.reported_injection, d.reason_code, d.reason, d.decided_at,"
                    + " d.person, d.second_person,"
                    + " (SELECT e.experiment FROM run_now w JOIN injection e ON e.run_version = w.run_version"
                    + " WHERE w.run = d.reported_run AND e.injection = d.reported_injection) AS experiment,"
                    + " d.person_key, d.second_key"
                    + " FROM decision d JOIN run_now v ON v.run_version = d.run_version"
                    + " JOIN injection_now i ON i.run_version = d.run_version AND i.injection = d.injection"
                    + " WHERE d.action = 'report_value' AND i.stated%s"
                    + " ORDER BY v.run, d.decision";

    private static final String IN_FORCE =
            "SELECT r.specimen, r.analyte, r.revision, r.outcome, r.run_version, r.injection, r.reason_code, r.reason"
                    + " FROM reported_now r WHERE r.specimen%s";

    private final LoadingConnection connection;
    private final Touched touched;
    private final Cause cause;

    /** Specimens whose reported results may change: a query with two numbers for their keys. */
    record Touched(String query, long first, long second) {
        /** Those of two versions of runs, which may be the same. */
        static Touched ofRuns(long first, long second) {
            return new Touched("SELECT t.specimen FROM injection_now t WHERE t.run_version IN (?, ?)", first, second);
        }

        static Touched ofSpecimens(long first, long second) {
            return new Touched("SELECT p.specimen FROM specimen p WHERE p.specimen IN (?, ?)", first, second);
        }

        String isOneOfThem() {
            return " IN (" + query + ")";
        }

        /** They, and those that are really one of them: as injections state them, for which there is an index. */
        String isStatedAsOneOfThem() {
            return " IN (" + query + " UNION SELECT k.specimen FROM correction_now k WHERE k.same_as IN (" + query
                    + "))";
        }
    }

    /**
     * Why they change.
     *
     * @param runVersion version of a run that the act is about
     * @param entry of the audit trail
     */
    record Cause(long runVersion, long entry) {}

    ReportedResults(LoadingConnection connection, Touched touched, Cause cause) {
        this.connection = connection;
        this.touched = touched;
        this.cause = cause;
    }

    private record Key(long specimen, String analyte) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::specimen).thenComparing(Key::analyte);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record ReportDecision(long specimen, Optional<String> analyte, Instant at, Decided decided) {
        boolean isAbout(Key key) {
            return specimen == key.specimen()
                    && analyte.map(key.analyte()::equals).orElse(true);
        }
    }

    private record InForce(long revision, String outcome, Optional<Place> chosen, long chosenVersion, String why) {
        static final InForce NOTHING = new InForce(0, "", Optional.empty(), 0, "");
    }

    /** Writes new revisions and returns their number by outcome. */
    Map<String, Integer> revise() throws SQLException {
        Map<Key, List<Candidate>> candidates = candidates();
        Map<Key, InForce> inForce = inForce();
        inForce.keySet().forEach(key -> candidates.computeIfAbsent(key, none -> new ArrayList<>()));
        List<ReportDecision> decisions = decisions();
        Map<String, Integer> written = new TreeMap<>();
        try (Rows rows = connection.rows(
                "reported_result",
                "specimen",
                "analyte",
                "revision",
                "outcome",
                "run_version",
                "injection",
                "reason_code",
                "reason",
                "caused_by",
                "entry")) {
            for (Map.Entry<Key, List<Candidate>> entry : candidates.entrySet()) {
                Key key = entry.getKey();
                InForce before = inForce.getOrDefault(key, InForce.NOTHING);
                ReportedChoice choice = ReportedChoice.of(entry.getValue(), latest(decisions, key));
                if (isChanged(choice, before)) {
                    rows.add(row(key, before.revision() + 1, choice));
                    written.merge(choice.outcome(), 1, Integer::sum);
                }
            }
            rows.finish();
        }
        return written;
    }

    private Object[] row(Key key, long revision, ReportedChoice choice) {
        return new Object[] {
            key.specimen(),
            key.analyte(),
            revision,
            choice.outcome(),
            choice.chosen().map(Candidate::runVersion),
            choice.chosen().map(chosen -> chosen.place().injection()),
            choice.reasonCode(),
            choice.reason(),
            cause.runVersion(),
            cause.entry()
        };
    }

    private static boolean isChanged(ReportedChoice choice, InForce before) {
        return !before.outcome().equals(choice.outcome())
                || !before.why().equals(why(choice.reasonCode(), choice.reason()))
                || choice.chosen().map(Candidate::runVersion).orElse(0L) != before.chosenVersion()
                || !Objects.equals(
                        choice.chosen().map(chosen -> chosen.place().injection()),
                        before.chosen().map(Place::injection));
    }

    /** The latest decision applies. */
    private static Optional<Decided> latest(List<ReportDecision> decisions, Key key) {
        return decisions.stream()
                .filter(one -> one.isAbout(key))
                .reduce((before, after) -> after.at().isBefore(before.at()) ? before : after)
                .map(ReportDecision::decided);
    }

    private Map<Key, List<Candidate>> candidates() throws SQLException {
        Map<Key, List<Candidate>> candidates = new TreeMap<>();
        try (PreparedStatement query = touched(CANDIDATES, touched.isStatedAsOneOfThem());
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                candidates
                        .computeIfAbsent(new Key(found.getLong(1), found.getString(2)), none -> new ArrayList<>())
                        .add(new StoredRow(found)
                                .as(row -> new Candidate(
                                        new Place(found.getString(3), found.getLong(4)),
                                        found.getLong(5),
                                        LocalDate.parse(found.getString(8)),
                                        new RecordedResult(
                                                ResultStatus.valueOf(
                                                        found.getString(6).toUpperCase(Locale.ROOT)),
                                                Set.copyOf(row.flags())),
                                        Optional.ofNullable(found.getString(7)).orElse(""))));
            }
        }
        return candidates;
    }

    private List<ReportDecision> decisions() throws SQLException {
        List<ReportDecision> decisions = new ArrayList<>();
        try (PreparedStatement query = touched(DECISIONS, touched.isStatedAsOneOfThem());
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                decisions.add(new ReportDecision(
                        found.getLong(1),
                        Optional.ofNullable(found.getString(2)),
                        OffsetDateTime.parse(found.getString(7)).toInstant(),
                        new Decided(
                                new Place(found.getString(3), found.getLong(4)),
                                new People(
                                        found.getString(8),
                                        Optional.ofNullable(found.getString(9)),
                                        Optional.ofNullable(found.getString(11)),
                                        Optional.ofNullable(found.getString(12))),
                                Optional.ofNullable(found.getString(10)),
                                found.getString(5),
                                found.getString(6))));
            }
        }
        return decisions;
    }

    private Map<Key, InForce> inForce() throws SQLException {
        Map<Key, InForce> inForce = new TreeMap<>();
        try (PreparedStatement query = touched(IN_FORCE, touched.isOneOfThem());
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                long version = found.getLong(5);
                Optional<Place> chosen = version == 0 ? Optional.empty() : Optional.of(new Place("", found.getLong(6)));
                inForce.put(
                        new Key(found.getLong(1), found.getString(2)),
                        new InForce(
                                found.getLong(3),
                                found.getString(4),
                                chosen,
                                version,
                                why(found.getString(7), found.getString(8))));
            }
        }
        return inForce;
    }

    private static String why(String code, String reason) {
        return code + " " + reason;
    }

    private PreparedStatement touched(String query, String condition) throws SQLException {
        PreparedStatement statement = connection.prepare(String.format(Locale.ROOT, query, condition));
        int numbers = statement.getParameterMetaData().getParameterCount();
        for (int i = 1; i <= numbers; i += 2) {
            statement.setLong(i, touched.first());
            statement.setLong(i + 1, touched.second());
        }
        return statement;
    }
}
