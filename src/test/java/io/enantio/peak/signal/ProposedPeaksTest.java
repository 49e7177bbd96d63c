package io.enantio.peak.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.chromatogram.Trace;
import io.enantio.peak.signal.ProposedPeaks.Proposed;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Traces of which the peaks are known. */
class ProposedPeaksTest {
    private static final double INTERVAL_MIN = 0.02;

    @Test
    void aPairIsFoundWhereItIsInTheOrderOfTime() {
        List<Proposed> peaks = ProposedPeaks.of(trace(t -> peak(t, 4, 3000) + peak(t, 5, 20000), 1));
        assertThat(peaks).hasSize(2);
        assertThat(peaks.get(0).timeMin()).isCloseTo(4, within(2 * INTERVAL_MIN));
        assertThat(peaks.get(1).timeMin()).isCloseTo(5, within(2 * INTERVAL_MIN));
    }

    @Test
    void noiseIsNoPeak() {
        for (long seed = 1; seed <= 50; seed++) {
            assertThat(ProposedPeaks.of(trace(t -> 0, seed)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void aSpikeAndAFlatOrShortTraceAreNoPeaks() {
        assertThat(ProposedPeaks.of(trace(t -> Math.abs(t - 4) < 0.005 ? 50000 : 0, 3)))
                .isEmpty();
        assertThat(ProposedPeaks.of(Trace.of(new double[] {1, 2, 3}, new double[] {0, 9, 0})))
                .isEmpty();
        double[] times = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        assertThat(ProposedPeaks.of(Trace.of(times, new double[100]))).isEmpty();
    }

    @Test
    void onlyTheFourLargestAreProposed() {
        List<Proposed> peaks = ProposedPeaks.of(trace(
                t -> IntStream.range(1, 8)
                        .mapToDouble(i -> peak(t, i, 5000 + 2000 * i))
                        .sum(),
                4));
        assertThat(peaks).extracting(apex -> Math.round(apex.timeMin())).containsExactly(4L, 5L, 6L, 7L);
    }

    private static double peak(double timeMin, double centreMin, double counts) {
        double z = (timeMin - centreMin) / 0.08;
        return counts * Math.exp(-z * z / 2);
    }

    private static Trace trace(DoubleUnaryOperator signal, long seed) {
        Random random = new Random(seed);
        double[] times =
                IntStream.range(0, 450).mapToDouble(i -> i * INTERVAL_MIN).toArray();
        double[] counts = new double[times.length];
        for (int i = 0; i < counts.length; i++) {
            double level = 400 + signal.applyAsDouble(times[i]);
            counts[i] = level + 3 * Math.sqrt(level) * random.nextGaussian();
        }
        return Trace.of(times, counts);
    }
}
