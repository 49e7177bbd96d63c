package io.enantio.database;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.database.PcRow.Timing;
import io.enantio.database.PcRow.Value;
import io.enantio.method.Configuration;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.StudyAnalyte;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.QcEstimate;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import io.enantio.study.record.StudySpecimen;
import io.enantio.text.CsvTable;
import io.enantio.text.NumberText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads everything about a study. Rows are sorted here, because databases sort text differently. */
final class StudyQuery {
    private static final String REPORTED = "SELECT * FROM reported_concentrations WHERE study = ?";

    /** Results of the study's specimens in the latest version of each run that are not reported. */
    private static final String NOT_REPORTED = """
            SELECT p.study, p.subject, p.sample_id, x.analyte, a.compound, a.configuration, a.position AS analyte_position,
              s.visit, s.time_point, s.nominal_time_h, s.collected_at, s.infusion_start,
              x.status, x.concentration_ng_per_ml, x.estimate_ng_per_ml,
              c.lloq_ng_per_ml * i.dilution_factor AS lloq_ng_per_ml, c.uloq_ng_per_ml * i.dilution_factor AS uloq_ng_per_ml,
              i.dilution_factor, v.run, x.injection, x.flags
            FROM specimen_now p
            JOIN sample_now s ON s.specimen = p.specimen
            JOIN injection_now n ON n.specimen = p.specimen
            JOIN injection i ON i.run_version = n.run_version AND i.injection = n.injection
            JOIN run_now v ON v.run_version = i.run_version
            JOIN result x ON x.run_version = i.run_version AND x.injection = i.injection
            JOIN analyte a ON a.run_version = x.run_version AND a.analyte = x.analyte
            LEFT JOIN curve c ON c.run_version = x.run_version AND c.analyte = x.analyte
            LEFT JOIN reported_now r ON r.specimen = p.specimen AND r.analyte = x.analyte
              AND r.run_version = x.run_version AND r.injection = x.injection
            WHERE p.study = ? AND r.specimen IS NULL AND v.purpose = 'study'
            """;

    /** Runs that contain a specimen of the study. */
    static final String RUNS_OF_STUDY =
            " v.purpose = 'study' AND v.run_version IN (SELECT m.run_version FROM sample_record m"
                    + " JOIN specimen t ON t.specimen = m.specimen WHERE t.study = ?)";

    private static final String QCS = """
            SELECT v.run, v.acquired, x.injection, x.analyte, a.compound, a.configuration, a.position AS analyte_position,
              i.level, x.qc_role, i.dilution_factor, x.nominal_ng_per_ml, x.estimate_ng_per_ml, x.flags
            FROM run_now v
            JOIN injection i ON i.run_version = v.run_version AND i.sample_type = 'qc'
            JOIN result x ON x.run_version = i.run_version AND x.injection = i.injection
            JOIN analyte a ON a.run_version = x.run_version AND a.analyte = x.analyte
            JOIN verdict d ON d.run_version = x.run_version AND d.analyte = x.analyte AND d.verdict = 'accepted'
            WHERE x.estimate_ng_per_ml IS NOT NULL AND x.nominal_ng_per_ml IS NOT NULL AND""" + RUNS_OF_STUDY;

    private static final String RUNS = """
            SELECT v.run, v.version, v.seal, v.acquired, v.instrument, v.method, v.method_version,
              d.analyte, a.compound, a.configuration, a.position AS analyte_position, d.reasons
            FROM run_now v
            JOIN verdict d ON d.run_version = v.run_version
            JOIN analyte a ON a.run_version = d.run_version AND a.analyte = d.analyte
            WHERE""" + RUNS_OF_STUDY;

    private static final String ONLY_RESULT = "ONLY_RESULT";

    private final Connection connection;
    private final String study;

    /** A row with its sort keys. */
    private record Placed<T>(T row, List<String> names, List<Double> numbers) {}

    /** Reads a row of a query. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    StudyQuery(Connection connection, String study) {
        this.connection = connection;
        this.study = study;
    }

    StudyRecords records() throws SQLException {
        Comparator<Placed<?>> bySpecimen = Comparator.<Placed<?>, String>comparing(
                        each -> each.names().get(0))
                .thenComparing(each -> each.numbers().get(0))
                .thenComparing(each -> each.names().get(1))
                .thenComparing(each -> each.numbers().get(1))
                .thenComparing(each -> each.names().get(2))
                .thenComparing(each -> each.numbers().get(2));
        Comparator<Placed<?>> byRun = Comparator.<Placed<?>, String>comparing(
                        each -> each.names().get(0))
                .thenComparing(each -> each.names().get(1))
                .thenComparing(each -> each.numbers().get(0))
                .thenComparing(each -> each.numbers().get(1));
        return new StudyRecords(
                study,
                rows(REPORTED, row -> ofSpecimen(row, StudyQuery::reported), bySpecimen),
                rows(NOT_REPORTED, row -> ofSpecimen(row, StudyQuery::notReported), bySpecimen),
                rows(QCS, StudyQuery::qc, byRun).stream()
                        .flatMap(Optional::stream)
                        .toList(),
                rows(RUNS, StudyQuery::run, byRun),
                new SheetQuery(connection, study).sheets());
    }

    private <T> List<T> rows(String sql, Reading<Placed<T>> reading, Comparator<Placed<?>> order) throws SQLException {
        List<Placed<T>> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, study);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(reading.of(found));
                }
            }
        }
        return rows.stream().sorted(order).map(Placed::row).toList();
    }

    private static <T> Placed<T> ofSpecimen(ResultSet row, Reading<T> reading) throws SQLException {
        return new Placed<>(
                reading.of(row),
                List.of(row.getString("subject"), row.getString("sample_id"), row.getString("run")),
                List.of(
                        number(row, "nominal_time_h").orElse(Double.MAX_VALUE),
                        row.getDouble("analyte_position"),
                        row.getDouble("injection")));
    }

    private static ReportedConcentration reported(ResultSet row) throws SQLException {
        Optional<String> reason = text(row, "reason_code").filter(code -> !code.equals(ONLY_RESULT));
        return new ReportedConcentration(specimen(row), analyte(row), measurement(row), reason);
    }

    private static UnreportedResult notReported(ResultSet row) throws SQLException {
        return new UnreportedResult(specimen(row), analyte(row), measurement(row));
    }

    /** A QC that was excluded by a decision does not count. */
    private static Placed<Optional<QcEstimate>> qc(ResultSet row) throws SQLException {
        boolean isExcluded = flags(row).contains(Flag.EXCLUDED_BY_DECISION);
        double dilution = row.getDouble("dilution_factor");
        String level = row.getString("level") + (dilution == 1 ? "" : " × " + NumberText.of(dilution));
        Optional<QcEstimate> estimate = isExcluded
                ? Optional.empty()
                : Optional.of(new QcEstimate(
                        row.getString("run"),
                        analyte(row),
                        level,
                        text(row, "qc_role").flatMap(LevelRole::ofWord),
                        row.getDouble("nominal_ng_per_ml"),
                        row.getDouble("estimate_ng_per_ml")));
        return new Placed<>(
                estimate,
                List.of(row.getString("acquired"), row.getString("run")),
                List.of(row.getDouble("analyte_position"), row.getDouble("injection")));
    }

    private static Placed<StudyRun> run(ResultSet row) throws SQLException {
        StudyRun run = new StudyRun(
                row.getString("run"),
                row.getInt("version"),
                row.getString("seal"),
                LocalDate.parse(row.getString("acquired")),
                row.getString("instrument"),
                row.getString("method") + " " + row.getString("method_version"),
                analyte(row),
                words(row, "reasons"));
        return new Placed<>(
                run,
                List.of(row.getString("acquired"), row.getString("run")),
                List.of(row.getDouble("analyte_position"), 0.0));
    }

    private static StudySpecimen specimen(ResultSet row) throws SQLException {
        return new StudySpecimen(
                row.getString("study"),
                row.getString("subject"),
                row.getString("sample_id"),
                new StudySpecimen.Sampling(
                        text(row, "visit"),
                        text(row, "time_point"),
                        number(row, "nominal_time_h"),
                        time(row, "collected_at"),
                        time(row, "infusion_start")));
    }

    static StudyAnalyte analyte(ResultSet row) throws SQLException {
        return new StudyAnalyte(
                row.getString("analyte"),
                row.getString("compound"),
                text(row, "configuration").map(Configuration::valueOf));
    }

    private static Measurement measurement(ResultSet row) throws SQLException {
        return new Measurement(
                row.getString("run"),
                row.getInt("injection"),
                ResultStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                new Measurement.Amount(
                        number(row, "concentration_ng_per_ml"),
                        number(row, "estimate_ng_per_ml"),
                        number(row, "lloq_ng_per_ml"),
                        number(row, "uloq_ng_per_ml"),
                        row.getDouble("dilution_factor")),
                flags(row));
    }

    static List<Flag> flags(ResultSet row) throws SQLException {
        return words(row, "flags").stream().map(Flag::valueOf).toList();
    }

    static List<String> words(ResultSet row, String column) throws SQLException {
        return text(row, column).stream()
                .flatMap(all -> Arrays.stream(all.split(CsvTable.SEPARATOR)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<OffsetDateTime> time(ResultSet row, String column) throws SQLException {
        return text(row, column).map(StudyQuery::time);
    }

    static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

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

    /** The rows of the view {@code pc}, in no particular order. */
    List<PcRow> pc() throws SQLException {
        List<PcRow> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM pc WHERE studyid = ?")) {
            query.setString(1, study);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(pcRow(found));
                }
            }
        }
        return rows;
    }

    private static PcRow pcRow(ResultSet row) throws SQLException {
        Optional<String> id = text(row, "pcspid");
        Optional<Value> value = id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Value(
                        id.get(),
                        row.getString("status"),
                        number(row, "pcstresn"),
                        number(row, "pclloq"),
                        number(row, "pculoq"),
                        text(row, "acquired_at").map(StudyQuery::time)));
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

    /** A time without a zone is UTC, as in the input readers. */
    static OffsetDateTime time(String text) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : OffsetDateTime.from(time);
    }
}
