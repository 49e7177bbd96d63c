package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoiseLearnerTest {
    private static final PooledLayout LAYOUT = Simulated.layout(2, 2, 1);
    private static final SharedShape SHAPE = Simulated.shape(LAYOUT, List.of(), 1);
    private static final int INJECTIONS = 40;
    private static final int POINTS = 200;
    private static final int FREE = 320;

    /** Stretches without peaks on a sloping background. */
    private static List<double[]> stretches(double sd, int mean, Random random) {
        List<double[]> found = new ArrayList<>();
        for (int i = 0; i < INJECTIONS; i++) {
            double[] white = IntStream.range(0, FREE + mean)
                    .mapToDouble(p -> sd * random.nextGaussian())
                    .toArray();
            double[] y = new double[FREE];
            for (int p = 0; p < FREE; p++) {
                y[p] = 100 + 0.5 * p;
                for (int k = 0; k < mean; k++) {
                    y[p] += white[p + k] / mean;
                }
            }
            found.add(y);
        }
        return found;
    }

    private static NoiseLearner of(double sd, int mean) {
        List<double[]> first = stretches(sd, mean, new Random(1));
        List<double[]> second = stretches(2 * sd, mean, new Random(2));
        List<NoiseLearner.Recorded> channels =
                List.of(new NoiseLearner.Recorded(first, first, 0), new NoiseLearner.Recorded(second, second, 0));
        return NoiseLearner.of(2, channels::get);
    }

    /** 12 800 points give a variance to within 1.3 %; the line of each stretch takes 2 %. */
    @Test
    void electronicNoiseOfEachChannelIsSeenBesideThePeaks() {
        PooledNoise[] first = of(20, 1).first();
        assertThat(first[0].electronic()).isCloseTo(400, within(24.0));
        assertThat(first[1].electronic()).isCloseTo(1600, within(96.0));
        assertThat(first[0].correlation()).isEqualTo(1);
        assertThat(first[1].correlation()).isEqualTo(1);
    }

    /**
     * A moving mean of n points leaves 1/n of the variance, and sums of points with that of independent noise: n times as much. The line of
     * a block of 100 points takes n/50 of the variance with it.
     */
    @Test
    void correlationOfAMovingMeanIsItsLength() {
        for (int length : new int[] {3, 5}) {
            PooledNoise[] first = of(20, length).first();
            assertThat(first[0].electronic())
                    .isCloseTo(400.0 / length * (1 - length / 50.0), within(0.05 * 400 / length));
            assertThat(first[0].correlation()).isCloseTo(length, within(0.2 * length));
            assertThat(first[1].correlation()).isCloseTo(length, within(0.2 * length));
        }
    }

    @Test
    void aCurvedBackgroundIsNoCorrelation() {
        Random random = new Random(3);
        List<double[]> curved = stretches(20, 1, random);
        for (double[] y : curved) {
            for (int p = 0; p < y.length; p++) {
                y[p] += 60 * Math.sin(p / 60.0);
            }
        }
        PooledNoise first = NoiseLearner.of(1, c -> new NoiseLearner.Recorded(curved, curved, 0))
                .first()[0];
        assertThat(first.correlation()).isEqualTo(1);
    }

    @Test
    void withoutStretchesTheNoiseIsThatOfLowNeighbours() {
        List<double[]> whole = stretches(20, 1, new Random(5));
        PooledNoise first = NoiseLearner.of(1, c -> new NoiseLearner.Recorded(List.of(), whole, 0))
                .first()[0];
        assertThat(first.electronic()).isCloseTo(400, within(60.0));
    }

    private static List<TraceModel[]> models(PooledNoise[] noise, long seed) {
        Random random = new Random(seed);
        List<TraceModel[]> models = new ArrayList<>();
        for (int i = 0; i < INJECTIONS; i++) {
            double[] own = Simulated.own(LAYOUT, 500 * Math.pow(1.12, i));
            TraceModel[] both = new TraceModel[2];
            for (int c = 0; c < 2; c++) {
                TraceModel truth = Simulated.model(Simulated.empty(POINTS), SHAPE, noise[c], c, own);
                both[c] = Simulated.model(Simulated.noisy(truth, random), SHAPE, noise[c], c, own);
            }
            models.add(both);
        }
        return models;
    }

    private static PooledNoise[] learned(PooledNoise[] truth, long seed) {
        List<TraceModel[]> models = models(truth, seed);
        List<boolean[]> used = IntStream.range(0, INJECTIONS)
                .mapToObj(i -> new boolean[] {true, true})
                .toList();
        NoiseLearner learner = of(20, 1);
        PooledNoise[] now = learner.first();
        for (int round = 0; round < 3; round++) {
            now = learner.learned(models, used, now);
        }
        return now;
    }

    @Test
    void countingNoiseIsLearnedFromResiduals() {
        PooledNoise[] truth = {new PooledNoise(400, 30, 0.002, 1), new PooledNoise(900, 30, 0.002, 1)};
        PooledNoise[] found = learned(truth, 7);
        for (int c = 0; c < 2; c++) {
            assertThat(found[c].gain()).isCloseTo(30, within(3.0));
            assertThat(found[c].electronic())
                    .isCloseTo(truth[c].electronic(), within(0.25 * truth[c].electronic() + 300));
            assertThat(found[c].proportional()).isLessThan(0.005);
        }
    }

    @Test
    void proportionalNoiseIsLearnedFromResiduals() {
        PooledNoise[] truth = {new PooledNoise(400, 3, 0.012, 1), new PooledNoise(900, 3, 0.012, 1)};
        PooledNoise[] found = learned(truth, 8);
        assertThat(found[0].proportional()).isCloseTo(0.012, within(0.0018));
        assertThat(found[0].electronic()).isCloseTo(400, within(100.0));
        assertThat(found[1].electronic()).isCloseTo(900, within(200.0));
    }

    @Test
    void fewPointsTeachNothing() {
        NoiseLearner learner = of(20, 1);
        PooledNoise[] before = learner.first();
        List<TraceModel[]> one = models(before, 9).subList(0, 1);
        assertThat(learner.learned(one, List.of(new boolean[] {true, false}), before))
                .isSameAs(before);
    }

    @Test
    void varianceIsElectronicCountingAndProportional() {
        PooledNoise noise = new PooledNoise(100, 4, 0.01, 2.5);
        assertThat(noise.variance(1000)).isCloseTo(2.5 * (100 + 4000 + 100), within(1e-9));
        assertThat(noise.variance(-50)).isCloseTo(2.5 * (100 + 1.6), within(1e-9));
    }
}
