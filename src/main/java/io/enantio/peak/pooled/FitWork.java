package io.enantio.peak.pooled;

import java.util.concurrent.atomic.LongAdder;

/** What a fit has done, in counts that are the same on every machine: for tests that hold the work, where seconds would tell of the machine. */
final class FitWork {
    private final LongAdder evaluations = new LongAdder();
    private final LongAdder normals = new LongAdder();
    private final LongAdder scores = new LongAdder();

    /** Traces whose signal was computed at other places, widths or tails. */
    long evaluations() {
        return evaluations.sum();
    }

    /** Injections whose normal equations were made. */
    long normals() {
        return normals.sum();
    }

    /** Places at which another peak was scored. */
    long scores() {
        return scores.sum();
    }

    void addEvaluations(int traces) {
        evaluations.add(traces);
    }

    void addNormal() {
        normals.increment();
    }

    void addScores(int places) {
        scores.add(places);
    }
}
