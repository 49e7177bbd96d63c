package io.enantio.peak.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.NoiseModel;
import io.enantio.peak.EmgShape;
import io.enantio.peak.drop.DropResult.Boundary;
import io.enantio.peak.retention.LocatedChannel.PeakTimes;
import io.enantio.peak.retention.ShapeLearner;
import io.enantio.peak.signal.Baseline;
import io.enantio.peak.signal.Signal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValleyFinderTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.0);
    private static final NoiseModel NOISE = new NoiseModel(400, 0, 0.004);

    private static Boundary between(double first, double second, double distanceMin) {
        SyntheticChromatogram pair = SHAPE.plant(new SyntheticChromatogram(), first, 6);
        SHAPE.plant(pair, second, 6 + distanceMin);
        Signal signal = new Signal(pair.baseline(500, 0).noise(20, 0, 8).trace(), NOISE);
        Baseline baseline = Baseline.fit(signal, new Baseline.Group(5.4, 6.6 + distanceMin, 1));
        return new ValleyFinder(signal, baseline, ShapeLearner.assumed(0.2, 2)).between(at(6), at(6 + distanceMin));
    }

    private static PeakTimes.PeakTime at(double time) {
        return new PeakTimes.PeakTime(time, 0.01, Optional.empty());
    }

    @Test
    void theValleyOfEqualPeaksIsInTheMiddle() {
        Boundary found = between(5000, 5000, 0.45);
        assertThat(found.kind()).isEqualTo(Boundary.Kind.VALLEY);
        assertThat(found.timeMin()).isCloseTo(6.225, within(0.005));
    }

    @Test
    void valleyLiesNearerToTheSmallerPeak() {
        assertThat(between(20_000, 2_000, 0.45).timeMin()).isBetween(6.235, 6.35);
        assertThat(between(2_000, 20_000, 0.45).timeMin()).isBetween(6.1, 6.215);
    }

    @Test
    void heightOfAValleyIsThatOfTheSum() {
        double height = 5000 / (SHAPE.sigmaMin() * Math.sqrt(2 * Math.PI));
        double u = 0.175 / SHAPE.sigmaMin();
        assertThat(between(5000, 5000, 0.35).valleyCounts())
                .isCloseTo(2 * height * Math.exp(-u * u / 2), within(0.01 * height));
    }

    @Test
    void withoutANeighbourThereIsNoValley() {
        Boundary found = between(20_000, 0, 0.45);
        assertThat(found.kind()).isEqualTo(Boundary.Kind.NONE);
        assertThat(found.timeMin()).isCloseTo(6.225, within(0.02));
    }

    @Test
    void peaksFarApartNeedNoBoundary() {
        assertThat(between(5000, 5000, 1.5).kind()).isEqualTo(Boundary.Kind.APART);
    }
}
