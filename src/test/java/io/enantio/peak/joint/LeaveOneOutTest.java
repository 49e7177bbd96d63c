package io.enantio.peak.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.SyntheticChromatogram;
import io.enantio.method.rules.Flag;
import io.enantio.peak.joint.JointFitRun.Expectation;
import io.enantio.peak.joint.JointFitRun.Input;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose peaks change their shape from injection to injection teaches no shape that can be relied on. */
class LeaveOneOutTest {
    private static final double SIGMA = 0.06;
    private static final double SPACING = 0.24;
    private static final Expectation ANALYTE = new Expectation(List.of(5.05, 5.05 + SPACING), 0.17);
    private static final Expectation STANDARD = new Expectation(List.of(5.03, 5.03 + SPACING), 0.17);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void varyingTailsMakeAPoorShapeLibrary(long seed) {
        List<FittedChannel> fitted = fit(run(seed, new double[] {0.02, 0.12, 0.05}));
        assertThat(fitted).allSatisfy(channel -> assertThat(channel.flags()).contains(Flag.SHAPE_LIBRARY_POOR));
        assertThat(shapeSe(fitted)).isGreaterThan(3 * shapeSe(fit(run(seed, new double[] {0.06}))));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void aConstantShapeIsNotFlagged(long seed) {
        assertThat(fit(run(seed, new double[] {0.06})))
                .allSatisfy(channel ->
                        assertThat(channel.flags()).doesNotContain(Flag.SHAPE_LIBRARY_POOR, Flag.NO_SHAPE_LIBRARY));
    }

    private static double shapeSe(List<FittedChannel> fitted) {
        return fitted.get(fitted.size() - 1).peaks().get(1).area().shapeSeCountsMin();
    }

    private static List<FittedChannel> fit(List<Input> run) {
        return JointFitRun.fit(ANALYTE, Optional.of(STANDARD), run).stream()
                .map(JointFitRun.Fitted::analyte)
                .toList();
    }

    /** Eight calibrators and a sample; the tails of analyte and standard go through the time constants given. */
    private static List<Input> run(long seed, double[] tausMin) {
        List<Input> run = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            double tau = tausMin[i % tausMin.length];
            SyntheticChromatogram analyte = pair(ANALYTE, tau, 4000 + 800 * i, i < 8 ? 4000 + 800 * i : 1500);
            SyntheticChromatogram standard = pair(STANDARD, tau, 7000, 7000);
            run.add(new Input(
                    i < 8 ? SampleType.STANDARD : SampleType.STUDY,
                    Optional.of(analyte.noise(60, 5, 1000 * seed + i).trace()),
                    Optional.of(standard.noise(60, 5, 1000 * seed + 500 + i).trace())));
        }
        return run;
    }

    private static SyntheticChromatogram pair(Expectation at, double tau, double first, double second) {
        return new SyntheticChromatogram()
                .peak(first, at.timesMin().get(0) - 0.04, SIGMA, tau)
                .peak(second, at.timesMin().get(1) - 0.04, SIGMA, tau)
                .time(4, 6.6, 0.01)
                .baseline(300, 0);
    }
}
