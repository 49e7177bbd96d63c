package io.enantio.acceptance;

import io.enantio.acceptance.evidence.AnalyteEvidence;
import io.enantio.acceptance.evidence.SequenceFlags;
import io.enantio.acceptance.result.ResultRow;
import io.enantio.acceptance.result.RunEvidence;
import io.enantio.acceptance.result.RunResult;
import io.enantio.method.Analyte;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a run, analyte by analyte (RULES B), and gives every row its status and flags (RULES C). */
public final class RunAcceptance {

    /** Rows, rules and verdicts of a run. */
    public RunResult judge(RunEvidence evidence) {
        SequenceFlags sequence = SequenceFlags.of(evidence.run().header().instrument(), evidence.injections());
        List<AnalyteJudgement> judged = evidence.method().analytes().stream()
                .map(analyte -> judge(evidence, sequence, analyte))
                .toList();
        return new RunResult(
                evidence.method(),
                evidence.run(),
                evidence.injections(),
                byInjection(
                        judged.stream().map(found -> new RowJudge(found).rows()).toList()),
                judged.stream().flatMap(found -> found.calibration().stream()).toList(),
                judged.stream().flatMap(found -> found.outcomes().stream()).toList(),
                judged.stream().flatMap(found -> found.verdict().stream()).toList(),
                Optional.empty());
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
