package io.enantio.database;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.database.PcRow.Timing;
import io.enantio.database.PcRow.Value;
import io.enantio.method.LevelRole;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Rounding;
import io.enantio.study.record.Measurement;
import io.enantio.study.record.ReportedConcentration;
import io.enantio.study.record.StudyRecords;
import io.enantio.study.record.StudyRecords.QcEstimate;
import io.enantio.study.record.StudyRecords.StudyRun;
import io.enantio.study.record.StudyRecords.UnreportedResult;
import io.enantio.study.record.StudySpecimen;
import io.enantio.text.NumberText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
              d.analyte, a.compound, a.configuration, a.position AS analyte_position, d.reasons, o.path AS rounding
            FROM run_now v
            JOIN verdict d ON d.run_version = v.run_version
            LEFT JOIN provenance o ON o.run_version = v.run_version AND o.role = 'rounding'
            JOIN analyte a ON a.run_version = d.run_version AND a.analyte = d.analyte
            WHERE""" + RUNS_OF_STUDY;

    private static final String PC = """
            SELECT p.*, o.path AS rounding
            FROM pc p
            LEFT JOIN reported_concentrations c ON c.study = p.studyid AND c.sample_id = p.pcrefid AND c.analyte = p.analyte
            LEFT JOIN run_version v ON v.run = c.run AND v.version = c.version
            LEFT JOIN provenance o ON o.run_version = v.run_version AND o.role = 'rounding'
            WHERE p.studyid = ?
            """;

    private static final String ONLY_RESULT = "ONLY_RESULT";

    private final Connection connection;
    private final String study;

    /** A row with its sort keys. */
    private record Placed<T>(T row, List<String> names, List<Double> numbers) {}

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

    private <T> List<T> rows(String sql, StoredRow.Reading<Placed<T>> reading, Comparator<Placed<?>> order)
            throws SQLException {
        List<Placed<T>> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, study);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new StoredRow(found).as(reading));
                }
            }
        }
        return rows.stream().sorted(order).map(Placed::row).toList();
    }

    private static <T> Placed<T> ofSpecimen(StoredRow row, StoredRow.Reading<T> reading) throws SQLException {
        return new Placed<>(
                reading.of(row),
                List.of(row.text("subject"), row.text("sample_id"), row.text("run")),
                List.of(
                        row.maybeNumber("nominal_time_h").orElse(Double.MAX_VALUE),
                        row.number("analyte_position"),
                        row.number("injection")));
    }

    private static ReportedConcentration reported(StoredRow row) throws SQLException {
        Optional<String> reason = row.maybeText("reason_code").filter(code -> !code.equals(ONLY_RESULT));
        return new ReportedConcentration(specimen(row), row.analyte(), measurement(row), reason);
    }

    private static UnreportedResult notReported(StoredRow row) throws SQLException {
        return new UnreportedResult(specimen(row), row.analyte(), measurement(row));
    }

    /** A QC that was excluded by a decision does not count. */
    private static Placed<Optional<QcEstimate>> qc(StoredRow row) throws SQLException {
        boolean isExcluded = row.flags().contains(Flag.EXCLUDED_BY_DECISION);
        double dilution = row.number("dilution_factor");
        String level = row.text("level") + (dilution == 1 ? "" : " × " + NumberText.of(dilution));
        Optional<QcEstimate> estimate = isExcluded
                ? Optional.empty()
                : Optional.of(new QcEstimate(
                        row.text("run"),
                        row.analyte(),
                        level,
                        row.maybeText("qc_role").flatMap(LevelRole::ofWord),
                        row.number("nominal_ng_per_ml"),
                        row.number("estimate_ng_per_ml")));
        return new Placed<>(
                estimate,
                List.of(row.text("acquired"), row.text("run")),
                List.of(row.number("analyte_position"), row.number("injection")));
    }

    private static Placed<StudyRun> run(StoredRow row) throws SQLException {
        StudyRun run = new StudyRun(
                row.text("run"),
                row.integer("version"),
                row.text("seal"),
                row.date("acquired"),
                row.text("instrument"),
                row.text("method") + " " + row.text("method_version"),
                row.analyte(),
                row.words("reasons"),
                rounding(row));
        return new Placed<>(
                run, List.of(row.text("acquired"), row.text("run")), List.of(row.number("analyte_position"), 0.0));
    }

    /** Results that were loaded before methods could state it have no such line. */
    private static Rounding rounding(StoredRow row) throws SQLException {
        return row.maybeText(RunTables.ROUNDING).isEmpty()
                ? Rounding.DEFAULT
                : row.text(RunTables.ROUNDING, "rule of rounding", Rounding::ofWords);
    }

    private static StudySpecimen specimen(StoredRow row) throws SQLException {
        return new StudySpecimen(
                row.text("study"),
                row.text("subject"),
                row.text("sample_id"),
                new StudySpecimen.Sampling(
                        row.maybeText("visit"),
                        row.maybeText("time_point"),
                        row.maybeNumber("nominal_time_h"),
                        row.maybeTime("collected_at"),
                        row.maybeTime("infusion_start")));
    }

    private static Optional<ResultStatus> status(String word) {
        return Arrays.stream(ResultStatus.values())
                .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static Measurement measurement(StoredRow row) throws SQLException {
        return new Measurement(
                row.text("run"),
                row.integer("injection"),
                row.text("status", "status", StudyQuery::status),
                new Measurement.Amount(
                        row.maybeNumber("concentration_ng_per_ml"),
                        row.maybeNumber("estimate_ng_per_ml"),
                        row.maybeNumber("lloq_ng_per_ml"),
                        row.maybeNumber("uloq_ng_per_ml"),
                        row.number("dilution_factor")),
                row.flags());
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
        try (PreparedStatement query = connection.prepareStatement(PC)) {
            query.setString(1, study);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new StoredRow(found).as(StudyQuery::pcRow));
                }
            }
        }
        return rows;
    }

    private static Optional<Integer> timePoint(StoredRow row) throws SQLException {
        return row.maybeNumber("pctptnum").isEmpty() ? Optional.empty() : Optional.of(row.integer("pctptnum"));
    }

    private static PcRow pcRow(StoredRow row) throws SQLException {
        Optional<String> id = row.maybeText("pcspid");
        Optional<Value> value = id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Value(
                        id.get(),
                        row.text("status"),
                        row.maybeNumber("pcstresn"),
                        row.maybeNumber("pclloq"),
                        row.maybeNumber("pculoq"),
                        row.maybeTime("acquired_at"),
                        rounding(row)));
        Timing timing = new Timing(
                row.maybeText("visit"),
                timePoint(row),
                row.maybeNumber("nominal_time_h"),
                row.maybeNumber("window_from_min"),
                row.maybeNumber("window_to_min"),
                row.maybeText("pcdtc"),
                row.maybeText("pcrftdtc"));
        return new PcRow(
                row.text("studyid"),
                row.text("subjid"),
                row.text("pcrefid"),
                row.text("analyte"),
                row.integer("analyte_position"),
                row.text("matrix"),
                value,
                row.maybeText("pcreasnd"),
                timing);
    }
}
