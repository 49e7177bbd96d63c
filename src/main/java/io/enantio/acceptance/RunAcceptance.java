package io.enantio.acceptance;

/** Judges a run, analyte by analyte (RULES B), and gives every row its status and flags (RULES C). */
public final class RunAcceptance {

    /** Rows, rules and verdicts of a run. */
    public RunResult judge(RunEvidence evidence) {
        throw new UnsupportedOperationException("not written yet " + evidence);
    }
}
