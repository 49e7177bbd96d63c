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

    /** Peaks so wide that smoothing lowers both by the same part, without noise. */
    @Test
    void aTenthOfTheRangeIsTheLeastHeight() {
        for (double height : new double[] {98, 102}) {
            List<Proposed> peaks = ProposedPeaks.of(clean(i -> 1000 * Math.exp(-0.005 * (i - 150) * (i - 150))
                    + height * Math.exp(-0.005 * (i - 300) * (i - 300))));
            assertThat(peaks).hasSize(height > 100 ? 2 : 1);
            assertThat(peaks.get(0).timeMin()).isCloseTo(150 * INTERVAL_MIN, within(1e-9));
        }
    }

    /**
     * Noise that alternates between -1 and 1 has second differences of 4, so an SD of 4 / 0.6745 / sqrt(6) = 2.42; six of
     * them are 14.5. Smoothing leaves a ninth of the alternation.
     */
    @Test
    void sixNoiseStandardDeviationsAreTheLeastHeight() {
        for (double height : new double[] {14.2, 14.8}) {
            List<Proposed> peaks =
                    ProposedPeaks.of(clean(i -> (i % 2 == 0 ? 1 : -1) + (i >= 150 && i < 180 ? height : 0)));
            assertThat(peaks).hasSize(height > 14.5 ? 1 : 0);
            peaks.forEach(peak -> assertThat(peak.counts()).isCloseTo(height, within(0.2)));
        }
    }

    /**
     * Many points over a broad peak, and noise that grows with the root of the counts, as of ions that are counted: the top is
     * rough by more than a tenth of the height, next to a quiet baseline.
     */
    @Test
    void theRoughTopOfABroadPeakIsOnePeakAndAPairStaysAPair() {
        for (long seed = 1; seed <= 30; seed++) {
            assertThat(ProposedPeaks.of(counted(i -> broad(i, 225), seed)))
                    .as("seed %d", seed)
                    .hasSize(1);
            List<Proposed> pair = ProposedPeaks.of(counted(i -> broad(i, 150) + broad(i, 280), seed));
            assertThat(pair).as("seed %d", seed).hasSize(2);
            assertThat(pair.get(0).timeMin()).isCloseTo(150 * INTERVAL_MIN, within(20 * INTERVAL_MIN));
            assertThat(pair.get(1).timeMin()).isCloseTo(280 * INTERVAL_MIN, within(20 * INTERVAL_MIN));
        }
    }

    /** Half-width 94 points. */
    private static double broad(int i, int centre) {
        return 15_000 * Math.exp(-0.5 * (i - centre) * (i - centre) / (40.0 * 40));
    }

    /** Each ion gives 100 counts: 15,000 counts scatter by 1,225. */
    private static Trace counted(java.util.function.IntToDoubleFunction counts, long seed) {
        Random random = new Random(seed);
        return clean(i -> Math.max(
                0, counts.applyAsDouble(i) + random.nextGaussian() * Math.sqrt(100 * counts.applyAsDouble(i))));
    }

    /** Two narrow peaks of five points at half height that are hardly resolved, without noise. */
    @Test
    void aNarrowPairOfFewPointsIsAPair() {
        List<Proposed> pair = ProposedPeaks.of(clean(i -> 1000 * Math.exp(-0.5 * (i - 200) * (i - 200) / 4.0)
                + 900 * Math.exp(-0.5 * (i - 207) * (i - 207) / 4.0)));
        assertThat(pair).extracting(Proposed::timeMin).containsExactly(200 * INTERVAL_MIN, 207 * INTERVAL_MIN);
    }

    /** A trace of zeros has the noise of its smallest step. */
    @Test
    void amongZerosTheSmallestStepIsTheNoise() {
        for (double height : new double[] {58, 62}) {
            List<Proposed> peaks =
                    ProposedPeaks.of(clean(i -> i >= 60 && i < 63 ? 10 : i >= 150 && i < 180 ? height : 0));
            assertThat(peaks).hasSize(height > 60 ? 1 : 0);
        }
    }

    /** Two straight flanks, hardly bent: next to no noise. Of ten points the middle six can be smoothed. */
    @Test
    void tenPointsAreTheFewest() {
        double[] ten = {0, 50.1, 100.3, 150.6, 201, 201, 150.6, 100.3, 50.1, 0};
        List<Proposed> peaks = ProposedPeaks.of(
                Trace.of(IntStream.range(0, 10).mapToDouble(i -> i).toArray(), ten));
        assertThat(peaks).hasSize(1);
        // weights 1 2 3 2 1 about the fifth point
        assertThat(peaks.get(0).counts()).isCloseTo((100.3 + 2 * 150.6 + 3 * 201 + 2 * 201 + 150.6) / 9, within(1e-9));
        double[] nine = {0, 50.1, 100.3, 150.6, 201, 150.6, 100.3, 50.1, 0};
        assertThat(ProposedPeaks.of(
                        Trace.of(IntStream.range(0, 9).mapToDouble(i -> i).toArray(), nine)))
                .isEmpty();
    }

    private static Trace clean(java.util.function.IntToDoubleFunction counts) {
        return Trace.of(
                IntStream.range(0, 450).mapToDouble(i -> i * INTERVAL_MIN).toArray(),
                IntStream.range(0, 450).mapToDouble(counts).toArray());
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
