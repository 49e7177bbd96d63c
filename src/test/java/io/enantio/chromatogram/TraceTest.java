package io.enantio.chromatogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    @Test
    void keepsItsValuesWhenTheGivenArraysChange() {
        double[] times = {1, 2};
        double[] counts = {5, 6};
        Trace trace = Trace.of(times, counts);
        times[0] = 99;
        counts[0] = 99;
        assertThat(trace.timeMin(0)).isEqualTo(1);
        assertThat(trace.intensityCounts(0)).isEqualTo(5);
    }

    @Test
    void refusesUnequalLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trace.of(new double[2], new double[1]))
                .withMessage("a trace must have as many intensities as times, has 1 and 2");
    }

    @Test
    void refusesTimesThatDoNotIncrease() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trace.of(new double[] {1, 1}, new double[] {0, 0}))
                .withMessage("times must increase, do not at point 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1.1e30})
    void refusesIntensitiesThatNoDetectorCounts(double counts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trace.of(new double[] {1}, new double[] {counts}))
                .withMessage("intensity must be a number of at most 1.0E30, is " + counts);
    }

    @Test
    void refusesATimeThatIsNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trace.of(new double[] {Double.NaN}, new double[] {1}))
                .withMessage("time must be a finite number, is NaN");
    }

    @Test
    void intensitiesWhoseSquaresAreNoNumbersAreZero() {
        Trace trace = Trace.of(new double[] {1, 2}, new double[] {-1e-300, 1e-29});
        assertThat(trace.intensitiesCounts()).containsExactly(0, 1e-29);
    }

    @Test
    void findsTheFirstPointAtOrAfterATime() {
        Trace trace = Trace.of(new double[] {1, 2, 3}, new double[3]);
        assertThat(trace.firstAtOrAfter(2)).isEqualTo(1);
        assertThat(trace.firstAtOrAfter(2.1)).isEqualTo(2);
        assertThat(trace.firstAtOrAfter(9)).isEqualTo(3);
    }
}
