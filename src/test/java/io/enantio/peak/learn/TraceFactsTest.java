package io.enantio.peak.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.chromatogram.Trace;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One peak of 20,000 counts on a background of 300 with noise, stored by detectors of known ways. */
class TraceFactsTest {
    private static final int POINTS = 240;

    private static TraceFacts stored(DoubleUnaryOperator detector) {
        Random random = new Random(5);
        double[] times = new double[POINTS];
        double[] counts = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            times[i] = 9 + i / 60.0;
            double z = (times[i] - 10.4) / 0.09;
            counts[i] = detector.applyAsDouble(300 + 20 * random.nextGaussian() + 20_000 * Math.exp(-z * z / 2));
        }
        return TraceFacts.of(Trace.of(times, counts)).orElseThrow();
    }

    @Test
    void countsAsTheyAreHaveNoStepNoZeroAndNoFlatTop() {
        TraceFacts facts = stored(counts -> counts);
        assertThat(facts.zeroShare()).isZero();
        assertThat(facts.storedFromCounts()).isEmpty();
        assertThat(facts.stepCounts()).isEmpty();
        assertThat(facts.flatTopCounts()).isEmpty();
    }

    @Test
    void wholeCountsHaveTheStepOne() {
        assertThat(stored(Math::rint).stepCounts()).hasValue(1);
        assertThat(stored(counts -> 5 * Math.rint(counts / 5)).stepCounts()).hasValue(5);
    }

    @Test
    void zerosBelowAThresholdAreToldWithTheThreshold() {
        TraceFacts facts = stored(counts -> counts < 400 ? 0 : counts);
        assertThat(facts.zeroShare()).isBetween(0.7, 0.95);
        assertThat(facts.storedFromCounts().orElseThrow()).isBetween(400.0, 2000.0);
    }

    @Test
    void aClippedTopIsToldWithItsLevelWithNoiseOnItToo() {
        assertThat(stored(counts -> Math.min(counts, 12_000)).flatTopCounts()).hasValue(12_000);
        Random noise = new Random(6);
        assertThat(stored(counts -> counts < 12_000 ? counts : 12_000 + 20 * noise.nextGaussian())
                        .flatTopCounts()
                        .orElseThrow())
                .isBetween(11_950.0, 12_050.0);
    }

    @Test
    void aTraceWithoutPointsHasNoFactsAndOneOfZerosIsAllZero() {
        assertThat(TraceFacts.of(Trace.of(new double[0], new double[0]))).isEmpty();
        TraceFacts facts = TraceFacts.of(
                        Trace.of(IntStream.range(0, 9).mapToDouble(i -> i).toArray(), new double[9]))
                .orElseThrow();
        assertThat(facts.zeroShare()).isEqualTo(1);
        assertThat(facts.stepCounts()).isEmpty();
        assertThat(facts.flatTopCounts()).isEmpty();
    }
}
