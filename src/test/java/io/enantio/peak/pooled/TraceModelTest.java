package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.pooled.PooledLayout.Correction;
import io.enantio.peak.pooled.TraceModel.Shared;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TraceModelTest {
    private static final PooledNoise NOISE = new PooledNoise(400, 5, 0.004, 1);
    private static final int POINTS = 90;
    private static final double AREA = 3000;

    /** A channel of a layout. */
    private record Case(PooledLayout layout, int channel, Stored stored) {
        @Override
        public String toString() {
            return layout.standardPeaks() + " of the standard, " + layout.analytePeaks() + " of the analyte, "
                    + layout.extras() + " further, channel " + channel + ", " + stored;
        }
    }

    private enum Stored {
        ALL,
        LOW_ONES_AS_ZERO
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Simulated.layout(0, 1, 1), 0, Stored.ALL),
                new Case(Simulated.layout(2, 2, 1), 0, Stored.ALL),
                new Case(Simulated.layout(2, 2, 2), 2, Stored.ALL),
                new Case(Simulated.layout(1, 3, 1), 1, Stored.ALL),
                new Case(Simulated.layout(3, 3, 1), 0, Stored.ALL),
                new Case(Simulated.layout(2, 2, 1).withExtra(PooledLayout.Carries.ANALYTE), 1, Stored.ALL),
                new Case(Simulated.layout(2, 2, 1), 1, Stored.LOW_ONES_AS_ZERO));
    }

    private final List<Correction> corrections = List.of(Correction.values());

    private static double[] own(PooledLayout layout) {
        double[] own = Simulated.own(layout, AREA);
        for (int e = 0; e < layout.extras(); e++) {
            own[layout.extra(e)] = 5.5;
            own[layout.extraWidth(e)] = 0.1;
        }
        return own;
    }

    private TraceData data(Case of, SharedShape shape) {
        TraceData empty = Simulated.empty(POINTS);
        TraceModel truth = Simulated.model(empty, shape, NOISE, of.channel, own(of.layout));
        double[] y = Simulated.noisy(truth, new Random(1)).y();
        boolean[] censored = new boolean[POINTS];
        double below = of.stored == Stored.ALL ? 0 : 330;
        for (int p = 0; p < POINTS; p++) {
            censored[p] = y[p] < below;
            y[p] = censored[p] ? 0 : y[p];
        }
        return new TraceData(empty.t(), y, censored, below, empty.u(), empty.pattern());
    }

    /** A model at parameters beside the truth, so that there are residuals. */
    private static double[] beside(PooledLayout layout) {
        double[] own = own(layout);
        own[PooledLayout.PLACE] += 0.004;
        own[PooledLayout.WIDTH] += 0.01;
        own[layout.baseline(0)] += 8;
        return own;
    }

    /** Own and shared parameters in one vector. */
    private static double[] signal(Case of, SharedShape shape, TraceData data, double[] all) {
        int n = of.layout.ownSize();
        SharedShape moved = shape.with(Arrays.copyOfRange(all, n, all.length));
        TraceModel model = Simulated.model(data, moved, NOISE, of.channel, Arrays.copyOf(all, n));
        double[] signal = new double[POINTS];
        Arrays.setAll(signal, model::signal);
        return signal;
    }

    private static double[][] jacobian(Case of, SharedShape shape, TraceData data, double[] at) {
        double[][] columns = new double[at.length][];
        for (int k = 0; k < at.length; k++) {
            double h = 1e-5 * Math.max(k < of.layout.ownSize() ? 0.1 : 10, Math.abs(at[k]));
            double[] up = at.clone();
            double[] down = at.clone();
            up[k] += h;
            down[k] -= h;
            double[] high = signal(of, shape, data, up);
            double[] low = signal(of, shape, data, down);
            columns[k] = new double[POINTS];
            for (int p = 0; p < POINTS; p++) {
                columns[k][p] = (high[p] - low[p]) / (2 * h);
            }
        }
        return columns;
    }

    /** -2 ln likelihood of a point at another signal, and its slope and curvature there, by differences. */
    private static double[] ofPoint(TraceData data, int p, double signal, double variance) {
        java.util.function.DoubleUnaryOperator cost = s -> data.isCensored(p)
                ? -2
                        * Math.log(NormalDistribution.of(s, Math.sqrt(variance))
                                .cumulativeProbability(data.censoredBelow()))
                : (data.y()[p] - s) * (data.y()[p] - s) / variance;
        double h = 0.01 * Math.sqrt(variance);
        double here = cost.applyAsDouble(signal);
        double up = cost.applyAsDouble(signal + h);
        double down = cost.applyAsDouble(signal - h);
        return new double[] {here, (up - down) / (2 * h), (up - 2 * here + down) / (h * h)};
    }

    @ParameterizedTest
    @MethodSource("cases")
    void normalEquationsAreThoseOfTheNumericalDerivatives(Case of) {
        SharedShape shape = Simulated.shape(of.layout, corrections, 4);
        TraceData data = data(of, shape);
        double[] own = beside(of.layout);
        TraceModel model = Simulated.model(data, shape, NOISE, of.channel, own);
        Normal normal = new Normal(of.layout.ownSize(), shape.size());
        model.addTo(normal, Shared.ALL, model.peaks().slopes());
        int n = own.length;
        double[] at = Arrays.copyOf(own, n + shape.size());
        System.arraycopy(shape.values(), 0, at, n, shape.size());
        double[][] columns = jacobian(of, shape, data, at);
        double[] pull = new double[at.length];
        double[][] gram = new double[at.length][at.length];
        for (int p = 0; p < POINTS; p++) {
            double[] point = ofPoint(data, p, model.signal(p), model.variance(p));
            for (int a = 0; a < at.length; a++) {
                pull[a] -= 0.5 * point[1] * columns[a][p];
                for (int b = 0; b < at.length; b++) {
                    gram[a][b] += 0.5 * point[2] * columns[a][p] * columns[b][p];
                }
            }
        }
        for (int a = 0; a < at.length; a++) {
            double size = Math.sqrt(gram[a][a]);
            double pulled = a < n ? normal.pullOwn[a] : normal.pullShared[a - n];
            assertThat(pulled).as("pull " + a).isCloseTo(pull[a], within(1e-3 * size + 1e-9));
            for (int b = 0; b < at.length; b++) {
                double expected = gram[a][b];
                double close = 1e-4 * size * Math.sqrt(gram[b][b]) + 1e-7 * (size + Math.sqrt(gram[b][b])) + 1e-20;
                double found = a < n
                        ? b < n ? normal.ownOwn[a * n + b] : normal.ownShared[a * shape.size() + b - n]
                        : b < n ? expected : normal.sharedShared[(a - n) * shape.size() + b - n];
                assertThat(found).as(a + ", " + b).isCloseTo(expected, within(close));
            }
        }
    }

    /** What is not wanted is not computed; what is, is the same. */
    @Test
    void lessIsPartOfMore() {
        Case of = new Case(Simulated.layout(2, 2, 2), 1, Stored.ALL);
        SharedShape shape = Simulated.shape(of.layout, corrections, 4);
        TraceModel model = Simulated.model(data(of, shape), shape, NOISE, 1, beside(of.layout));
        Normal all = new Normal(of.layout.ownSize(), shape.size());
        Normal cross = new Normal(of.layout.ownSize(), shape.size());
        Normal none = new Normal(of.layout.ownSize(), of.layout.sharedHead());
        model.addTo(all, Shared.ALL, model.peaks().slopes());
        model.addTo(cross, Shared.CROSS, model.peaks().slopes());
        model.addTo(none, Shared.NO, model.peaks().slopes());
        assertThat(cross.ownOwn).containsExactly(all.ownOwn);
        assertThat(cross.ownShared).containsExactly(all.ownShared);
        assertThat(cross.pullShared).containsExactly(all.pullShared);
        assertThat(none.ownOwn).containsExactly(all.ownOwn);
        assertThat(none.pullOwn).containsExactly(all.pullOwn);
        assertThat(all.withoutSquare().ownShared).isSameAs(all.ownShared);
        assertThat(all.withoutSquare().sharedShared).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void costIsTheSumOverItsPoints(Case of) {
        SharedShape shape = Simulated.shape(of.layout, corrections, 4);
        TraceData data = data(of, shape);
        TraceModel model = Simulated.model(data, shape, NOISE, of.channel, beside(of.layout));
        double sum = 0;
        for (int p = 0; p < POINTS; p++) {
            sum += ofPoint(data, p, model.signal(p), model.variance(p))[0];
            double signal = model.signal(p);
            assertThat(model.variance(p)).isCloseTo(400 + 5 * signal + 0.000016 * signal * signal, within(1e-6));
            assertThat(model.ions(p)).isCloseTo(signal / 5, within(1e-9));
        }
        assertThat(model.cost(model.variances())).isCloseTo(sum, within(1e-8 * sum));
    }

    @Test
    void theJacobianHoldsTheDerivativesByTheOwnParameters() {
        Case of = new Case(Simulated.layout(2, 2, 1), 1, Stored.ALL);
        SharedShape shape = Simulated.shape(of.layout, corrections, 4);
        double[] own = beside(of.layout);
        TraceData data = data(of, shape);
        TraceModel model = Simulated.model(data, shape, NOISE, 1, own);
        double[] at = Arrays.copyOf(own, own.length + shape.size());
        System.arraycopy(shape.values(), 0, at, own.length, shape.size());
        double[][] columns = jacobian(of, shape, data, at);
        double[][] jacobian = model.jacobian();
        for (int k = 0; k < own.length; k++) {
            double[] column = jacobian[k].length > 0 ? jacobian[k] : new double[POINTS];
            for (int p = 0; p < POINTS; p++) {
                assertThat(column[p])
                        .as(k + " at " + p)
                        .isCloseTo(columns[k][p], within(1e-4 * (1 + Math.abs(columns[k][p]))));
            }
        }
    }

    /** Channels with the same peaks share their columns if their times agree, and have the same signal if they do not share them. */
    @Test
    void peaksAtOtherTimesAreThoseOfAModelOfItsOwn() {
        Case of = new Case(Simulated.layout(2, 2, 2), 1, Stored.ALL);
        SharedShape shape = Simulated.shape(of.layout, corrections, 4);
        UnitPeaks peaks = Simulated.model(data(of, shape), shape, NOISE, 1, beside(of.layout))
                .peaks();
        double[] same = data(of, shape).t().clone();
        assertThat(peaks.at(same)).isSameAs(peaks);
        double[] later = Arrays.stream(same).map(t -> t + 0.003).toArray();
        UnitPeaks moved = peaks.at(later);
        for (int j = 0; j < peaks.size(); j++) {
            for (int p = 0; p < later.length; p++) {
                assertThat(moved.density(j)[p]).isEqualTo(peaks.peak(j).at(later[p]));
            }
        }
    }

    /** Where a peak is left out of products, nothing is lost that a double holds beside its largest value. */
    @Test
    void aPeakCountsWhereItIsMoreThanNegligible() {
        Case of = new Case(Simulated.layout(2, 2, 1), 1, Stored.ALL);
        SharedShape shape = Simulated.shape(of.layout, List.of(Correction.COMMON), 4);
        UnitPeaks peaks = Simulated.model(data(of, shape), shape, NOISE, 1, beside(of.layout))
                .peaks();
        for (int j = 0; j < peaks.size(); j++) {
            double[] density = peaks.density(j);
            double most = Arrays.stream(density).max().orElseThrow();
            assertThat(peaks.from(j)).isLessThan(peaks.to(j));
            for (int p = 0; p < density.length; p++) {
                if (p < peaks.from(j) || p >= peaks.to(j)) {
                    assertThat(density[p]).isLessThanOrEqualTo(1e-12 * most);
                }
            }
        }
    }

    @Test
    void linearEquationsHaveTheTruthAsTheirSolution() {
        Case of = new Case(Simulated.layout(2, 2, 1), 1, Stored.ALL);
        SharedShape shape = Simulated.shape(of.layout, corrections, 4);
        double[] truth = own(of.layout);
        TraceData data = Simulated.exact(Simulated.model(Simulated.empty(POINTS), shape, NOISE, 1, truth));
        double[] start = truth.clone();
        Arrays.fill(start, of.layout.head(), start.length, 1);
        TraceModel model = Simulated.model(data, shape, NOISE, 1, start);
        int size = 2 + of.layout.baselineTerms();
        double[] matrix = new double[size * size];
        double[] right = new double[size];
        model.linear(matrix, right, model.variances());
        assertThat(DenseCholesky.factor(matrix, size)).isTrue();
        DenseCholesky.forward(matrix, size, right, 1);
        DenseCholesky.backward(matrix, size, right, 1);
        assertThat(right[0]).isCloseTo(truth[of.layout.area(1, 0)], within(1e-6));
        assertThat(right[1]).isCloseTo(truth[of.layout.area(1, 1)], within(1e-6));
        assertThat(right[2]).isCloseTo(truth[of.layout.baseline(1)], within(1e-6));
    }

    @Test
    void logNormalIsTheLogarithmOfTheDistribution() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        for (double a = -8; a < 8; a += 0.37) {
            double expected =
                    a < 0 ? Math.log(normal.cumulativeProbability(a)) : Math.log1p(-normal.survivalProbability(a));
            assertThat(TraceModel.logNormal(a)).isCloseTo(expected, within(1e-10 * Math.max(1e-3, Math.abs(expected))));
        }
        // ln(phi(a) / -a) less 1/a^2: far out, where the distribution itself is 0
        double far = -50;
        double asymptotic =
                -0.5 * far * far - Math.log(-far) - 0.5 * Math.log(2 * Math.PI) + Math.log1p(-1 / (far * far));
        assertThat(TraceModel.logNormal(far)).isCloseTo(asymptotic, within(1e-5));
    }

    @Test
    void aSpikeIsOnePointAndNoPeak() {
        PooledLayout layout = Simulated.layout(0, 1, 1);
        SharedShape shape = Simulated.shape(layout, List.of(), 1);
        double[] own = Simulated.own(layout, AREA);
        TraceData clean = Simulated.exact(Simulated.model(Simulated.empty(POINTS), shape, NOISE, 0, own));
        double[] spiked = clean.y().clone();
        spiked[40] += 600;
        spiked[60] += 300;
        double[] broad = clean.y().clone();
        broad[40] += 600;
        broad[41] += 500;
        assertThat(spike(clean, shape, NOISE, own)).isEqualTo(-1);
        assertThat(spike(Simulated.with(clean, spiked), shape, NOISE, own)).isEqualTo(40);
        assertThat(spike(Simulated.with(clean, broad), shape, NOISE, own)).isEqualTo(-1);
        // Eight ions are counting noise, and a smoothed trace has no single points.
        assertThat(spike(Simulated.with(clean, spiked), shape, new PooledNoise(400, 90, 0, 1), own))
                .isEqualTo(-1);
        assertThat(spike(Simulated.with(clean, spiked), shape, new PooledNoise(100, 5, 0.004, 2), own))
                .isEqualTo(-1);
        TraceData without = Simulated.with(clean, spiked).without(40);
        assertThat(without.size()).isEqualTo(POINTS - 1);
        assertThat(without.t()[40]).isEqualTo(clean.t()[41]);
        assertThat(spike(without, shape, NOISE, own)).isEqualTo(59);
    }

    private static int spike(TraceData data, SharedShape shape, PooledNoise noise, double[] own) {
        return Simulated.model(data, shape, noise, 0, own).spike();
    }
}
