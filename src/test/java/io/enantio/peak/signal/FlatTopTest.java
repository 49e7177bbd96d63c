package io.enantio.peak.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.Trace;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clipped tops with noise on them, and tops that only look flat. */
class FlatTopTest {
    private static final int SEEDS = 100;
    private static final double HEIGHT = 20_000;
    private static final double BASE = 400;
    private static final double SIGMA = 0.13;

    /** A signal of height 1 at 2 min, clipped at a part of it, under relative noise that is added after clipping. */
    private static Trace trace(DoubleUnaryOperator signal, double clippedAt, double noise, long seed, double stepMin) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        double[] times = new double[(int) (4 / stepMin)];
        Arrays.setAll(times, i -> i * stepMin);
        double[] counts = Arrays.stream(times)
                .map(t -> BASE + HEIGHT * Math.min(signal.applyAsDouble(t), clippedAt))
                .map(level -> level + Math.hypot(20, noise * level) * random.nextGaussian())
                .toArray();
        return Trace.of(times, counts);
    }

    private static double gauss(double t, double sigma) {
        return Math.exp(-t * t / (2 * sigma * sigma));
    }

    private static Optional<FlatTop> found(Trace trace) {
        return FlatTop.of(trace, 0, trace.size(), level -> 20);
    }

    private static int count(DoubleUnaryOperator signal, double clippedAt, double noise, double stepMin) {
        int found = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            found += found(trace(signal, clippedAt, noise, seed, stepMin)).isPresent() ? 1 : 0;
        }
        return found;
    }

    /** At 60 % of the height 15 of the 18 points of the half-height width are clipped. */
    @ParameterizedTest(name = "clipped at {0}, noise {1}, every {2} min")
    @CsvSource({
        "0.6, 0, 0.0167",
        "0.6, 0.005, 0.0167",
        "0.6, 0.01, 0.0167",
        "0.7, 0.005, 0.0167",
        "0.6, 0.01, 0.004",
        "0.8, 0.01, 0.004"
    })
    void aClippedTopIsFoundWithNoiseOnIt(double clippedAt, double noise, double stepMin) {
        assertThat(count(t -> gauss(t - 2, SIGMA), clippedAt, noise, stepMin)).isGreaterThanOrEqualTo(SEEDS * 9 / 10);
    }

    /** The level of the detector's end, within noise. */
    @Test
    void theLevelIsTheDetectors() {
        FlatTop top =
                found(trace(t -> gauss(t - 2, SIGMA), 0.6, 0.005, 3, 0.0167)).orElseThrow();
        assertThat(top.levelCounts()).isBetween(0.995 * (BASE + 0.6 * HEIGHT), 1.005 * (BASE + 0.6 * HEIGHT));
        assertThat(top.highestCounts()).isGreaterThan(top.levelCounts());
        assertThat(top.lowestCounts()).isGreaterThan(0.9 * top.levelCounts());
    }

    @ParameterizedTest(name = "noise {0}")
    @ValueSource(doubles = {0, 0.002, 0.005, 0.01, 0.03, 0.1})
    void aRoundTopIsNone(double noise) {
        for (double step : new double[] {0.05, 0.0167, 0.004}) {
            assertThat(count(t -> gauss(t - 2, SIGMA), 2, noise, step)).isZero();
        }
    }

    /** Two equal peaks that merge: the sum is flattest at a distance of two standard deviations. */
    @ParameterizedTest(name = "{0} standard deviations apart")
    @ValueSource(doubles = {1.6, 1.8, 2, 2.1, 2.3, 2.6, 3})
    void aMergedPairIsNone(double distance) {
        double half = distance * SIGMA / 2;
        for (double noise : new double[] {0.001, 0.005, 0.01}) {
            assertThat(count(t -> 0.6 * (gauss(t - 2 - half, SIGMA) + gauss(t - 2 + half, SIGMA)), 2, noise, 0.0167))
                    .as("noise " + noise)
                    .isLessThanOrEqualTo(1);
        }
    }

    /** A column that is overloaded gives a triangle: a sharp front and a straight tail. */
    @Test
    void anOverloadedPeakIsNone() {
        assertThat(count(
                        t -> t < 1.9 || t > 2.6 ? 0 : Math.min(1, (t - 1.9) / 0.05) * (2.6 - t) / 0.65,
                        2,
                        0.005,
                        0.0167))
                .isZero();
    }

    @Test
    void noiseIsNone() {
        assertThat(count(t -> 0, 2, 0.01, 0.0167)).isZero();
    }

    /** Only the top between the points asked for counts. */
    @Test
    void aTopElsewhereIsNotOfThisPeak() {
        Trace trace = trace(t -> gauss(t - 2, SIGMA) + 0.5 * gauss(t - 3, SIGMA), 0.6, 0.005, 1, 0.0167);
        assertThat(FlatTop.of(trace, trace.firstAtOrAfter(1.2), trace.firstAtOrAfter(2.5), level -> 20))
                .isPresent();
        assertThat(FlatTop.of(trace, trace.firstAtOrAfter(2.6), trace.size(), level -> 20))
                .isEmpty();
    }

    @Test
    void aTailingPeakIsNone() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Trace trace = new SyntheticChromatogram()
                    .time(0, 6, 1.0 / 60)
                    .peak(3000, 2, 0.1, 0.3)
                    .baseline(BASE, 0)
                    .noise(20, 1, seed)
                    .trace();
            assertThat(found(trace)).isEmpty();
        }
    }
}
