package io.enantio.input.runfolder;

import io.enantio.input.problem.NumberForm;
import io.enantio.input.problem.SafeText;
import io.enantio.input.problem.Spelling;
import io.enantio.input.text.CsvRow;
import io.enantio.method.rules.Flag;
import io.enantio.run.Action;
import io.enantio.run.Action.Kind;
import io.enantio.run.Decision.Subject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The parameters of one decision: {@code key=value} with {@code ;} between. */
final class DecisionParameters {
    private static final String COLUMN = "parameters";

    private final CsvRow row;
    private final Kind kind;
    private final Map<String, String> values = new LinkedHashMap<>();

    DecisionParameters(CsvRow row, Kind kind) {
        this.row = row;
        this.kind = kind;
        row.freeText(COLUMN).ifPresent(text -> List.of(text.split(";", -1)).forEach(this::add));
    }

    private void add(String entry) {
        int sign = entry.indexOf('=');
        String key = sign < 0 ? entry : entry.substring(0, sign);
        if (sign < 0 || !kind.parameters().contains(key)) {
            String known = kind.parameters().isEmpty()
                    ? kind.word() + " has no parameters."
                    : "Known for " + kind.word() + ": " + String.join("=, ", kind.parameters()) + "=.";
            row.add(COLUMN, "unknown entry " + SafeText.quoted(entry), Spelling.hint(key, kind.parameters()) + known);
        } else if (values.putIfAbsent(key, entry.substring(sign + 1)) != null) {
            row.add(COLUMN, key + " stands twice", "Keep one of them.");
        }
    }

    /** The action; empty where the parameters cannot be used. */
    Optional<Action> action(Subject subject) {
        return switch (kind) {
            case REINTEGRATE -> reintegrate(subject);
            case EXCLUDE -> Optional.of(new Action.Exclude());
            case COMMENT -> Optional.of(new Action.Comment());
            case ACCEPT_FLAG -> acceptFlag();
            case REPORT_VALUE -> reportValue();
        };
    }

    private Optional<Action> reintegrate(Subject subject) {
        if (values.isEmpty()) {
            return Optional.of(new Action.Reintegrate(Optional.empty()));
        }
        if (subject.analyte().isEmpty()) {
            row.add("analyte", "is empty, and bounds are given", "Bounds are those of one peak: name its analyte.");
        }
        OptionalDouble start = number("start_min");
        OptionalDouble end = number("end_min");
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (!(start.getAsDouble() >= 0 && end.getAsDouble() > start.getAsDouble())) {
            row.add(COLUMN, "the peak must end after its start", "Give both bounds in minutes, the earlier first.");
            return Optional.empty();
        }
        return Optional.of(
                new Action.Reintegrate(Optional.of(new Action.Bounds(start.getAsDouble(), end.getAsDouble()))));
    }

    private OptionalDouble number(String key) {
        OptionalDouble number = needed(key).map(NumberForm::parse).orElse(OptionalDouble.empty());
        if (values.containsKey(key) && number.isEmpty()) {
            row.add(COLUMN, key + " is not a number", NumberForm.remedy(values.get(key)));
        }
        return number;
    }

    private Optional<String> needed(String key) {
        Optional<String> value = Optional.ofNullable(values.get(key)).filter(text -> !text.isBlank());
        if (value.isEmpty()) {
            row.add(COLUMN, key + " is missing", "Write " + key + "=...");
        }
        return value;
    }

    private Optional<Action> acceptFlag() {
        Optional<String> code = needed("flag");
        List<String> known = Arrays.stream(Flag.values()).map(Flag::name).toList();
        if (code.isEmpty()) {
            return Optional.empty();
        }
        if (!known.contains(code.get())) {
            row.add(
                    COLUMN,
                    "unknown flag " + SafeText.quoted(code.get()),
                    Spelling.hint(code.get(), known) + "The codes stand in docs/reference/flags.md.");
            return Optional.empty();
        }
        Flag flag = Flag.valueOf(code.get());
        if (!Action.AcceptFlag.isAcceptable(flag)) {
            row.add(
                    COLUMN,
                    flag + " takes the result away, nobody can accept it",
                    "Mend its cause, exclude the injection or measure again.");
            return Optional.empty();
        }
        return Optional.of(new Action.AcceptFlag(flag));
    }

    private Optional<Action> reportValue() {
        Optional<String> run = needed("run");
        run.ifPresent(name -> SafeText.refusal(name)
                .ifPresent(why -> row.add(COLUMN, SafeText.quoted(name) + " " + why, "Name the run.")));
        Optional<String> injection = needed("injection");
        if (injection.isPresent() && !injection.get().matches("[1-9][0-9]{0,5}")) {
            row.add(COLUMN, "injection is not a number from 1", "Name the injection by its number in that run.");
            return Optional.empty();
        }
        return run.flatMap(name -> injection.map(number -> new Action.ReportValue(name, Integer.parseInt(number))));
    }
}
