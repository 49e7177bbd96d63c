package io.enantio.database;

import io.enantio.database.engine.LoadingConnection;
import io.enantio.database.engine.LoadingConnection.Rows;
import io.enantio.method.rules.Flag;
import io.enantio.method.value.Rounding;
import io.enantio.run.Provenance.InputFile;
import io.enantio.run.StoredResults;
import io.enantio.run.StoredResults.RawFile;
import io.enantio.run.StoredResults.Role;
import io.enantio.run.StoredTable;
import io.enantio.text.CsvTable;
import io.enantio.text.FreeText;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All rows of a version of a run, except those about subjects. */
final class RunTables {
    private static final List<String> DECISION_COLUMNS = List.of(
            "run_version",
            "decision",
            "injection",
            "analyte",
            "action",
            "parameters",
            "accepted_flag",
            "reported_run",
            "reported_injection",
            "person",
            "second_person",
            "decided_at",
            "reason_code",
            "reason",
            "chain",
            "recorded_at",
            "person_key",
            "second_key");

    /** Role of the line that says, in place of a path, how the method rounds; without one half to even, three figures. */
    static final String ROUNDING = "rounding";

    private static final String UNKNOWN = "unknown";
    private static final Map<String, String> SEVERITIES =
            Arrays.stream(Flag.values()).collect(Collectors.toMap(Flag::name, flag -> CsvTable.lower(flag.severity())));

    private final LoadingConnection connection;
    private final long runVersion;
    private final StoredResults results;

    RunTables(LoadingConnection connection, long runVersion, StoredResults results) {
        this.connection = connection;
        this.runVersion = runVersion;
        this.results = results;
    }

    /**
     * Adds all rows.
     *
     * @param specimens keys by sample_id
     */
    void fill(Map<String, Long> specimens) throws SQLException {
        provenance();
        injections(specimens);
        analytes();
        for (TableFilling filling : TableFilling.ALL) {
            filling.fill(connection, runVersion, results.table(filling.role()));
        }
        flags();
        decisions();
    }

    private void provenance() throws SQLException {
        long entry = 0;
        try (Rows rows = connection.rows("provenance", "run_version", "entry", "direction", "role", "path", "sha256")) {
            for (var input : results.record().provenance().inputs()) {
                rows.add(runVersion, ++entry, "input", input.role(), input.path(), input.sha256());
            }
            if (!results.assay().rounding().equals(Rounding.DEFAULT)) {
                rows.add(
                        runVersion,
                        ++entry,
                        "input",
                        ROUNDING,
                        results.assay().rounding().words(),
                        methodHash());
            }
            for (var output : results.record().outputs()) {
                rows.add(runVersion, ++entry, "output", output.role(), output.path(), output.sha256());
            }
            rows.finish();
        }
    }

    private String methodHash() {
        return results.record().provenance().inputs().stream()
                .filter(input -> input.role().equals("method"))
                .map(InputFile::sha256)
                .findFirst()
                .orElse("");
    }

    private void injections(Map<String, Long> specimens) throws SQLException {
        StoredTable list = results.table(Role.INJECTIONS);
        try (Rows rows = connection.rows(
                "injection",
                "run_version",
                "injection",
                "file",
                "raw_sha256",
                "sample_id",
                "sample_type",
                "level",
                "specimen",
                "dilution_factor",
                "acquired_at",
                "batch",
                "experiment",
                "comment")) {
            for (int i = 0; i < list.size(); i++) {
                rows.add(injection(list, i, specimens));
            }
            rows.finish();
        }
    }

    private Object[] injection(StoredTable list, int line, Map<String, Long> specimens) {
        long number = list.whole(line, "injection", list.needed(line, "injection"));
        Optional<RawFile> raw = Optional.ofNullable(results.rawFiles().get((int) number));
        String sample = list.needed(line, "sample_id");
        String type = list.needed(line, "sample_type");
        Optional<Long> specimen = type.equals("study") ? Optional.ofNullable(specimens.get(sample)) : Optional.empty();
        return new Object[] {
            runVersion,
            number,
            list.cell(line, "file"),
            raw.flatMap(RawFile::sha256),
            sample,
            type,
            list.cell(line, "level"),
            specimen,
            list.cell(line, "dilution_factor")
                    .map(text -> list.number(line, "dilution_factor", text))
                    .orElse(1.0),
            list.cell(line, "acquired_at").or(() -> raw.flatMap(RawFile::startedAt)),
            list.cell(line, "batch"),
            list.cell(line, "experiment"),
            list.cell(line, "comment")
        };
    }

    private void analytes() throws SQLException {
        StoredTable rowsOfFile = results.table(Role.CONCENTRATIONS);
        Set<String> seen = new HashSet<>();
        try (Rows rows =
                connection.rows("analyte", "run_version", "analyte", "position", "compound", "configuration")) {
            for (int i = 0; i < rowsOfFile.size(); i++) {
                String analyte = rowsOfFile.needed(i, "analyte");
                if (seen.add(analyte)) {
                    rows.add(
                            runVersion,
                            analyte,
                            (long) seen.size(),
                            rowsOfFile.needed(i, "compound"),
                            rowsOfFile.cell(i, "configuration"));
                }
            }
            rows.finish();
        }
    }

    private void flags() throws SQLException {
        StoredTable rowsOfFile = results.table(Role.CONCENTRATIONS);
        try (Rows rows = connection.rows("flag", "run_version", "injection", "analyte", "flag", "severity")) {
            for (int i = 0; i < rowsOfFile.size(); i++) {
                String flags = rowsOfFile.cell(i, "flags").orElse("");
                for (String flag : flags.isEmpty() ? new String[0] : flags.split(CsvTable.SEPARATOR)) {
                    rows.add(
                            runVersion,
                            rowsOfFile.whole(i, "injection", rowsOfFile.needed(i, "injection")),
                            rowsOfFile.needed(i, "analyte"),
                            flag,
                            SEVERITIES.getOrDefault(flag, UNKNOWN));
                }
            }
            rows.finish();
        }
    }

    private void decisions() throws SQLException {
        Optional<StoredTable> list = results.find(Role.DECISIONS);
        if (list.isPresent()) {
            try (Rows rows = connection.rows("decision", DECISION_COLUMNS)) {
                for (int i = 0; i < list.get().size(); i++) {
                    rows.add(decision(list.get(), i));
                }
                rows.finish();
            }
        }
    }

    private Object[] decision(StoredTable list, int line) {
        String action = list.needed(line, "action");
        Map<String, String> parameters =
                parameters(list.cell(line, "parameters").orElse(""));
        boolean reports = action.equals("report_value");
        return new Object[] {
            runVersion,
            list.whole(line, "decision", list.needed(line, "decision")),
            list.cell(line, "injection").map(text -> list.whole(line, "injection", text)),
            list.cell(line, "analyte"),
            action,
            list.cell(line, "parameters"),
            Optional.ofNullable(parameters.get("flag")),
            Optional.ofNullable(parameters.get("run")).filter(run -> reports),
            Optional.ofNullable(parameters.get("injection"))
                    .filter(run -> reports)
                    .map(text -> list.whole(line, "parameters", text)),
            list.needed(line, "person"),
            list.cell(line, "second_person"),
            list.needed(line, "time"),
            list.cell(line, "reason_code"),
            list.cell(line, "reason").map(FreeText::strip).orElse(""),
            list.needed(line, "chain"),
            list.cell(line, "recorded_at"),
            list.cell(line, "person_key"),
            list.cell(line, "second_key")
        };
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split(CsvTable.SEPARATOR)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                parameters.put(
                        pair.substring(0, sign).strip(),
                        pair.substring(sign + 1).strip());
            }
        }
        return parameters;
    }
}
