package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enantio.SyntheticChromatogram;
import io.enantio.chromatogram.NoiseModel;
import io.enantio.chromatogram.Trace;
import io.enantio.peak.area.Peak;
import io.enantio.peak.signal.Signal;
import io.enantio.run.Action.Baseline;
import io.enantio.run.Action.Bounds;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManualIntegrationTest {
    private static final Bounds WIDE = new Bounds(4.013, 7.988);

    private static SyntheticChromatogram peak() {
        return new SyntheticChromatogram().peak(1000, 6, 0.2, 0.1).baseline(300, 20);
    }

    private static ManualIntegration drawn(Trace trace, Bounds bounds) {
        return ManualIntegration.on(new Signal(trace, NoiseModel.of(List.of(trace))), bounds);
    }

    /** Truth: the area that was put in; the slope lies under the straight baseline. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 5})
    void aPeakOnASlopeHasItsAreaHoweverItIsSampled(double seconds) {
        Trace trace = peak().time(0, 12, seconds / 60).trace();
        assertThat(drawn(trace, WIDE).area()).isCloseTo(1000, within(0.05));
    }

    /** By hand: trapezoids of the trace between its own points, less the trapezoid under the drawn line. */
    @Test
    void aDrawnBaselineTakesItsTrapezoidOff() {
        Random random = new Random(17);
        for (int k = 0; k < 50; k++) {
            Trace trace = peak().noise(20, 2, k).trace();
            int first = 200 + random.nextInt(150);
            int last = first + 1 + random.nextInt(200);
            Baseline drawn = new Baseline(600 * random.nextDouble() - 100, 600 * random.nextDouble() - 100);
            double from = trace.timeMin(first);
            double to = trace.timeMin(last);
            double area = -(to - from) * (drawn.startCounts() + drawn.endCounts()) / 2;
            for (int i = first; i < last; i++) {
                area += (trace.timeMin(i + 1) - trace.timeMin(i))
                        * (trace.intensityCounts(i) + trace.intensityCounts(i + 1))
                        / 2;
            }
            ManualIntegration found = drawn(trace, new Bounds(from, to, Optional.of(drawn)));
            assertThat(found.area()).isCloseTo(area, within(1e-9 * (1 + Math.abs(area))));
            assertThat(found.drawn()).isEqualTo(new Peak.Bounds(from, to, drawn.startCounts(), drawn.endCounts()));
        }
    }

    /** Where the person draws it from trace to trace, area, height and bounds are those of the bounds alone; its ends have no noise then. */
    @Test
    void aBaselineDrawnFromTraceToTraceIsTheSame() {
        Trace trace = peak().noise(20, 2, 5).trace();
        ManualIntegration plain = drawn(trace, new Bounds(5.213, 7.187));
        Peak.Bounds ends = plain.drawn();
        ManualIntegration same = drawn(
                trace,
                new Bounds(
                        5.213, 7.187, Optional.of(new Baseline(ends.baselineStartCounts(), ends.baselineEndCounts()))));
        assertThat(same.area()).isCloseTo(plain.area(), within(1e-9));
        assertThat(same.height()).isEqualTo(plain.height());
        assertThat(same.drawn()).isEqualTo(ends);
        assertThat(same.noiseSe()).isLessThan(plain.noiseSe());
    }

    @Test
    void anEmptyStretchHasNoArea() {
        Trace trace = peak().trace();
        assertThat(drawn(trace, new Bounds(1.005, 3.2)).area()).isCloseTo(0, within(1e-6));
    }

    /** Truth: trapezoids are additive, whatever the bounds. */
    @Test
    void theTwoPartsOfAPeakAddUpToIt() {
        Trace trace = new SyntheticChromatogram().peak(1000, 6, 0.2, 0.1).trace();
        double left = underTheTrace(drawn(trace, new Bounds(4.013, 6.3)));
        double right = underTheTrace(drawn(trace, new Bounds(6.3, 7.988)));
        assertThat(left + right).isCloseTo(underTheTrace(drawn(trace, WIDE)), within(1e-9));
    }

    private static double underTheTrace(ManualIntegration drawn) {
        Peak.Bounds bounds = drawn.drawn();
        double mean = (bounds.baselineStartCounts() + bounds.baselineEndCounts()) / 2;
        return drawn.area() + mean * (bounds.endMin() - bounds.startMin());
    }

    @Test
    void theStandardErrorIsTheScatterOfRepeats() {
        int repeats = 400;
        double sum = 0;
        double squares = 0;
        double stated = 0;
        for (int i = 0; i < repeats; i++) {
            ManualIntegration drawn = drawn(peak().noise(20, 2, 1000 + i).trace(), new Bounds(5.2, 7.2));
            sum += drawn.area();
            squares += drawn.area() * drawn.area();
            stated += drawn.noiseSe() / repeats;
        }
        double sd = Math.sqrt((squares - sum * sum / repeats) / (repeats - 1));
        // 400 repeats know their SD to 3.5 %; one trace of 720 points knows its noise to some 10 %.
        assertThat(stated / sd).isBetween(0.85, 1.15);
    }

    @Test
    void heightAndWidthAreThoseOfTheShape() {
        Trace trace = new SyntheticChromatogram()
                .peak(1000, 6, 0.2, 0)
                .baseline(100, 0)
                .trace();
        ManualIntegration drawn = drawn(trace, WIDE);
        assertThat(drawn.height()).isCloseTo(1000 / (0.2 * Math.sqrt(2 * Math.PI)), within(1.0));
        assertThat(drawn.width().orElseThrow()).isCloseTo(2.3548 * 0.2, within(0.005));
        assertThat(trace.timeMin(drawn.top())).isCloseTo(6, within(1.0 / 60));
    }

    @Test
    void boundsBeyondTheTraceAreRefused() {
        Trace trace = peak().time(2, 10, 1.0 / 60).trace();
        Signal signal = new Signal(trace, NoiseModel.of(List.of(trace)));
        assertThat(ManualIntegration.isOn(signal, new Bounds(1.9, 5))).isFalse();
        assertThat(ManualIntegration.isOn(signal, new Bounds(5, 10.1))).isFalse();
        assertThat(ManualIntegration.isOn(signal, new Bounds(5.001, 5.002))).isFalse();
        assertThat(ManualIntegration.isOn(signal, new Bounds(2, 10))).isTrue();
        assertThatThrownBy(() -> ManualIntegration.on(signal, new Bounds(1, 5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
