package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResidualsTest {
    private static final PooledLayout LAYOUT = Simulated.layout(0, 2, 1);
    private static final SharedShape SHAPE = Simulated.shape(LAYOUT, List.of(), 1);
    private static final PooledNoise NOISE = new PooledNoise(400, 5, 0, 1);
    private static final double[] TRUTH = Simulated.own(LAYOUT, 6000);
    private static final int POINTS = 160;
    private static final int TRACES = 600;
    private static final double P = 0.01;

    private static TraceModel truth(PooledNoise noise) {
        return Simulated.model(Simulated.empty(POINTS), SHAPE, noise, 0, TRUTH);
    }

    private static Residuals residuals(TraceData data, PooledNoise noise, double[] own) {
        return Residuals.of(Simulated.model(data, SHAPE, noise, 0, own), LAYOUT, 0, noise.correlation());
    }

    @Test
    void whiteNoisePassesAtTheStatedRate() {
        Random random = new Random(11);
        List<Residuals> all = IntStream.range(0, TRACES)
                .mapToObj(i -> residuals(Simulated.noisy(truth(NOISE), random), NOISE, TRUTH))
                .toList();
        double mean = all.stream().mapToDouble(Residuals::chiSquare).average().orElseThrow();
        double durbinWatson =
                all.stream().mapToDouble(Residuals::durbinWatson).average().orElseThrow();
        double runs = all.stream().mapToDouble(Residuals::runsZ).average().orElseThrow();
        double scatter = all.stream()
                .mapToDouble(one -> one.runsZ() * one.runsZ())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(1, within(0.06));
        assertThat(durbinWatson).isCloseTo(2, within(0.05));
        assertThat(runs).isCloseTo(0, within(0.2));
        assertThat(scatter).isCloseTo(1, within(0.25));
        // Each test alone: chi square and runs fail in one of a hundred, 600 traces give 6 +- 2.4.
        assertThat(all.stream().filter(one -> one.areBad(0, 0, P)).count()).isBetween(1L, 30L);
        assertThat(all.stream().filter(one -> one.areBad(0, 1e9, 0)).count()).isZero();
        assertThat(all.stream().filter(one -> one.areBad(1.2, 1e9, 0)).count()).isZero();
    }

    @Test
    void misfitFails() {
        TraceData data = Simulated.noisy(truth(NOISE), new Random(2));
        double[] wide = TRUTH.clone();
        wide[PooledLayout.WIDTH] += 0.1;
        Residuals misfit = residuals(data, NOISE, wide);
        assertThat(misfit.chiSquare()).isGreaterThan(3);
        assertThat(misfit.runsZ()).isLessThan(-2.5);
        assertThat(misfit.durbinWatson()).isLessThan(1.5);
        assertThat(misfit.areBad(0, 2, P)).isTrue();
        assertThat(misfit.areBad(0, 1e9, P)).isTrue();
        assertThat(misfit.areBad(1.5, 1e9, 0)).isTrue();
        assertThat(residuals(data, NOISE, TRUTH).areBad(1.2, 2, 1e-4)).isFalse();
    }

    /** Sums over a third of a width hold the variance of correlated noise; neighbours are not judged. */
    @Test
    void smoothedNoisePasses() {
        PooledNoise smoothed = new PooledNoise(400.0 / 3, 0, 0, 3);
        TraceModel truth = truth(smoothed);
        Random random = new Random(4);
        double sum = 0;
        int bad = 0;
        for (int i = 0; i < 100; i++) {
            double[] y = new double[POINTS];
            double[] white = random.doubles(POINTS + 2)
                    .map(any -> 20 * random.nextGaussian())
                    .toArray();
            for (int p = 0; p < POINTS; p++) {
                y[p] = truth.signal(p) + (white[p] + white[p + 1] + white[p + 2]) / 3;
            }
            Residuals one = residuals(Simulated.with(truth.data(), y), smoothed, TRUTH);
            assertThat(one.durbinWatson()).isEqualTo(2);
            assertThat(one.runsZ()).isZero();
            sum += one.chiSquare();
            bad += one.areBad(1.2, 2, P) ? 1 : 0;
            // As independent noise the same trace would fail.
            assertThat(residuals(Simulated.with(truth.data(), y), new PooledNoise(400.0 / 3, 0, 0, 1), TRUTH)
                            .areBad(1.2, 1e9, P))
                    .isTrue();
        }
        assertThat(sum / 100).isBetween(0.6, 1.2);
        assertThat(bad).isLessThan(4);
    }

    /** The signs of a few ions are no coin. */
    @Test
    void runsOfFewIonsAreNotJudged() {
        PooledNoise coarse = new PooledNoise(400, 1e5, 0, 1);
        assertThat(residuals(Simulated.noisy(truth(coarse), new Random(3)), coarse, TRUTH)
                        .runsZ())
                .isZero();
    }
}
