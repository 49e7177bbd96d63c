package io.enantio.chromatogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseModelTest {
    private static List<Trace> traces(double sd, double gain) {
        List<Trace> traces = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            traces.add(new SyntheticChromatogram()
                    .peak(3000 * (1 + i), 6, 0.15, 0.1)
                    .baseline(300, 20)
                    .noise(sd, gain, (i + 1) * 0x9E3779B97F4A7C15L)
                    .trace());
        }
        return traces;
    }

    @ParameterizedTest(name = "electronic {0}, gain {1}")
    @CsvSource({"50,0", "50,20", "5,100", "200,5"})
    void findsTheNoiseThatWasPlanted(double sd, double gain) {
        NoiseModel found = NoiseModel.of(traces(sd, gain));
        double onTop = 50_000;
        assertThat(found.sdAt(400)).isCloseTo(Math.sqrt(sd * sd + gain * 400), within(0.1 * found.sdAt(400)));
        double spray = 0.004 * onTop;
        double expected = Math.sqrt(sd * sd + gain * onTop + spray * spray);
        assertThat(found.sdAt(onTop)).isCloseTo(expected, within(0.25 * expected));
    }

    @Test
    void peaksAndBaselinesAreNotNoise() {
        NoiseModel found = NoiseModel.of(traces(0, 0));
        assertThat(found.sdAt(400)).isLessThan(3);
    }

    @Test
    void thresholdedDetectorHidesTheNoiseBelowItsThreshold() {
        Trace full = new SyntheticChromatogram()
                .peak(500, 6, 0.15, 0.1)
                .noise(20, 0, 5)
                .trace();
        double[] counts = full.intensitiesCounts();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = counts[i] < 60 ? 0 : counts[i];
        }
        NoiseModel found = NoiseModel.of(List.of(Trace.of(full.timesMin(), counts)));
        assertThat(found.sdAt(0)).isGreaterThanOrEqualTo(60 / Math.sqrt(12) * 0.99);
    }

    @Test
    void withoutUsableTracesThereIsStillAVariance() {
        assertThat(NoiseModel.of(List.of()).varianceAt(0)).isNotNegative();
        Trace short3 = Trace.of(new double[] {1, 2, 3}, new double[] {0, 0, 0});
        assertThat(NoiseModel.of(List.of(short3)).varianceAt(100)).isNotNegative();
    }

    @Test
    void varianceNeverFallsWithTheLevel() {
        NoiseModel model = new NoiseModel(100, 3, 0.004);
        assertThat(model.varianceAt(-50)).isEqualTo(100);
        assertThat(model.varianceAt(1000)).isCloseTo(100 + 3000 + 16, within(1e-9));
    }
}
