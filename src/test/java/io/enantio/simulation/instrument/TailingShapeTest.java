package io.enantio.simulation.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.enantio.simulation.instrument.TailingShape.ErrorFunction;
import io.enantio.simulation.instrument.TailingShape.Tail;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailingShapeTest {
    private static final double STEP_MIN = 0.0005;

    @ParameterizedTest
    @CsvSource({"1.05, SINGLE", "1.25, SINGLE", "2.5, SINGLE", "1.25, WITH_SLOW_PART", "2.5, WITH_SLOW_PART"})
    void hasAreaOneAndTheRequestedWidthAndTailing(double as10, Tail tail) {
        TailingShape shape = TailingShape.withTailing(as10, tail);
        double area = 0;
        for (double t = -5; t < 20; t += STEP_MIN) {
            area += STEP_MIN * shape.densityPerMin(t, 0.4);
        }
        assertThat(area).isCloseTo(1, within(1e-6));
        assertThat(width(shape, 0.5)).isCloseTo(0.4, within(2 * STEP_MIN));
        assertThat(edge(shape, 0.1, 1) / edge(shape, 0.1, -1)).isCloseTo(as10, within(0.01));
    }

    @Test
    void isHighestAtItsApex() {
        TailingShape shape = TailingShape.withTailing(1.5, Tail.WITH_SLOW_PART);
        double apex = shape.densityPerMin(0, 0.4);
        assertThat(shape.densityPerMin(-0.002, 0.4)).isLessThan(apex);
        assertThat(shape.densityPerMin(0.002, 0.4)).isLessThan(apex);
    }

    @Test
    void refusesATailingItCannotHave() {
        assertThatThrownBy(() -> TailingShape.withTailing(0.9, Tail.SINGLE))
                .hasMessage("tailing must be from 1.01 to 4, is 0.9");
    }

    /** Reference: Apache Commons Math, another algorithm. */
    @Test
    void complementaryErrorFunctionAgreesWithCommonsMath() {
        for (double x = -5; x < 8; x += 0.173) {
            assertThat(ErrorFunction.complement(x) / Erf.erfc(x))
                    .as("erfc(%s)", x)
                    .isCloseTo(1, within(1e-10));
        }
    }

    private static double width(TailingShape shape, double share) {
        return edge(shape, share, 1) + edge(shape, share, -1);
    }

    /** Distance from the apex at which the density falls below a share of its height. */
    private static double edge(TailingShape shape, double share, int side) {
        double height = share * shape.densityPerMin(0, 0.4);
        double distance = 0;
        while (shape.densityPerMin(side * distance, 0.4) > height) {
            distance += STEP_MIN;
        }
        return distance;
    }
}
