package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One enantiomer alone, or nearly so: the other has an area near 0 with an honest error, never a refusal (which would leave
 * the elution order unproven).
 */
class AbsentEnantiomerTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.3);
    private static final PlantedRun.Noise NOISE = new PlantedRun.Noise(100, 20);
    private static final double[] LARGE = {50_000, 100_000, 250_000, 500_000};

    @ParameterizedTest(name = "{0} at Rs {1}")
    @CsvSource({
        "SINGLE_ENANTIOMER,1.2", "SINGLE_ENANTIOMER,1.35", "SINGLE_ENANTIOMER,1.5", "SINGLE_ENANTIOMER,1.65",
        "SINGLE_ENANTIOMER,1.8", "STUDY,1.3", "STUDY,1.5", "STUDY,1.8"
    })
    void absentEnantiomerHasAnAreaNearZero(SampleType type, double resolution) {
        PlantedRun run = new PlantedRun(PlantedMethods.pair(SHAPE, resolution), SHAPE, NOISE).standards();
        for (int i = 0; i < 8; i++) {
            double large = LARGE[i / 2 % 4];
            run.addShifted(type, 0.004 * (i % 5), i % 2 == 0 ? large : 0, i % 2 == 0 ? 0 : large);
        }
        List<InjectionPeaks> found = run.integrate();
        for (int i = 0; i < 8; i++) {
            Peak absent = run.peak(found.get(8 + i), 1 - i % 2);
            Peak present = run.peak(found.get(8 + i), i % 2);
            double large = LARGE[i / 2 % 4];
            assertThat(absent.area().countsMin() / large).isCloseTo(0, within(0.003));
            assertThat(absent.isDetected()).isFalse();
            assertThat(absent.area().seCountsMin() / large).isLessThan(0.03);
            assertThat(present.area().countsMin() / large).isCloseTo(1, within(0.01));
            assertThat(present.isDetected()).isTrue();
        }
    }

    @ParameterizedTest(name = "Rs {0}")
    @ValueSource(doubles = {1.2, 1.5, 1.8})
    void impureSingleEnantiomerStillHasBothAreas(double resolution) {
        PlantedRun run = new PlantedRun(PlantedMethods.pair(SHAPE, resolution), SHAPE, NOISE).standards();
        run.add(SampleType.SINGLE_ENANTIOMER, 200_000, 2_000).add(SampleType.SINGLE_ENANTIOMER, 2_000, 200_000);
        List<InjectionPeaks> found = run.integrate();
        for (int i = 0; i < 2; i++) {
            double minor = run.peak(found.get(8 + i), 1 - i).area().countsMin();
            assertThat(minor / 202_000).isBetween(0.003, 0.025);
        }
    }

    @ParameterizedTest(name = "asymmetry {0}")
    @ValueSource(doubles = {1.2, 1.3, 1.5})
    void minorOfTwentyToOneHasAUsableArea(double asymmetry) {
        EmgShape shape = new EmgShape(0.2, asymmetry);
        PlantedRun run = new PlantedRun(PlantedMethods.pair(shape, 1.8), shape, NOISE).standards();
        for (int i = 0; i < 6; i++) {
            run.add(SampleType.STUDY, i % 2 == 0 ? 50_000 : 2_500, i % 2 == 0 ? 2_500 : 50_000);
        }
        List<InjectionPeaks> found = run.integrate();
        for (int i = 0; i < 6; i++) {
            Peak minor = run.peak(found.get(8 + i), 1 - i % 2);
            double[] bias = DropBiasGridTest.Bias.of(shape, 1.8, i % 2 == 0 ? 20 : 1.0 / 20);
            assertThat(minor.area().countsMin() / 2_500).isCloseTo(1 + bias[1 - i % 2] / 100, within(0.04));
            assertThat(minor.isDetected()).isTrue();
        }
    }
}
