package io.enantio.peak.pooled;

/** What a fit has done, in counts that are the same on every machine: for tests that hold the work, where seconds would tell of the machine. */
final class FitWork {
    private long evaluations;
    private long normals;
    private long scores;

    /** Traces whose signal was computed at other places, widths or tails. */
    synchronized long evaluations() {
        return evaluations;
    }

    /** Injections whose normal equations were made. */
    synchronized long normals() {
        return normals;
    }

    /** Places at which another peak was scored. */
    synchronized long scores() {
        return scores;
    }

    synchronized void addEvaluations(int traces) {
        evaluations += traces;
    }

    synchronized void addNormal() {
        normals++;
    }

    synchronized void addScores(int places) {
        scores += places;
    }
}
