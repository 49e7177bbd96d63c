package io.enantio.acceptance;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FailedBatches;
import io.enantio.acceptance.evidence.RunEvidence;
import io.enantio.acceptance.evidence.SequenceFlags;
import io.enantio.acceptance.qcs.Batches;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import io.enantio.calibration.CalibratedAnalyte;
import io.enantio.method.Analyte;
import java.util.ArrayList;
import java.util.List;

/** Judges a run, analyte by analyte, and gives every row its status and flags. */
public final class RunAcceptance {

    /** Extraction batches that failed by these curves or by earlier ones (RUN-5). */
    public FailedBatches failedBatches(RunEvidence evidence) {
        SequenceFlags sequence = SequenceFlags.of(evidence);
        FailedBatches failed = evidence.failedBatches();
        for (CalibratedAnalyte analyte : evidence.analytes()) {
            Analyte judged = analyte.fit().analyte();
            failed = failed.with(judged, Batches.failing(AnalyteEvidence.of(evidence, sequence, judged)));
        }
        return failed;
    }

    /** Rows, rules and verdicts of a run. */
    public RunResult judge(RunEvidence evidence) {
        SequenceFlags sequence = SequenceFlags.of(evidence);
        List<AnalyteJudgement> judged = evidence.method().analytes().parallelStream()
                .map(analyte -> judge(evidence, sequence, analyte))
                .toList();
        return new RunResult(
                evidence.method(),
                evidence.run(),
                evidence.injections(),
                byInjection(judged.stream().map(AnalyteJudgement::rows).toList()),
                judged.stream().flatMap(found -> found.calibration().stream()).toList(),
                judged.stream().flatMap(found -> found.outcomes().stream()).toList(),
                judged.stream().flatMap(found -> found.verdict().stream()).toList(),
                evidence.undecided());
    }

    private static AnalyteJudgement judge(RunEvidence evidence, SequenceFlags sequence, Analyte analyte) {
        return AnalyteJudgement.of(AnalyteEvidence.of(evidence, sequence, analyte));
    }

    /** Rows by analyte and injection become rows by injection and analyte. */
    private static List<ResultRow> byInjection(List<List<ResultRow>> byAnalyte) {
        int injections = byAnalyte.get(0).size();
        List<ResultRow> rows = new ArrayList<>(injections * byAnalyte.size());
        for (int i = 0; i < injections; i++) {
            for (List<ResultRow> ofAnalyte : byAnalyte) {
                rows.add(ofAnalyte.get(i));
            }
        }
        return rows;
    }
}
