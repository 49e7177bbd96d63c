package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.method.Channel;
import io.enantio.method.Channel.Role;
import io.enantio.method.Method;
import io.enantio.peak.area.Peak;
import io.enantio.run.SampleType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The noise part of the standard error against seeded repeats. Truth is the area of the same signal without noise, so
 * that the bias of perpendicular drop, which the shape part covers, is left out.
 */
class StandardErrorTest {
    private static final EmgShape SHAPE = new EmgShape(0.2, 1.2);
    private static final int REPEATS = 150;

    private static Method method(int peaks) {
        if (peaks == 2) {
            return PlantedMethods.pair(SHAPE, 2.2);
        }
        Channel standard = PlantedMethods.channel("one-d4", Role.INTERNAL_STANDARD, 4.98);
        Channel analyte = PlantedMethods.channel("one", Role.QUANTIFIER, 5);
        return PlantedMethods.method(
                List.of(PlantedMethods.compound(analyte, Optional.empty(), Optional.of("one-d4"))),
                List.of(PlantedMethods.standard(standard)));
    }

    private static double[] areas(int peaks, double height) {
        double[] areas = new double[peaks];
        java.util.Arrays.fill(areas, height * SHAPE.fwhmMin() * 1.12);
        return areas;
    }

    /**
     * At S/N 10, 50 and 500. Spray noise of 0.4 % is simulated because it is always assumed. The bounds of a single
     * cell are wider than 92-98 %: with a gain the error is some 12 % too small, and other seeds gave 87 % in one cell of a
     * single peak (docs/explanation/integration.md).
     */
    @ParameterizedTest(name = "{0} peaks, noise {1}, gain {2}")
    @CsvSource({"1,100,0", "2,50,30"})
    void intervalsContainTheTruth(int peaks, double sd, double gain) {
        PlantedRun run = new PlantedRun(method(peaks), SHAPE, new PlantedRun.Noise(sd, gain, 0.004)).standards();
        double baselineSd = Math.sqrt(sd * sd + gain * PlantedRun.BASELINE_COUNTS);
        double[] heights = {10 * baselineSd, 50 * baselineSd, 500 * baselineSd};
        for (double height : heights) {
            run.addClean(SampleType.STUDY, areas(peaks, height));
            for (int i = 0; i < REPEATS; i++) {
                run.add(SampleType.STUDY, areas(peaks, height));
            }
        }
        List<InjectionPeaks> found = run.integrate();
        double all = 0;
        for (int k = 0; k < heights.length; k++) {
            List<InjectionPeaks> some = found.subList(8 + k * (REPEATS + 1), 8 + (k + 1) * (REPEATS + 1));
            List<Double> z = z(run, some, peaks);
            double held =
                    (double) z.stream().filter(any -> Math.abs(any) <= 1.96).count() / z.size();
            assertThat(held).isBetween(0.90, 0.99);
            all += held / heights.length;
        }
        assertThat(all).isBetween(0.92, 0.98);
    }

    @Tag("evidence")
    @ParameterizedTest(name = "{0} peaks, noise {1}, gain {2}")
    @CsvSource({"1,50,30", "2,100,0"})
    void theSameHoldsWithTheOtherNoise(int peaks, double sd, double gain) {
        intervalsContainTheTruth(peaks, sd, gain);
    }

    private static List<Double> z(PlantedRun run, List<InjectionPeaks> some, int peaks) {
        List<Double> z = new ArrayList<>();
        for (int place = 0; place < peaks; place++) {
            double truth = run.peak(some.get(0), place).area().countsMin();
            for (InjectionPeaks injection : some.subList(1, some.size())) {
                Peak peak = run.peak(injection, place);
                z.add((peak.area().countsMin() - truth) / peak.area().noiseSeCountsMin());
            }
        }
        return z;
    }

    @ParameterizedTest(name = "noise {0}, gain {1}")
    @CsvSource({"100,0", "50,30"})
    void blanksScatterAroundZeroAndAreNotDetected(double sd, double gain) {
        PlantedRun run = new PlantedRun(method(2), SHAPE, new PlantedRun.Noise(sd, gain)).standards();
        for (int i = 0; i < 150; i++) {
            run.add(i % 2 == 0 ? SampleType.BLANK : SampleType.ZERO, 0, 0);
        }
        double sum = 0;
        double squares = 0;
        int detected = 0;
        for (InjectionPeaks blank : run.integrate().subList(8, 158)) {
            for (int place = 0; place < 2; place++) {
                Peak peak = run.peak(blank, place);
                double z = peak.area().countsMin() / peak.area().seCountsMin();
                sum += z / 300;
                squares += z * z / 300;
                detected += peak.isDetected() ? 1 : 0;
            }
        }
        assertThat(sum).isCloseTo(0, within(0.15));
        assertThat(Math.sqrt(squares)).isBetween(0.8, 1.2);
        assertThat(detected).isLessThanOrEqualTo(3);
    }
}
