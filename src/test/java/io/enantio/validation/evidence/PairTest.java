package io.enantio.validation.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference cases of rule D-5, and lines whose slope is known. */
class PairTest {

    @Test
    void exactlyTwentyPercentOfTheMeanIsInsideAndAnyMoreIsNot() {
        assertThat(new Pair(90, 110).isWithin(20)).isTrue();
        assertThat(new Pair(90, 110.1).isWithin(20)).isFalse();
        assertThat(new Pair(110, 90).isWithin(20)).isTrue();
        assertThat(new Pair(90, 110).differencePercent()).isEqualTo(20);
    }

    /** In binary 0.9 and 1.1 differ by a little more than a fifth of their mean. */
    @Test
    void theComparisonIsDecimal() {
        assertThat(new Pair(0.9, 1.1).isWithin(20)).isTrue();
        assertThat(new Pair(0.09, 0.11).isWithin(20)).isTrue();
    }

    @Test
    void aDemingLineGivesBackAPlantedLine() {
        List<Pair> pairs = List.of(new Pair(1, 3.5), new Pair(2, 5.5), new Pair(5, 11.5), new Pair(9, 19.5));
        DemingLine line = DemingLine.through(pairs).orElseThrow();
        assertThat(line.slope()).isCloseTo(2, within(1e-12));
        assertThat(line.intercept()).isCloseTo(1.5, within(1e-12));
    }

    /** Unlike least squares: the line of the swapped pairs is the inverse line. */
    @Test
    void swappingThePairsInvertsTheLine() {
        List<Pair> pairs = List.of(new Pair(1, 2), new Pair(2, 5.5), new Pair(5, 10), new Pair(9, 21));
        List<Pair> swapped = pairs.stream()
                .map(pair -> new Pair(pair.second(), pair.first()))
                .toList();
        double slope = DemingLine.through(pairs).orElseThrow().slope();
        assertThat(DemingLine.through(swapped).orElseThrow().slope()).isCloseTo(1 / slope, within(1e-12));
    }
}
