package io.enantio.report.study;

import static io.enantio.report.text.Column.number;
import static io.enantio.report.text.Column.optional;
import static io.enantio.report.text.Column.text;

import io.enantio.method.Configuration;
import io.enantio.method.rules.Flag;
import io.enantio.report.text.Column;
import io.enantio.report.text.CsvTable;
import io.enantio.study.record.PlannedTime;
import io.enantio.study.record.StudyValue;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** concentrations.csv of a study: every reported result and the number that statistics use for it. */
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
                            "its name; empty: not in the schedule, in no profile",
                            value -> value.planned().map(PlannedTime::label)),
                    number("nominal_h", "planned hours after the infusion began", ValuesTable::nominalH),
                    number(
                            "actual_h",
                            "actual hours, by the start of the first dose; pre-dose is 0",
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
                            "as in the run's results",
                            value -> value.reported().measurement().status().word()),
                    number(
                            "concentration_ng_per_ml",
                            "as reported; only of a quantified result",
                            StudyValue::measuredNgPerMl),
                    number(
                            "lloq_ng_per_ml",
                            "lowest reportable concentration, dilution applied",
                            value -> value.reported().measurement().amount().lloqNgPerMl()),
                    number(
                            "used_ng_per_ml",
                            "what statistics use; empty: nothing is imputed",
                            StudyValue::valueNgPerMl),
                    text(
                            "basis",
                            "`measured`; `zero_before_dose` and `half_lloq` below the LLOQ; `above_uloq` and `no_result` have no number",
                            value -> value.basis().word()),
                    number("rate_mg_per_h", "rate of the infusion at that time, by the doses", StudyValue::rateMgPerH),
                    text(
                            "run",
                            "run of the reported result",
                            value -> value.reported().measurement().run()),
                    text(
                            "injection",
                            "position in that run",
                            value -> String.valueOf(
                                    value.reported().measurement().injection())),
                    optional(
                            "chosen_for",
                            "code of the reason why it stands and not another result of the specimen",
                            value -> value.reported().chosenFor()),
                    text(
                            "flags",
                            "`;`-separated codes of the result",
                            value -> value.reported().measurement().flags().stream()
                                    .map(Flag::name)
                                    .collect(Collectors.joining(";")))));

    private ValuesTable() {}

    private static OptionalDouble nominalH(StudyValue value) {
        return value.planned().map(time -> OptionalDouble.of(time.nominalH())).orElse(OptionalDouble.empty());
    }

    /** Columns that say which planned time a row is of. */
    static <T> List<Column<T>> timeColumns(Function<T, PlannedTime> time) {
        return List.of(
                text(
                        "time_point",
                        "number of the planned time",
                        row -> String.valueOf(time.apply(row).number())),
                text("time_label", "its name", row -> time.apply(row).label()),
                number(
                        "nominal_h",
                        "planned hours after the infusion began",
                        row -> OptionalDouble.of(time.apply(row).nominalH())));
    }
}
