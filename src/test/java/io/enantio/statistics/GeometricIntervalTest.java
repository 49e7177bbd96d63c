package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The 95 % interval of a geometric mean: t of 2 degrees of freedom is 4.302652729749 (tables of Student's t). */
class GeometricIntervalTest {
    private static final double T_2 = 4.302652729749;

    @Test
    void theIntervalIsThatOfTheLogarithms() {
        SampleStatistics values = SampleStatistics.of(List.of(50.0, 100.0, 200.0));
        double half = T_2 * Math.log(2) / Math.sqrt(3);
        assertThat(values.geometricMean().orElseThrow()).isCloseTo(100, within(1e-10));
        assertThat(values.geometricCi95Low().orElseThrow()).isCloseTo(100 * Math.exp(-half), within(1e-8));
        assertThat(values.geometricCi95High().orElseThrow()).isCloseTo(100 * Math.exp(half), within(1e-7));
    }

    @Test
    void thereIsNoneWithOneValueWithoutScatterOrWithAZero() {
        for (List<Double> values : List.of(List.of(5.0), List.of(5.0, 5.0), List.of(0.0, 5.0, 6.0))) {
            assertThat(SampleStatistics.of(values).geometricCi95Low())
                    .as("%s", values)
                    .isEmpty();
            assertThat(SampleStatistics.of(values).geometricCi95High())
                    .as("%s", values)
                    .isEmpty();
        }
    }
}
