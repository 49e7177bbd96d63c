package io.enantio.database;

import io.enantio.database.PcRow.Timing;
import io.enantio.database.PcRow.Value;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the view {@code pc} of a study. */
final class PcQuery {
    private PcQuery() {}

    /** Names of all studies, sorted. */
    static List<String> studies(Connection connection) throws SQLException {
        List<String> studies = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT study FROM study");
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                studies.add(found.getString(1));
            }
        }
        return studies.stream().sorted().toList();
    }

    /** The rows in no particular order: databases sort text differently. */
    static List<PcRow> rows(Connection connection, String study) throws SQLException {
        List<PcRow> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM pc WHERE studyid = ?")) {
            query.setString(1, study);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
        }
        return rows;
    }

    private static PcRow row(ResultSet row) throws SQLException {
        Optional<String> id = text(row, "pcspid");
        Optional<Value> value = id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Value(
                        id.get(),
                        row.getString("status"),
                        number(row, "pcstresn"),
                        number(row, "pclloq"),
                        number(row, "pculoq"),
                        text(row, "acquired_at").map(PcQuery::time)));
        Timing timing = new Timing(
                text(row, "visit"),
                text(row, "pctptnum").map(Integer::valueOf),
                number(row, "nominal_time_h"),
                number(row, "window_from_min"),
                number(row, "window_to_min"),
                text(row, "pcdtc"),
                text(row, "pcrftdtc"));
        return new PcRow(
                row.getString("studyid"),
                row.getString("subjid"),
                row.getString("pcrefid"),
                row.getString("analyte"),
                row.getInt("analyte_position"),
                row.getString("matrix"),
                value,
                text(row, "pcreasnd"),
                timing);
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** As input reads it: without a zone it is UTC. */
    static OffsetDateTime time(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : OffsetDateTime.from(time);
    }
}
