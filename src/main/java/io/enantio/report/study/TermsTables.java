package io.enantio.report.study;

import static io.enantio.report.text.Column.freeText;
import static io.enantio.report.text.Column.text;

import io.enantio.report.text.CsvTable;
import io.enantio.study.record.Refusal;
import io.enantio.study.record.StudyLimits;
import java.util.List;
import java.util.stream.Collectors;

/** refusals.csv and limits.csv. */
final class TermsTables {
    static final CsvTable<Refusal> REFUSALS = new CsvTable<>(
            "refusals.csv",
            "a row per thing that is not given for this study",
            List.of(
                    freeText("what", "what somebody may look for", Refusal::what),
                    freeText("reason", "why it is not given", Refusal::reason)));

    static final CsvTable<StudyLimits.Value> LIMITS = new CsvTable<>(
            "limits.csv",
            "a row per limit in force",
            List.of(
                    text("limit", "its name in the plan", value -> value.key().word()),
                    text("value", "one number, or a share n/d", TermsTables::value),
                    freeText("source", "what it rests on", StudyLimits.Value::source),
                    text("set_by", "`shipped` or `plan`", StudyLimits.Value::setBy)));

    private TermsTables() {}

    static String value(StudyLimits.Value value) {
        return value.numbers().stream().map(StudyNumber::plain).collect(Collectors.joining("/"));
    }
}
