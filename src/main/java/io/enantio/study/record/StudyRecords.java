package io.enantio.study.record;

import io.enantio.method.LevelRole;
import io.enantio.method.value.Require;
import io.enantio.method.value.Rounding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The records of a study from the database, in the order of subject, nominal time, specimen and the method's analytes.
 *
 * @param study its name
 * @param reported one result per specimen and analyte
 * @param notReported every other result of those specimens
 * @param qcs QCs of the accepted runs, in the order of run and injection
 * @param runs a line per run and analyte, in the order of date and run
 * @param sheets everything else that the runs contain
 */
public record StudyRecords(
        String study,
        List<ReportedConcentration> reported,
        List<UnreportedResult> notReported,
        List<QcEstimate> qcs,
        List<StudyRun> runs,
        RunSheets sheets) {
    /**
     * A run of the study and its verdict for one analyte (rule E-3: failed runs too).
     *
     * @param version of its results in the database
     * @param seal of its run.json: SHA-256 over its contents, which include the hashes of its inputs and outputs
     * @param method name and version
     * @param reasons ids of the rules that rejected it; empty: accepted
     * @param rounding how its method prints numbers
     */
    public record StudyRun(
            String run,
            int version,
            String seal,
            LocalDate acquired,
            String instrument,
            String method,
            StudyAnalyte analyte,
            List<String> reasons,
            Rounding rounding) {
        public StudyRun {
            reasons = List.copyOf(reasons);
        }

        public boolean isAccepted() {
            return reasons.isEmpty();
        }
    }

    /**
     * Estimate of a QC in an accepted run (rule RUN-6). QCs excluded by a decision are not included.
     *
     * @param level its name in the method
     * @param role of the level, as the run was judged
     * @param nominalNgPerMl in the original sample
     * @param estimateNgPerMl in the original sample
     */
    public record QcEstimate(
            String run,
            StudyAnalyte analyte,
            String level,
            Optional<LevelRole> role,
            double nominalNgPerMl,
            double estimateNgPerMl) {
        public QcEstimate {
            Require.positive("nominal concentration of " + level, nominalNgPerMl);
            Require.finite("estimate of " + level, estimateNgPerMl);
        }
    }

    /**
     * A result of a specimen that is not the reported one: a first result that was replaced, a repeat, an incurred sample
     * analysed again.
     */
    public record UnreportedResult(StudySpecimen specimen, StudyAnalyte analyte, Measurement measurement) {}

    public StudyRecords {
        reported = List.copyOf(reported);
        notReported = List.copyOf(notReported);
        qcs = List.copyOf(qcs);
        runs = List.copyOf(runs);
    }
}
