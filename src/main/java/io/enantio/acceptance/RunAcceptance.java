package io.enantio.acceptance;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.FailedBatches;
import io.enantio.acceptance.evidence.RunEvidence;
import io.enantio.acceptance.evidence.SequenceFlags;
import io.enantio.acceptance.qcs.Batches;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunResult;
import java.util.ArrayList;
import java.util.List;

/** Judges a run, analyte by analyte, and gives every row its status and flags. */
public final class RunAcceptance {
    private final RunEvidence evidence;
    private final List<AnalyteEvidence> analytes;
    private final FailedBatches failed;

    /** A run with its curves. */
    public RunAcceptance(RunEvidence evidence) {
        SequenceFlags sequence = SequenceFlags.of(evidence);
        this.evidence = evidence;
        this.analytes = evidence.method().analytes().parallelStream()
                .map(analyte -> AnalyteEvidence.of(evidence, sequence, analyte))
                .toList();
        FailedBatches found = evidence.failedBatches();
        for (AnalyteEvidence analyte : analytes) {
            if (analyte.isJudged()) {
                found = found.with(analyte.analyte(), Batches.failing(analyte));
            }
        }
        this.failed = found;
    }

    /** Extraction batches that failed by these curves or by earlier ones (RUN-5). */
    public FailedBatches failedBatches() {
        return failed;
    }

    /** Rows, rules and verdicts of a run. */
    public RunResult judge() {
        List<AnalyteJudgement> judged =
                analytes.parallelStream().map(AnalyteJudgement::of).toList();
        List<List<ResultRow>> rows =
                judged.parallelStream().map(AnalyteJudgement::rows).toList();
        return new RunResult(
                evidence.method(),
                evidence.run(),
                evidence.injections(),
                byInjection(rows),
                judged.stream().flatMap(found -> found.calibration().stream()).toList(),
                judged.stream().flatMap(found -> found.outcomes().stream()).toList(),
                judged.stream().flatMap(found -> found.verdict().stream()).toList(),
                evidence.undecided());
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
