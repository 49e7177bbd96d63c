package io.enantio.database.engine;

import io.enantio.run.StoredTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line of decisions.csv, its parameters beside it in columns of their own. */
public final class DecisionCells {
    private DecisionCells() {}

    public static final List<String> COLUMNS = List.of(
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
            "chain");

    public static Object[] of(StoredTable list, int line, long runVersion) {
        String action = list.needed(line, "action");
        Map<String, String> parameters =
                parameters(list.cell(line, "parameters").orElse(""));
        boolean reports = action.equals("report_value");
        return new Object[] {
            runVersion,
            Long.parseLong(list.needed(line, "decision")),
            list.cell(line, "injection").map(Long::parseLong),
            list.cell(line, "analyte"),
            action,
            list.cell(line, "parameters"),
            Optional.ofNullable(parameters.get("flag")),
            Optional.ofNullable(parameters.get("run")).filter(run -> reports),
            Optional.ofNullable(parameters.get("injection"))
                    .filter(run -> reports)
                    .map(Long::parseLong),
            list.needed(line, "person"),
            list.cell(line, "second_person"),
            list.needed(line, "time"),
            list.cell(line, "reason_code"),
            list.cell(line, "reason").map(CellKind.FREE_TEXT::value),
            list.needed(line, "chain")
        };
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split(";")) {
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
