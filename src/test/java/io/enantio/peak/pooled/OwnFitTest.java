package io.enantio.peak.pooled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.pooled.OwnFit.Injection;
import io.enantio.peak.pooled.PooledLayout.Correction;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnFitTest {
    private static final int POINTS = 110;
    private static final List<Correction> CORRECTIONS = List.of(Correction.COMMON, Correction.BY_TAIL);
    private static final double AREA = 3000;

    private static PooledNoise[] noises(PooledLayout layout, PooledNoise one) {
        PooledNoise[] all = new PooledNoise[layout.channels()];
        Arrays.fill(all, one);
        return all;
    }

    /** Traces that are drawn without a load, as those of a fit with area 0 of load one. */
    private static Injection injection(SharedShape shape, double[] truth, PooledNoise noise, Random random) {
        PooledLayout layout = shape.layout();
        TraceData[] traces = new TraceData[layout.channels()];
        boolean[] used = new boolean[traces.length];
        Arrays.fill(used, true);
        for (int c = 0; c < traces.length; c++) {
            TraceModel drawn = Simulated.model(Simulated.empty(POINTS), shape, noise, c, truth);
            traces[c] = noise.electronic() < 1 ? Simulated.exact(drawn) : Simulated.noisy(drawn, random);
        }
        return new Injection(traces, used);
    }

    private static double[] beside(PooledLayout layout, double[] truth) {
        double[] start = truth.clone();
        start[PooledLayout.PLACE] += 0.06;
        start[PooledLayout.WIDTH] -= 0.15;
        start[PooledLayout.TAIL] += 0.3;
        Arrays.fill(start, layout.head(), layout.baseline(0), 0);
        Arrays.fill(start, layout.baseline(0), start.length, 100);
        return start;
    }

    @ParameterizedTest(name = "{0} of the standard, {1} of the analyte in {2} channels")
    @CsvSource({"0, 1, 1", "2, 2, 2", "1, 3, 1", "2, 4, 1", "2, 0, 0"})
    void withoutNoiseTheAreasAreExact(int standardPeaks, int analytePeaks, int channels) {
        PooledLayout layout = Simulated.layout(standardPeaks, analytePeaks, channels);
        SharedShape shape = Simulated.shape(layout, CORRECTIONS, 3);
        double[] truth = Simulated.own(layout, AREA);
        PooledNoise fine = new PooledNoise(1e-4, 0, 0, 1);
        OwnFit fit = new OwnFit(
                        injection(shape, truth, fine, new Random(1)),
                        shape,
                        noises(layout, fine),
                        Simulated.vague(layout, truth),
                        new OwnFit.State(beside(layout, truth), 0, new FitWork()))
                .solvedLinear()
                .descend(80);
        for (int k = layout.head(); k < layout.baseline(0); k++) {
            assertThat(fit.own()[k]).isCloseTo(truth[k], within(1e-6 * truth[k]));
        }
        for (int k = 0; k < layout.head(); k++) {
            assertThat(fit.own()[k]).isCloseTo(truth[k], within(1e-6));
        }
        assertThat(fit.cost()).isLessThan(1e-3);
    }

    /** Over many injections the area deviates by its standard error, and its mean is the truth. */
    @Test
    void standardErrorsAreTheScatterOfTheAreas() {
        PooledLayout layout = Simulated.layout(2, 2, 1);
        SharedShape shape = Simulated.shape(layout, CORRECTIONS, 3);
        double[] truth = Simulated.own(layout, AREA);
        PooledNoise noise = new PooledNoise(400, 5, 0.002, 1);
        Random random = new Random(5);
        int k = layout.area(1, 1);
        int repeats = 200;
        double squares = 0;
        double sum = 0;
        for (int i = 0; i < repeats; i++) {
            OwnFit fit = new OwnFit(
                            injection(shape, truth, noise, random),
                            shape,
                            noises(layout, noise),
                            Simulated.vague(layout, truth),
                            new OwnFit.State(truth, 0, new FitWork()))
                    .descend(40);
            double z = (fit.own()[k] - truth[k]) / Math.sqrt(fit.variance(k));
            squares += z * z / repeats;
            sum += z;
        }
        // 200 squares have a mean within 0.3 of 1 (three standard deviations)
        assertThat(squares).isBetween(0.7, 1.3);
        assertThat(sum / Math.sqrt(repeats)).isBetween(-3.5, 3.5);
    }

    @Test
    void aPriorHoldsWhatTheTraceDoesNotShow() {
        PooledLayout layout = Simulated.layout(0, 2, 1);
        SharedShape shape = Simulated.shape(layout, List.of(), 3);
        double[] truth = Simulated.own(layout, 0);
        PooledNoise noise = new PooledNoise(400, 5, 0.002, 1);
        OwnPrior vague = Simulated.vague(layout, truth);
        for (int k = 0; k < layout.head(); k++) {
            vague.precision()[k] = 1e4;
        }
        OwnFit fit = new OwnFit(
                        injection(shape, truth, noise, new Random(2)),
                        shape,
                        noises(layout, noise),
                        vague,
                        new OwnFit.State(truth, 0, new FitWork()))
                .solvedLinear()
                .descend(60);
        for (int j = 0; j < 2; j++) {
            int k = layout.area(0, j);
            assertThat(Math.abs(fit.own()[k])).isLessThan(4 * Math.sqrt(fit.variance(k)));
        }
        assertThat(fit.own()[PooledLayout.PLACE]).isCloseTo(truth[PooledLayout.PLACE], within(0.03));
        assertThat(fit.own()[PooledLayout.WIDTH]).isCloseTo(truth[PooledLayout.WIDTH], within(0.03));
    }

    /** A channel that does not count leaves no trace in the result. */
    @Test
    void onlyUsedChannelsCount() {
        PooledLayout layout = Simulated.layout(2, 2, 1);
        SharedShape shape = Simulated.shape(layout, List.of(), 3);
        double[] truth = Simulated.own(layout, AREA);
        PooledNoise fine = new PooledNoise(1e-4, 0, 0, 1);
        Injection all = injection(shape, truth, fine, new Random(1));
        double[] spoiled = all.traces()[1].y().clone();
        spoiled[50] += 1e5;
        TraceData[] traces = {all.traces()[0], Simulated.with(all.traces()[1], spoiled)};
        OwnFit fit = new OwnFit(
                        new Injection(traces, new boolean[] {true, false}),
                        shape,
                        noises(layout, fine),
                        Simulated.vague(layout, truth),
                        new OwnFit.State(beside(layout, truth), 0, new FitWork()))
                .solvedLinear()
                .descend(80);
        assertThat(fit.own()[layout.area(0, 0)]).isCloseTo(AREA, within(1e-5 * AREA));
    }

    @Test
    void loadsAreAreasOfTheQuantifierRelativeToTheLargest() {
        PooledLayout layout = Simulated.layout(2, 2, 2);
        double[] own = Simulated.own(layout, AREA);
        own[layout.area(1, 1)] = -5;
        double[][] loads = OwnFit.loads(layout, own, 4000);
        assertThat(OwnFit.quantifier(layout)).isEqualTo(1);
        assertThat(loads[1][0]).isCloseTo(own[layout.area(1, 0)] / 4000, within(1e-12));
        assertThat(loads[1][1]).isZero();
        assertThat(loads[2]).containsExactly(loads[1]);
        assertThat(loads[0][0]).isCloseTo(0.75, within(1e-12));
        assertThat(OwnFit.loads(layout, own, 10)[1][0]).isEqualTo(3);
        assertThat(OwnFit.loads(layout, own, 0)[1]).containsOnly(0);
    }
}
