package io.enantio.report.study;

import static io.enantio.text.CsvTable.Column.freeText;
import static io.enantio.text.CsvTable.Column.text;

import io.enantio.report.folder.OutputTable;
import io.enantio.study.StudyResult;
import io.enantio.study.profile.Refusals.Refusal;
import io.enantio.study.record.StudyLimits;
import io.enantio.text.CsvTable;
import io.enantio.text.NumberText;
import java.util.List;
import java.util.stream.Collectors;

/** Every table of a study's results, in the order of the reference page, with refusals.csv and limits.csv. */
final class StudyTables {
    private static final CsvTable<Refusal> REFUSALS = new CsvTable<>(
            "refusals.csv",
            "a row per result that is not given for this study",
            List.of(
                    freeText("what", "the result that a reader may look for", Refusal::what),
                    freeText("reason", "why it is not given", Refusal::reason)));

    private static final CsvTable<StudyLimits.Value> LIMITS = new CsvTable<>(
            "limits.csv",
            "a row per limit in force",
            List.of(
                    text("limit", "its name in the plan", value -> value.key().word()),
                    text("value", "one number, or a fraction n/d", StudyTables::value),
                    freeText("source", "source of the limit", StudyLimits.Value::source),
                    text("set_by", "`shipped` or `plan`", StudyLimits.Value::setBy)));

    /** A new table is added here. */
    static final List<OutputTable<StudyResult, ?>> ALL = List.of(
            new OutputTable<>(ValuesTable.TABLE, StudyResult::values),
            new OutputTable<>(CurveTables.PROFILES, StudyResult::profiles),
            new OutputTable<>(
                    CurveTables.PARAMETERS, result -> result.kinetics().parameters()),
            new OutputTable<>(
                    CurveTables.PARAMETER_SUMMARY, result -> result.kinetics().parameterSummaries()),
            new OutputTable<>(
                    CurveTables.STEADY_STATE, result -> result.kinetics().drifts()),
            new OutputTable<>(RatioTables.RATIOS, RatioTables::lines),
            new OutputTable<>(
                    RatioTables.SAMPLE_RATIOS, result -> result.kinetics().sampleRatios()),
            new OutputTable<>(
                    ComparisonTables.MIXED_MODEL, result -> result.relations().comparisons()),
            new OutputTable<>(
                    ComparisonTables.CONTRASTS,
                    result -> ComparisonTables.lines(result.relations().comparisons())),
            new OutputTable<>(
                    ComparisonTables.ANOVA, result -> result.relations().comparisons()),
            new OutputTable<>(
                    ComparisonTables.POST_HOC,
                    result -> ComparisonTables.lines(result.relations().comparisons())),
            new OutputTable<>(
                    ResponseTables.RESPONSES, result -> result.relations().responses()),
            new OutputTable<>(
                    ResponseTables.RESPONDERS, result -> result.relations().responders()),
            new OutputTable<>(
                    ResponseTables.CORRELATIONS, result -> result.relations().correlations()),
            new OutputTable<>(
                    ResponseTables.CORRELATIONS_WITHIN,
                    result -> result.relations().correlationsWithin()),
            new OutputTable<>(ConductTables.RUNS, result -> result.records().runs()),
            new OutputTable<>(
                    SheetTables.FAILURES, result -> result.records().sheets().failures()),
            new OutputTable<>(
                    SheetTables.CURVES, result -> result.records().sheets().curves()),
            new OutputTable<>(
                    SheetTables.STANDARDS, result -> result.records().sheets().standards()),
            new OutputTable<>(
                    SheetTables.STANDARD_LEVELS,
                    result -> result.conduct().runs().standards()),
            new OutputTable<>(ConductTables.QCS, result -> result.conduct().qcs()),
            new OutputTable<>(
                    SheetTables.QC_VALUES, result -> result.records().sheets().qcs()),
            new OutputTable<>(
                    SheetTables.REINJECTIONS,
                    result -> result.records().sheets().reinjections()),
            new OutputTable<>(
                    ConductTables.REANALYSES,
                    result -> result.conduct().repeats().reanalysed()),
            new OutputTable<>(
                    ConductTables.REANALYSED, result -> result.conduct().runs().reanalysed()),
            new OutputTable<>(
                    SheetTables.REJECTED_VALUES,
                    result -> result.conduct().runs().rejectedValues()),
            new OutputTable<>(
                    SheetTables.RESPONSES, result -> result.conduct().runs().responses()),
            new OutputTable<>(IncurredTables.SUMMARY, result -> result.conduct().incurred()),
            new OutputTable<>(
                    IncurredTables.GROUPS,
                    result -> IncurredTables.groups(result.conduct().incurred())),
            new OutputTable<>(
                    IncurredTables.INCURRED,
                    result -> IncurredTables.lines(result.conduct().incurred())),
            new OutputTable<>(
                    SheetTables.CARRY_OVER, result -> result.records().sheets().carryOver()),
            new OutputTable<>(
                    SheetTables.CARRY_OVER_RISK,
                    result -> result.conduct().runs().carryOverRisk()),
            new OutputTable<>(
                    SheetTables.REINTEGRATED, result -> result.conduct().runs().touched()),
            new OutputTable<>(
                    SheetTables.REINTEGRATIONS,
                    result -> result.records().sheets().reintegrations()),
            new OutputTable<>(ConductTables.FLAGS, result -> result.conduct().flags()),
            new OutputTable<>(REFUSALS, StudyResult::refusals),
            new OutputTable<>(LIMITS, result -> result.plan().limits().all()));

    /** The one table that does not come from the result: chromatograms are drawn from the raw files. */
    static final OutputTable<StudyChromatograms, ?> CHROMATOGRAMS =
            new OutputTable<>(SheetTables.CHROMATOGRAMS, StudyChromatograms::lines);

    private StudyTables() {}

    static String value(StudyLimits.Value value) {
        return value.numbers().stream().map(NumberText::of).collect(Collectors.joining("/"));
    }
}
