package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines whose slope is known. */
class DemingLineTest {

    @Test
    void aPlantedLineIsRecovered() {
        DemingLine line = DemingLine.through(List.of(1.0, 2.0, 5.0, 9.0), List.of(3.5, 5.5, 11.5, 19.5))
                .orElseThrow();
        assertThat(line.slope()).isCloseTo(2, within(1e-12));
        assertThat(line.intercept()).isCloseTo(1.5, within(1e-12));
    }

    /** Unlike least squares: exchanging x and y gives the inverse line. */
    @Test
    void exchangingTheVariablesInvertsTheLine() {
        List<Double> x = List.of(1.0, 2.0, 5.0, 9.0);
        List<Double> y = List.of(2.0, 5.5, 10.0, 21.0);
        double slope = DemingLine.through(x, y).orElseThrow().slope();
        assertThat(DemingLine.through(y, x).orElseThrow().slope()).isCloseTo(1 / slope, within(1e-12));
    }

    @Test
    void twoPairsOrAConstantGiveNoLine() {
        assertThat(DemingLine.through(List.of(1.0, 2.0), List.of(1.0, 2.0))).isEmpty();
        assertThat(DemingLine.through(List.of(1.0, 2.0, 3.0), List.of(4.0, 4.0, 4.0)))
                .isEmpty();
    }
}
