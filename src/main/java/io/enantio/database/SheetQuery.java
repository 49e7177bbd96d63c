package io.enantio.database;

import static io.enantio.database.StudyQuery.RUNS_OF_STUDY;

import io.enantio.acceptance.result.ResultStatus;
import io.enantio.acceptance.result.TouchedShare;
import io.enantio.method.rules.Flag;
import io.enantio.run.SampleType;
import io.enantio.study.record.RunSheets;
import io.enantio.study.record.RunSheets.CarryOver;
import io.enantio.study.record.RunSheets.Coefficients;
import io.enantio.study.record.RunSheets.Curve;
import io.enantio.study.record.RunSheets.Failure;
import io.enantio.study.record.RunSheets.Injected;
import io.enantio.study.record.RunSheets.InternalStandardArea;
import io.enantio.study.record.RunSheets.Limits;
import io.enantio.study.record.RunSheets.Outcome;
import io.enantio.study.record.RunSheets.Place;
import io.enantio.study.record.RunSheets.Qc;
import io.enantio.study.record.RunSheets.Reinjection;
import io.enantio.study.record.RunSheets.Reintegration;
import io.enantio.study.record.RunSheets.RunOfAnalyte;
import io.enantio.study.record.RunSheets.SampleInjection;
import io.enantio.study.record.RunSheets.Standard;
import io.enantio.study.record.RunSheets.Touched;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what the runs of a study contain besides its specimens. Rows are sorted here, because databases sort text differently. */
final class SheetQuery {
    /** A run, an analyte of it and its verdict. */
    private static final String HEAD = """
            SELECT v.run, v.acquired, a.analyte, a.compound, a.configuration, a.position AS analyte_position, d.verdict,
            """;

    private static final String RUN_AND_ANALYTE = """

            FROM run_now v
            JOIN verdict d ON d.run_version = v.run_version
            JOIN analyte a ON a.run_version = d.run_version AND a.analyte = d.analyte
            """;

    private static final String INJECTION = """
            i.injection, i.sample_id, i.sample_type, i.level, i.dilution_factor, x.status, x.flags, x.used_in_curve,
            x.nominal_ng_per_ml, x.estimate_ng_per_ml, x.undecided_status, x.undecided_area_counts_min,
            x.undecided_estimate_ng_per_ml, k.area_counts_min
            """;

    private static final String RESULT_AND_PEAK = """
            JOIN result x ON x.run_version = d.run_version AND x.analyte = d.analyte
            JOIN injection i ON i.run_version = x.run_version AND i.injection = x.injection
            LEFT JOIN peak k ON k.run_version = x.run_version AND k.injection = x.injection AND k.analyte = x.analyte
            """;

    private static final String CURVES = HEAD + "c.*" + RUN_AND_ANALYTE
            + " JOIN curve c ON c.run_version = d.run_version AND c.analyte = d.analyte WHERE" + RUNS_OF_STUDY;

    /** Findings that failed; which of them reject the run, the verdict says. */
    private static final String FAILURES = HEAD + """
            o.entry, o.rule, o.subject, o.limit_in_force, o.detail, d.reasons
            """ + RUN_AND_ANALYTE + """
            JOIN rule_outcome o ON o.run_version = d.run_version AND o.analyte = d.analyte AND o.outcome <> 'pass'
            WHERE d.verdict = 'rejected' AND""" + RUNS_OF_STUDY;

    private static final String OF_LEVEL = HEAD + INJECTION + RUN_AND_ANALYTE + RESULT_AND_PEAK
            + " WHERE x.nominal_ng_per_ml IS NOT NULL AND i.sample_type = '%s' AND" + RUNS_OF_STUDY;

    /** The last decision to integrate a peak again is in force. */
    private static final String REINTEGRATIONS =
            HEAD + INJECTION + """
            , g.decision, g.parameters, g.reason_code, g.reason
            """ + RUN_AND_ANALYTE + RESULT_AND_PEAK + """
            JOIN decision g ON g.run_version = x.run_version AND g.injection = x.injection AND g.action = 'reintegrate'
              AND (g.analyte IS NULL OR g.analyte = x.analyte)
            WHERE NOT EXISTS (SELECT 1 FROM decision h WHERE h.run_version = g.run_version AND h.injection = g.injection
              AND h.action = 'reintegrate' AND h.decision > g.decision AND (h.analyte IS NULL OR h.analyte = x.analyte))
              AND""" + RUNS_OF_STUDY;

    /** A reinjected sample with the decision about the earlier injection, which states the fault. */
    private static final String REINJECTIONS =
            HEAD + INJECTION + """
            , e.injection AS earlier, y.status AS earlier_status, y.estimate_ng_per_ml AS earlier_estimate,
            q.area_counts_min AS earlier_area, g.decision, g.reason_code, g.reason
            """ + RUN_AND_ANALYTE + RESULT_AND_PEAK + """
            JOIN flag f ON f.run_version = x.run_version AND f.injection = x.injection AND f.analyte = x.analyte
              AND f.flag = 'REINJECTED'
            JOIN injection e ON e.run_version = i.run_version AND e.sample_id = i.sample_id
              AND e.sample_type = i.sample_type AND e.injection < i.injection
            JOIN result y ON y.run_version = e.run_version AND y.injection = e.injection AND y.analyte = x.analyte
            LEFT JOIN peak q ON q.run_version = y.run_version AND q.injection = y.injection AND q.analyte = y.analyte
            JOIN decision g ON g.run_version = e.run_version AND g.injection = e.injection
              AND (g.analyte IS NULL OR g.analyte = x.analyte) AND g.reason_code IN ('INJECTION_FAULT', 'EQUIPMENT_FAULT')
              AND (g.action = 'exclude' OR g.reported_run = v.run AND g.reported_injection = i.injection)
            WHERE""" + RUNS_OF_STUDY;

    private static final String CARRY_OVER = HEAD + """
            o.entry, o.subject, o.outcome, o.detail,
            (SELECT COUNT(*) FROM flag f JOIN injection i ON i.run_version = f.run_version AND i.injection = f.injection
             WHERE f.run_version = v.run_version AND f.analyte = d.analyte AND f.flag = 'CARRYOVER_RISK'
               AND i.sample_type = 'study') AS at_risk
            """ + RUN_AND_ANALYTE + """
            JOIN rule_outcome o ON o.run_version = d.run_version AND o.analyte = d.analyte AND o.rule = 'CO-1'
            WHERE""" + RUNS_OF_STUDY;

    private static final String RESPONSES = HEAD + """
            i.injection, i.sample_id, i.sample_type, i.level, k.internal_standard_area_counts_min
            """ + RUN_AND_ANALYTE + """
            JOIN peak k ON k.run_version = d.run_version AND k.analyte = d.analyte
            JOIN injection i ON i.run_version = k.run_version AND i.injection = k.injection
            WHERE k.internal_standard_area_counts_min IS NOT NULL AND""" + RUNS_OF_STUDY;

    private static final String INJECTIONS = """
            SELECT v.run, v.acquired, i.injection, p.sample_id, i.file, i.raw_sha256
            FROM run_now v
            JOIN injection i ON i.run_version = v.run_version
            JOIN injection_now n ON n.run_version = i.run_version AND n.injection = i.injection
            JOIN specimen_now p ON p.specimen = n.specimen
            WHERE v.purpose = 'study' AND p.study = ?
            """;

    private static final String PLACES = """
            SELECT v.run, v.acquired, v.seal, u.reason
            FROM run_now v
            JOIN audit u ON u.after_value = v.seal AND u.action = 'load'
            WHERE""" + RUNS_OF_STUDY;

    private static final String ACQUIRED = HEAD + "i.sample_type, COUNT(*) AS acquired_results" + RUN_AND_ANALYTE
            + RESULT_AND_PEAK + " WHERE i.file IS NOT NULL AND" + RUNS_OF_STUDY
            + " GROUP BY v.run, v.acquired, a.analyte, a.compound, a.configuration, a.position, d.verdict, i.sample_type";

    private static final String REASON_OF_LAST = """
            , (SELECT g.reason_code FROM decision g WHERE g.run_version = x.run_version AND g.injection = x.injection
               AND (g.analyte IS NULL OR g.analyte = x.analyte) AND g.action = '%s' ORDER BY g.decision DESC LIMIT 1) AS %s
            """;

    /** Results of runs in which a decision could change one: they have a value from before. */
    private static final String DECIDED = HEAD + INJECTION
            + String.format(Locale.ROOT, REASON_OF_LAST, "reintegrate", "drawn_for")
            + String.format(Locale.ROOT, REASON_OF_LAST, "exclude", "excluded_for") + RUN_AND_ANALYTE + RESULT_AND_PEAK
            + " WHERE i.file IS NOT NULL AND x.undecided_status IS NOT NULL AND" + RUNS_OF_STUDY;

    private static final String VERDICTS_BEFORE = HEAD + "d.undecided_verdict" + RUN_AND_ANALYTE
            + " WHERE d.undecided_verdict IS NOT NULL AND" + RUNS_OF_STUDY;

    private static final List<String> SORTED_BY = List.of("analyte_position", "injection", "entry", "decision");

    private final Connection connection;
    private final String study;

    SheetQuery(Connection connection, String study) {
        this.connection = connection;
        this.study = study;
    }

    RunSheets sheets() throws SQLException {
        return new RunSheets(
                rows(CURVES, SheetQuery::curve),
                rows(FAILURES, SheetQuery::failure).stream()
                        .flatMap(Optional::stream)
                        .toList(),
                rows(ofLevel(SampleType.STANDARD), SheetQuery::standard),
                rows(ofLevel(SampleType.QC), SheetQuery::qc),
                rows(REINTEGRATIONS, SheetQuery::reintegration),
                rows(REINJECTIONS, SheetQuery::reinjection),
                rows(CARRY_OVER, SheetQuery::carryOver),
                rows(RESPONSES, SheetQuery::response),
                rows(INJECTIONS, SheetQuery::injection),
                rows(PLACES, SheetQuery::place),
                new Touched(touched(), rows(VERDICTS_BEFORE, SheetQuery::verdicts)));
    }

    /** Results of runs without decisions are only counted. */
    private List<TouchedShare.Result> touched() throws SQLException {
        List<TouchedShare.Result> all = new ArrayList<>(rows(DECIDED, SheetQuery::decided));
        Map<List<String>, Integer> decided = new HashMap<>();
        all.forEach(each -> decided.merge(List.of(each.analyte(), each.kind().word()), 1, Integer::sum));
        Map<List<String>, Integer> acquired = new LinkedHashMap<>();
        rows(ACQUIRED, SheetQuery::acquired)
                .forEach(each ->
                        acquired.merge(List.of(each.analyte(), each.kind().word()), each.results(), Integer::sum));
        acquired.forEach((of, results) -> all.addAll(Collections.nCopies(
                results - decided.getOrDefault(of, 0),
                new TouchedShare.Result(
                        of.get(0),
                        TouchedShare.Kind.valueOf(of.get(1).toUpperCase(Locale.ROOT)),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()))));
        return all;
    }

    /** How many results of a kind a run holds. */
    private record Acquired(String analyte, TouchedShare.Kind kind, int results) {}

    private static Acquired acquired(StoredRow row) throws SQLException {
        return new Acquired(row.text("analyte"), kind(row), row.integer("acquired_results"));
    }

    private static TouchedShare.Kind kind(StoredRow row) throws SQLException {
        return TouchedShare.Kind.of(row.text("sample_type", "sample type", SampleType::ofWord));
    }

    private static TouchedShare.Result decided(StoredRow row) throws SQLException {
        List<Flag> flags = row.flags();
        return new TouchedShare.Result(
                        row.text("analyte"),
                        kind(row),
                        row.maybeText("drawn_for").filter(code -> flags.contains(Flag.MANUAL_INT)),
                        row.maybeText("excluded_for").filter(code -> flags.contains(Flag.EXCLUDED_BY_DECISION)),
                        row.maybeNumber("undecided_estimate_ng_per_ml"),
                        row.maybeNumber("estimate_ng_per_ml"))
                .ifConcentration(
                        row.text("undecided_status", "status", ResultStatus::ofWord),
                        row.text("status", "status", ResultStatus::ofWord));
    }

    private static Touched.Verdicts verdicts(StoredRow row) throws SQLException {
        return new Touched.Verdicts(of(row), row.text("undecided_verdict").equals("accepted"));
    }

    private static String ofLevel(SampleType type) {
        return OF_LEVEL.replace("%s", type.word());
    }

    /** A row with what it is sorted by: date and run, then analyte, injection, and entry or decision. */
    private record Placed<T>(T row, String acquired, String run, List<Integer> places) {}

    private <T> List<T> rows(String sql, StoredRow.Reading<T> reading) throws SQLException {
        List<Placed<T>> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, study);
            try (ResultSet found = query.executeQuery()) {
                List<Integer> sortedBy = sortedBy(found.getMetaData());
                while (found.next()) {
                    List<Integer> places = new ArrayList<>();
                    for (int column : sortedBy) {
                        places.add(column == 0 ? 0 : found.getInt(column));
                    }
                    rows.add(new StoredRow(found)
                            .as(row -> new Placed<>(reading.of(row), row.text("acquired"), row.text("run"), places)));
                }
            }
        }
        Comparator<Placed<?>> order = Comparator.<Placed<?>, String>comparing(Placed::acquired)
                .thenComparing(Placed::run)
                .thenComparing(each -> each.places().get(0))
                .thenComparing(each -> each.places().get(1))
                .thenComparing(each -> each.places().get(2))
                .thenComparing(each -> each.places().get(3));
        return rows.stream().sorted(order).map(Placed::row).toList();
    }

    /** Numbers of the columns by which rows are sorted; 0 for one that the query does not have. */
    private static List<Integer> sortedBy(ResultSetMetaData columns) throws SQLException {
        List<Integer> numbers = new ArrayList<>(List.of(0, 0, 0, 0));
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            int place = SORTED_BY.indexOf(columns.getColumnLabel(i));
            if (place >= 0) {
                numbers.set(place, i);
            }
        }
        return numbers;
    }

    private static RunOfAnalyte of(StoredRow row) throws SQLException {
        return new RunOfAnalyte(
                row.text("run"),
                row.date("acquired"),
                row.analyte(),
                row.text("verdict").equals("accepted"));
    }

    private static Injected injected(StoredRow row) throws SQLException {
        return new Injected(
                row.integer("injection"),
                row.text("sample_id"),
                row.text("sample_type", "sample type", SampleType::ofWord),
                row.maybeText("level"));
    }

    private static Curve curve(StoredRow row) throws SQLException {
        return new Curve(
                of(row),
                row.text("model"),
                row.text("weighting"),
                new Coefficients(row.maybeNumber("intercept"), row.maybeNumber("slope"), row.maybeNumber("quadratic")),
                new Limits(row.maybeNumber("lloq_ng_per_ml"), row.maybeNumber("uloq_ng_per_ml")),
                row.maybeNumber("r_squared"),
                row.count("standards_used"),
                row.count("standards_excluded"));
    }

    private static Optional<Failure> failure(StoredRow row) throws SQLException {
        String rule = row.text("rule");
        return row.words("reasons").contains(rule)
                ? Optional.of(new Failure(
                        of(row),
                        rule,
                        row.maybeText("subject").orElse(""),
                        row.maybeText("limit_in_force").orElse(""),
                        row.maybeText("detail").orElse("")))
                : Optional.empty();
    }

    private static Standard standard(StoredRow row) throws SQLException {
        return new Standard(
                of(row),
                injected(row),
                row.number("nominal_ng_per_ml"),
                row.maybeNumber("estimate_ng_per_ml"),
                row.maybeText("used_in_curve").filter("yes"::equals).isPresent());
    }

    private static Qc qc(StoredRow row) throws SQLException {
        return new Qc(
                of(row),
                injected(row),
                row.number("dilution_factor"),
                row.number("nominal_ng_per_ml"),
                row.maybeNumber("estimate_ng_per_ml"),
                row.flags().contains(Flag.EXCLUDED_BY_DECISION));
    }

    private static Outcome outcome(StoredRow row) throws SQLException {
        return new Outcome(
                row.maybeText("status"), row.maybeNumber("area_counts_min"), row.maybeNumber("estimate_ng_per_ml"));
    }

    private static Reintegration reintegration(StoredRow row) throws SQLException {
        return new Reintegration(
                of(row),
                injected(row),
                row.integer("decision"),
                row.maybeText("parameters").orElse(""),
                row.maybeText("reason_code"),
                row.maybeText("reason").orElse(""),
                new Outcome(
                        row.maybeText("undecided_status"),
                        row.maybeNumber("undecided_area_counts_min"),
                        row.maybeNumber("undecided_estimate_ng_per_ml")),
                outcome(row));
    }

    private static Reinjection reinjection(StoredRow row) throws SQLException {
        return new Reinjection(
                of(row),
                injected(row),
                row.integer("earlier"),
                row.integer("decision"),
                row.maybeText("reason_code"),
                row.maybeText("reason").orElse(""),
                new Outcome(
                        row.maybeText("earlier_status"),
                        row.maybeNumber("earlier_area"),
                        row.maybeNumber("earlier_estimate")),
                outcome(row));
    }

    private static CarryOver carryOver(StoredRow row) throws SQLException {
        return new CarryOver(
                of(row),
                row.maybeText("subject").orElse(""),
                row.text("outcome"),
                row.maybeText("detail").orElse(""),
                row.integer("at_risk"));
    }

    private static InternalStandardArea response(StoredRow row) throws SQLException {
        return new InternalStandardArea(of(row), injected(row), row.number("internal_standard_area_counts_min"));
    }

    private static SampleInjection injection(StoredRow row) throws SQLException {
        return new SampleInjection(
                row.text("run"),
                row.integer("injection"),
                row.text("sample_id"),
                row.maybeText("file"),
                row.maybeText("raw_sha256"));
    }

    private static Place place(StoredRow row) throws SQLException {
        return new Place(row.text("run"), row.text("seal"), row.text("reason"));
    }
}
