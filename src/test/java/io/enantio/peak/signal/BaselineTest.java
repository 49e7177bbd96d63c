package io.enantio.peak.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.Trace;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final NoiseModel NOISE = new NoiseModel(2500, 0, 0.004);
    private static final Baseline.Group GROUP = new Baseline.Group(5, 7, 2);

    private static Baseline fit(SyntheticChromatogram trace) {
        return Baseline.fit(new Signal(trace.noise(50, 0, 4).trace(), NOISE), GROUP);
    }

    @Test
    void lineThroughBothSidesIsFoundUnderThePeak() {
        Baseline found = fit(new SyntheticChromatogram().peak(9000, 6, 0.1, 0.1).baseline(500, 30));
        assertThat(found.at(5)).isCloseTo(650, within(15.0));
        assertThat(found.at(7)).isCloseTo(710, within(15.0));
        assertThat(found.excess()).isBetween(1.0, 1.15);
    }

    @Test
    void foreignPeakInAStretchIsLeftOut() {
        Baseline found = fit(new SyntheticChromatogram()
                .peak(9000, 6, 0.1, 0.1)
                .peak(9000, 8, 0.1, 0.1)
                .baseline(500, 0));
        assertThat(found.at(6)).isCloseTo(500, within(25.0));
    }

    @Test
    void oneSideAloneGivesALevel() {
        Trace trace = new SyntheticChromatogram()
                .peak(9000, 6, 0.1, 0.1)
                .baseline(500, 0)
                .noise(50, 0, 4)
                .trace();
        Signal cut = new Signal(trace.slice(0, trace.firstAtOrAfter(7)), NOISE);
        assertThat(Baseline.fit(cut, GROUP).at(6)).isCloseTo(500, within(25.0));
    }

    @Test
    void noSideGivesTheLowestPartOfTheTrace() {
        Trace trace = new SyntheticChromatogram()
                .peak(9000, 6, 0.1, 0.1)
                .baseline(500, 0)
                .noise(50, 0, 4)
                .trace();
        Signal cut = new Signal(trace.slice(trace.firstAtOrAfter(5.1), trace.firstAtOrAfter(6.9)), NOISE);
        assertThat(Baseline.fit(cut, GROUP).at(6)).isCloseTo(500, within(150.0));
    }

    @Test
    void moreNoiseThanExpectedIsSeenAsExcess() {
        Trace trace =
                new SyntheticChromatogram().baseline(500, 0).noise(150, 0, 4).trace();
        double excess = Baseline.fit(new Signal(trace, NOISE), GROUP).excess();
        assertThat(excess).isBetween(2.0, 3.2);
    }

    @Test
    void variancesAreThoseOfALeastSquaresLine() {
        Baseline found = fit(new SyntheticChromatogram().baseline(500, 0));
        double[] level = {1, 0};
        double points = 2 * 121;
        assertThat(found.covariance(level, level)).isCloseTo((2500 + 4) / points, within(0.05 * 2500 / points));
    }
}
