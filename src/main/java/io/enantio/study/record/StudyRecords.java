package io.enantio.study.record;

import java.util.List;

/**
 * All that a study's database says, in the order of subject, nominal time, specimen and the method's analytes.
 *
 * @param study its name
 * @param reported one result per specimen and analyte
 * @param notReported every other result of those specimens
 * @param qcs QCs of the accepted runs, in the order of run and injection
 * @param runs a line per run and analyte, in the order of date and run
 */
public record StudyRecords(
        String study,
        List<ReportedConcentration> reported,
        List<UnreportedResult> notReported,
        List<QcEstimate> qcs,
        List<StudyRun> runs) {
    public StudyRecords {
        reported = List.copyOf(reported);
        notReported = List.copyOf(notReported);
        qcs = List.copyOf(qcs);
        runs = List.copyOf(runs);
    }
}
