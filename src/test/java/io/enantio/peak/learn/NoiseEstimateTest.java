package io.enantio.peak.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.Trace;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values by hand: 1.4826 x median of |second difference| / sqrt(6), squared; the smallest step, squared, over 12. */
class NoiseEstimateTest {
    private static Trace trace(double... counts) {
        double[] times = new double[counts.length];
        Arrays.setAll(times, i -> 0.01 * i);
        return Trace.of(times, counts);
    }

    private static Trace flat(double counts) {
        double[] all = new double[40];
        Arrays.fill(all, counts);
        return trace(all);
    }

    private static double variance(Trace... traces) {
        return NoiseEstimate.firstGuess(List.of(traces)).variance(0);
    }

    @Test
    void scatterThatIsLargerThanAStepIsTheNoise() {
        double[] saw = new double[40];
        Arrays.setAll(saw, i -> i % 2 == 0 ? 1000 : 1040);
        assertThat(variance(trace(saw))).isCloseTo(Math.pow(1.4826 * 80, 2) / 6, within(1e-6));
    }

    @Test
    void withoutScatterTheSmallestStepIsTheNoise() {
        double[] step = new double[40];
        Arrays.setAll(step, i -> i < 20 ? 100 : 130);
        assertThat(variance(trace(step))).isCloseTo(30.0 * 30 / 12, within(1e-9));
        assertThat(variance(flat(50))).isCloseTo(50.0 * 50 / 12, within(1e-9));
    }

    /** No two neighbours differ: the step is between the traces of the run. */
    @Test
    void aStepMayShowBetweenTracesOnly() {
        assertThat(variance(flat(1000), flat(1003), flat(1010))).isCloseTo(3.0 * 3 / 12, within(1e-9));
    }

    @Test
    void zerosAreNoStep() {
        double[] stored = new double[40];
        stored[20] = 64;
        stored[21] = 60;
        assertThat(variance(trace(stored))).isCloseTo(4.0 * 4 / 12, within(1e-9));
        assertThat(variance(flat(0))).isCloseTo(1.0 / 12, within(1e-9));
    }
}
