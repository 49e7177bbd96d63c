package io.enantio.report.study;

import io.enantio.report.text.CsvTable;
import io.enantio.statistics.PostHoc;
import io.enantio.study.StudyResult;
import java.util.List;

/** Every table of a study's results, in the order of the reference page. */
final class StudyTables {

    /** A table's file name and text. */
    record Filled(String file, String text) {}

    private StudyTables() {}

    static List<CsvTable<?>> all() {
        return List.of(
                ValuesTable.TABLE,
                CurveTables.PROFILES,
                CurveTables.PARAMETERS,
                CurveTables.PARAMETER_SUMMARY,
                RatioTables.RATIOS,
                RatioTables.SAMPLE_RATIOS,
                ComparisonTables.ANOVA,
                ComparisonTables.POST_HOC,
                ResponseTables.RESPONSES,
                ResponseTables.RESPONDERS,
                ResponseTables.CORRELATIONS,
                ConductTables.RUNS,
                ConductTables.QCS,
                ConductTables.REANALYSES,
                ConductTables.INCURRED,
                ConductTables.FLAGS,
                TermsTables.REFUSALS,
                TermsTables.LIMITS);
    }

    static List<Filled> of(StudyResult result) {
        PostHoc correction = result.plan().comparison().postHoc();
        StudyResult.Kinetics kinetics = result.kinetics();
        StudyResult.Relations relations = result.relations();
        StudyResult.Conduct conduct = result.conduct();
        return List.of(
                filled(ValuesTable.TABLE, result.values()),
                filled(CurveTables.PROFILES, result.profiles()),
                filled(CurveTables.PARAMETERS, kinetics.parameters()),
                filled(CurveTables.PARAMETER_SUMMARY, kinetics.parameterSummaries()),
                filled(
                        RatioTables.RATIOS,
                        kinetics.ratioSummaries().stream()
                                .map(summary -> new RatioTables.Line(summary, correction))
                                .toList()),
                filled(RatioTables.SAMPLE_RATIOS, kinetics.sampleRatios()),
                filled(ComparisonTables.ANOVA, relations.comparisons()),
                filled(ComparisonTables.POST_HOC, ComparisonTables.lines(relations.comparisons())),
                filled(ResponseTables.RESPONSES, relations.responses()),
                filled(ResponseTables.RESPONDERS, relations.responders()),
                filled(ResponseTables.CORRELATIONS, relations.correlations()),
                filled(ConductTables.RUNS, result.records().runs()),
                filled(ConductTables.QCS, conduct.qcs()),
                filled(ConductTables.REANALYSES, conduct.repeats().reanalysed()),
                filled(ConductTables.INCURRED, conduct.repeats().incurred()),
                filled(ConductTables.FLAGS, conduct.flags()),
                filled(TermsTables.REFUSALS, result.refusals()),
                filled(TermsTables.LIMITS, result.plan().limits().all()));
    }

    private static <T> Filled filled(CsvTable<T> table, List<T> rows) {
        return new Filled(table.file(), table.text(rows));
    }
}
