package io.enantio.chromatogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DefectsTest {
    private static final NoiseModel NOISE = new NoiseModel(400, 5, 0.004);

    private static Trace trace() {
        return new SyntheticChromatogram()
                .peak(5000, 6, 0.15, 0.1)
                .baseline(500, 0)
                .noise(20, 5, 12)
                .trace();
    }

    private static Trace raised(Trace trace, int at, double counts) {
        double[] values = trace.intensitiesCounts();
        values[at] += counts;
        return Trace.of(trace.timesMin(), values);
    }

    @Test
    void cleanTraceStaysAsItIs() {
        Trace clean = trace();
        Defects found = Defects.of(clean, NOISE);
        assertThat(found.bridged().intensitiesCounts()).isEqualTo(clean.intensitiesCounts());
        assertThat(found.lostPoints(0, 12)).isZero();
    }

    @Test
    void spikeOnTheBaselineIsBridged() {
        Trace clean = trace();
        Defects found = Defects.of(raised(clean, 100, 5000), NOISE);
        assertThat(found.bridged().intensityCounts(100)).isCloseTo(500, within(300.0));
        assertThat(found.lostPoints(clean.timeMin(98), clean.timeMin(102))).isEqualTo(1);
        assertThat(found.lostPoints(clean.timeMin(102), clean.timeMin(300))).isZero();
    }

    @Test
    void narrowPeakOfFivePointsIsNoSpike() {
        Trace narrow = new SyntheticChromatogram()
                .peak(5000, 6, 0.017, 0)
                .baseline(500, 0)
                .noise(20, 5, 12)
                .trace();
        assertThat(Defects.of(narrow, NOISE).lostPoints(0, 12)).isZero();
    }

    @Test
    void dipIsNoSpike() {
        assertThat(Defects.of(raised(trace(), 100, -450), NOISE).lostPoints(0, 12))
                .isZero();
    }

    @Test
    void gapCountsThePointsThatAreMissing() {
        Trace clean = trace();
        double[] times = new double[clean.size() - 4];
        double[] counts = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = clean.timeMin(i < 200 ? i : i + 4);
            counts[i] = clean.intensityCounts(i < 200 ? i : i + 4);
        }
        Defects found = Defects.of(Trace.of(times, counts), NOISE);
        assertThat(found.lostPoints(3, 4)).isEqualTo(4);
        assertThat(found.lostPoints(0, 3)).isZero();
    }

    @Test
    void oneLostPointIsCounted() {
        Defects found = Defects.of(without(trace(), 200), NOISE);
        assertThat(found.lostPoints(0, 12)).isEqualTo(1);
    }

    private static Trace without(Trace trace, int point) {
        return Trace.of(
                IntStream.range(0, trace.size())
                        .filter(i -> i != point)
                        .mapToDouble(trace::timeMin)
                        .toArray(),
                IntStream.range(0, trace.size())
                        .filter(i -> i != point)
                        .mapToDouble(trace::intensityCounts)
                        .toArray());
    }

    /** Dwell times that jitter by three tenths of a cycle either way, and a cycle that is three times as long in the middle. */
    @Test
    void unevenCyclesLoseNoPoint() {
        SplittableRandom random = new SplittableRandom(11);
        Trace even = trace();
        double[] jittering = new double[even.size()];
        double[] scheduled = new double[even.size()];
        double cycle = even.medianIntervalMin();
        double next = 0;
        for (int i = 0; i < even.size(); i++) {
            jittering[i] = even.timeMin(i) + cycle * (0.6 * random.nextDouble() - 0.3);
            scheduled[i] = next;
            boolean isBusy = i > even.size() / 3 && i < even.size() / 2;
            next += cycle * (isBusy ? 3 : 1) * (0.9 + 0.2 * random.nextDouble());
        }
        double[] counts = new double[even.size()];
        Arrays.fill(counts, 100);
        assertThat(Defects.of(Trace.of(jittering, counts), NOISE).lostPoints(0, 1000))
                .isZero();
        assertThat(Defects.of(Trace.of(scheduled, counts), NOISE).lostPoints(0, 1000))
                .isZero();
    }

    @Test
    void veryShortTracesAreNotChanged() {
        for (int n = 0; n < 4; n++) {
            double[] times = new double[n];
            Arrays.setAll(times, i -> i);
            assertThat(Defects.of(Trace.of(times, times), NOISE).lostPoints(0, 10))
                    .isZero();
        }
    }
}
