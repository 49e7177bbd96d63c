package io.enantio.peak.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.chromatogram.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The level at which a detector clips is learned from the run, not from three points that happen to be equal. */
class TransitionTracesTest {
    private static final int POINTS = 60;

    private static Trace trace(double base, double top, int equal) {
        double[] times = new double[POINTS];
        double[] counts = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            times[i] = i / 60.0;
            counts[i] = Math.rint(base + (top - base) * Math.exp(-0.5 * Math.pow((i - 30) / 6.0, 2)) * 0.99);
        }
        Arrays.fill(counts, 30 - equal / 2, 30 - equal / 2 + equal, top);
        return Trace.of(times, counts);
    }

    private static TransitionTraces of(Trace... traces) {
        return TransitionTraces.of(Arrays.stream(traces).map(Optional::of).toList(), List.of(0.5), 0.5);
    }

    @Test
    void threeEqualMaximaOfAWeakTraceAreNoLimitIfOtherTracesExceedThem() {
        TransitionTraces run = of(trace(400, 450, 3), trace(400, 90_000, 1));

        assertThat(run.isClipped(0)).isFalse();
        assertThat(run.isClipped(1)).isFalse();
    }

    @Test
    void threeEqualMaximaThatNoTraceExceedsAreTheDetectorsLimitForEveryTraceThatReachesIt() {
        TransitionTraces run = of(trace(400, 90_000, 3), trace(400, 90_000, 1), trace(400, 60_000, 1));

        assertThat(run.isClipped(0)).isTrue();
        assertThat(run.isClipped(1)).isTrue();
        assertThat(run.isClipped(2)).isFalse();
    }

    @Test
    void aLongPlateauIsClippedWhateverTheOtherTracesShow() {
        TransitionTraces run = of(trace(400, 50_000, 8), trace(400, 90_000, 1));

        assertThat(run.isClipped(0)).isTrue();
        assertThat(run.isClipped(1)).isFalse();
    }
}
