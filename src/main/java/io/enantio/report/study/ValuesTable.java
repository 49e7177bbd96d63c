package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.count;
import static io.enantio.text.CsvTable.Column.number;
import static io.enantio.text.CsvTable.Column.optional;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.method.Configuration;
import io.enantio.method.rules.Flag;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyValue;
import io.enantio.text.CsvTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** concentrations.csv of a study: every reported result and the value used in statistics. */
final class ValuesTable {
    static final CsvTable<StudyValue> TABLE = new CsvTable<>(
            "concentrations.csv",
            "a row per specimen and analyte that was measured; `no_result`: nothing is reported",
            List.of(
                    text(
                            "subject",
                            "as given",
                            value -> value.reported().specimen().subject()),
                    text(
                            "sample_id",
                            "as given",
                            value -> value.reported().specimen().specimen()),
                    optional(
                            "time_point",
                            "number of the planned time",
                            value -> value.planned().map(time -> String.valueOf(time.number()))),
                    optional(
                            "time_label",
                            "its name; empty: not in the schedule, not used in profiles",
                            value -> value.planned().map(PlannedTime::label)),
                    number("nominal_h", "planned hours after the start of the infusion", ValuesTable::nominalH),
                    number(
                            "actual_h",
                            "actual hours after the start of the first dose; pre-dose is 0",
                            StudyValue::actualH),
                    text(
                            "analyte",
                            "name in the method",
                            value -> value.reported().analyte().name()),
                    text(
                            "compound",
                            "name in the method",
                            value -> value.reported().analyte().compound()),
                    optional(
                            "configuration",
                            "`R` or `S`; empty for an achiral analyte",
                            value -> value.reported().analyte().configuration().map(Configuration::name)),
                    text(
                            "status",
                            "as in the results of the run",
                            value -> value.reported().measurement().status().word()),
                    number(
                            "concentration_ng_per_ml",
                            "as reported; only for a quantified result",
                            StudyValue::measuredNgPerMl),
                    number(
                            "lloq_ng_per_ml",
                            "lowest reportable concentration, dilution applied",
                            value -> value.reported().measurement().amount().lloqNgPerMl()),
                    number(
                            "used_ng_per_ml",
                            "value used in statistics; empty: none, nothing is imputed",
                            StudyValue::valueNgPerMl),
                    text(
                            "basis",
                            "`measured`; `zero_before_dose` and `half_lloq` below the LLOQ; `above_uloq` and `no_result` have no value",
                            value -> value.basis().word()),
                    number("rate_mg_per_h", "infusion rate at that time, from the doses", StudyValue::rateMgPerH),
                    text(
                            "run",
                            "run of the reported result",
                            value -> value.reported().measurement().run()),
                    count(
                            "injection",
                            "position in that run",
                            value -> value.reported().measurement().injection()),
                    optional(
                            "chosen_for",
                            "reason code of the decision to report this result and not another one of the specimen",
                            value -> value.reported().chosenFor()),
                    text(
                            "flags",
                            "codes, separated by `;`",
                            value -> value.reported().measurement().flags().stream()
                                    .map(Flag::name)
                                    .collect(Collectors.joining(";")))));

    private ValuesTable() {}

    private static OptionalDouble nominalH(StudyValue value) {
        return value.planned().map(time -> OptionalDouble.of(time.nominalH())).orElse(OptionalDouble.empty());
    }
}
