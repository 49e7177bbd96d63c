package io.enantio.database;

import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The mean profile of each study, kept as sums: each act adds the difference that it makes. What a specimen contributes is asked before
 * the act and after it, by the same view from which {@code verify --db} computes the sums anew.
 */
final class StudyProfile {
    static final String TABLE = "profile_change";

    /** Results and their sums, of the profile as it is. */
    static final String VALUES = "SELECT study, analyte, nominal_time_h, concentration_ng_per_ml FROM profile_value";

    /** What all acts have added up to. */
    static final String KEPT =
            "SELECT study, analyte, nominal_time_h, SUM(reported), SUM(quantified), SUM(sum_ng_per_ml)"
                    + " FROM profile_change GROUP BY study, analyte, nominal_time_h";

    private final LoadingConnection connection;

    StudyProfile(LoadingConnection connection) {
        this.connection = connection;
    }

    /** A point of the profile. */
    record Point(String study, String analyte, double nominalTimeH) implements Comparable<Point> {
        private static final Comparator<Point> ORDER = Comparator.comparing(Point::study)
                .thenComparing(Point::analyte)
                .thenComparingDouble(Point::nominalTimeH);

        static Point of(ResultSet row) throws SQLException {
            return new Point(row.getString(1), row.getString(2), row.getDouble(3));
        }

        @Override
        public int compareTo(Point other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Reported results at a point.
     *
     * @param reported their number
     * @param quantified how many of them have a concentration
     * @param sumNgPerMl of these concentrations
     */
    record Sums(long reported, long quantified, double sumNgPerMl) {
        static final Sums NONE = new Sums(0, 0, 0);
        private static final double ROUNDING = 1e-9;

        /** Whether the numbers are equal, and the sums but for rounding. */
        boolean isAbout(Sums other) {
            double tolerance = ROUNDING * Math.max(1, Math.max(Math.abs(sumNgPerMl), Math.abs(other.sumNgPerMl)));
            return reported == other.reported
                    && quantified == other.quantified
                    && Math.abs(sumNgPerMl - other.sumNgPerMl) <= tolerance;
        }

        Sums minus(Sums other) {
            return new Sums(reported - other.reported, quantified - other.quantified, sumNgPerMl - other.sumNgPerMl);
        }
    }

    /** Specimens whose contribution an act about a run may change: those of its lists and of its injections, in any version. */
    Set<Long> ofRun(String run) throws SQLException {
        Set<Long> found = new TreeSet<>();
        for (String text : List.of(
                "SELECT s.specimen FROM run_version v JOIN sample_record s ON s.run_version = v.run_version WHERE v.run = ?",
                "SELECT i.specimen FROM run_version v JOIN injection i ON i.run_version = v.run_version"
                        + " WHERE v.run = ? AND i.specimen IS NOT NULL")) {
            try (PreparedStatement query = connection.prepare(text)) {
                query.setString(1, run);
                keys(query, found);
            }
        }
        return withThoseThatAreOne(found);
    }

    /** These specimens, with those that by a correction are one with one of them. */
    Set<Long> withThoseThatAreOne(Set<Long> specimens) throws SQLException {
        Set<Long> all = new TreeSet<>(specimens);
        try (PreparedStatement query =
                        connection.prepare("SELECT specimen, same_as FROM correction WHERE same_as IS NOT NULL");
                ResultSet found = query.executeQuery()) {
            List<List<Long>> pairs = new ArrayList<>();
            while (found.next()) {
                pairs.add(List.of(found.getLong(1), found.getLong(2)));
            }
            boolean isLarger = true;
            while (isLarger) {
                isLarger = false;
                for (List<Long> pair : pairs) {
                    isLarger |= pair.stream().anyMatch(all::contains) && all.addAll(pair);
                }
            }
        }
        return all;
    }

    private static void keys(PreparedStatement query, Set<Long> into) throws SQLException {
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                into.add(found.getLong(1));
            }
        }
    }

    /** What these specimens contribute now. */
    Map<Point, Sums> of(Collection<Long> specimens) throws SQLException {
        if (specimens.isEmpty()) {
            return Map.of();
        }
        String keys = specimens.stream().map(String::valueOf).collect(Collectors.joining(", "));
        try (PreparedStatement query = connection.prepare(VALUES + " WHERE specimen IN (" + keys + ")")) {
            return sums(query);
        }
    }

    /** Sums of the values of a query, whatever the order in which the database gives them. */
    static Map<Point, Sums> sums(PreparedStatement query) throws SQLException {
        Map<Point, List<Double>> values = new TreeMap<>();
        Map<Point, Long> reported = new TreeMap<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Point point = Point.of(row);
                reported.merge(point, 1L, Long::sum);
                List<Double> known = values.computeIfAbsent(point, none -> new ArrayList<>());
                double value = row.getDouble(4);
                if (!row.wasNull()) {
                    known.add(value);
                }
            }
        }
        Map<Point, Sums> sums = new TreeMap<>();
        values.forEach((point, each) -> sums.put(
                point,
                new Sums(
                        reported.getOrDefault(point, 0L),
                        each.size(),
                        each.stream().sorted().reduce(0.0, Double::sum))));
        return sums;
    }

    /** Adds the difference that an act made. */
    void add(long entry, Map<Point, Sums> before, Map<Point, Sums> after) throws SQLException {
        Set<Point> points = new TreeSet<>(before.keySet());
        points.addAll(after.keySet());
        try (Rows rows = connection.rows(
                TABLE, "study", "analyte", "nominal_time_h", "entry", "reported", "quantified", "sum_ng_per_ml")) {
            for (Point point : points) {
                Sums change = after.getOrDefault(point, Sums.NONE).minus(before.getOrDefault(point, Sums.NONE));
                if (!change.equals(Sums.NONE)) {
                    rows.add(
                            point.study(),
                            point.analyte(),
                            point.nominalTimeH(),
                            entry,
                            change.reported(),
                            change.quantified(),
                            change.sumNgPerMl());
                }
            }
            rows.finish();
        }
    }
}
