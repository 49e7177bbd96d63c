package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OwnPriorTest {
    private static final PooledLayout LAYOUT = Simulated.layout(2, 2, 2);
    private final int n = LAYOUT.ownSize();
    private final OwnPrior prior = prior(true);
    private final double[] own = new Random(3).doubles(n, -2, 2).toArray();

    private static OwnPrior prior(boolean tied) {
        Random random = new Random(1);
        int terms = LAYOUT.baselineTerms();
        double[] mean = random.doubles(LAYOUT.ownSize(), -1, 1).toArray();
        double[] precision = random.doubles(LAYOUT.baseline(0), 0.2, 3).toArray();
        double[][] baseline = new double[LAYOUT.channels()][terms * terms];
        for (double[] one : baseline) {
            for (int a = 0; a < terms; a++) {
                for (int b = 0; b <= a; b++) {
                    one[a * terms + b] = a == b ? 2 : 0.3 * random.nextGaussian();
                    one[b * terms + a] = one[a * terms + b];
                }
            }
        }
        OwnPrior.Tie[] ties = {
            new OwnPrior.Tie(LAYOUT.area(1, 0), LAYOUT.area(2, 0), 0.4, 5),
            new OwnPrior.Tie(LAYOUT.area(1, 1), LAYOUT.area(2, 1), 0.5, 7)
        };
        return new OwnPrior(LAYOUT, mean, precision, baseline, tied ? ties : new OwnPrior.Tie[0]);
    }

    private double distanceAt(int k, double step, int l, double other) {
        double[] moved = own.clone();
        moved[k] += step;
        moved[l] += other;
        return prior.distance(moved);
    }

    @Test
    void pullIsTheGradientOfTheDistance() {
        double[] pull = new double[n];
        assertThat(prior.pull(own, pull)).isEqualTo(prior.distance(own));
        for (int k = 0; k < n; k++) {
            double slope = (distanceAt(k, 1e-3, k, 0) - distanceAt(k, -1e-3, k, 0)) / 2e-3;
            assertThat(pull[k]).isCloseTo(-0.5 * slope, within(1e-8));
        }
    }

    @Test
    void precisionIsTheCurvatureOfTheDistance() {
        double[] matrix = new double[n * n];
        prior.addTo(matrix);
        for (int k = 0; k < n; k++) {
            for (int l = 0; l < n; l++) {
                double bend = distanceAt(k, 0.5, l, 0.5)
                        - distanceAt(k, 0.5, l, -0.5)
                        - distanceAt(k, -0.5, l, 0.5)
                        + distanceAt(k, -0.5, l, -0.5);
                assertThat(matrix[k * n + l]).isCloseTo(bend / 2, within(1e-9));
            }
        }
    }

    @Test
    void atTheMeanNothingIsLeft() {
        OwnPrior free = prior(false);
        double[] pull = new double[n];
        assertThat(free.pull(free.mean(), pull)).isZero();
        assertThat(pull).containsOnly(0);
    }

    /** A tie is kept where the second parameter is the multiple of the first, wherever that is. */
    @Test
    void aTieDrawsOnlyWhatDeviatesFromTheMultiple() {
        double[] mean = prior.mean().clone();
        mean[LAYOUT.area(2, 0)] = 0.4 * mean[LAYOUT.area(1, 0)];
        mean[LAYOUT.area(2, 1)] = 0.5 * mean[LAYOUT.area(1, 1)];
        assertThat(prior.distance(mean)).isCloseTo(prior(false).distance(mean), within(1e-12));
        mean[LAYOUT.area(2, 0)] += 2;
        assertThat(prior.distance(mean) - prior(false).distance(mean)).isCloseTo(5 * 4, within(1e-9));
    }
}
