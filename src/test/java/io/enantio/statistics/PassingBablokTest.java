package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.statistics.DemingLine.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against R (validation/reference/r-comparison), by hand, and under changes that must not matter. */
class PassingBablokTest {

    @ParameterizedTest
    @ValueSource(strings = {"fifty", "fiftyone", "five", "tied", "cents", "scattered"})
    void everyFigureIsThatOfR(String data) {
        PassingBablok line = PassingBablok.through(ComparisonReference.first(data), ComparisonReference.second(data))
                .orElseThrow();
        Map<String, Double> expected = ComparisonReference.figures(data);
        same(line.slope(), expected, "slope");
        same(line.intercept(), expected, "intercept");
    }

    private static void same(Interval found, Map<String, Double> expected, String figure) {
        assertThat(found.value()).as(figure).isCloseTo(number(expected, figure), within(1e-9));
        assertThat(found.low95()).as(figure + " low").isCloseTo(number(expected, figure + "_low"), within(1e-9));
        assertThat(found.high95()).as(figure + " high").isCloseTo(number(expected, figure + "_high"), within(1e-9));
    }

    private static double number(Map<String, Double> expected, String figure) {
        return Objects.requireNonNull(expected.get(figure), figure);
    }

    /**
     * Five points (1, 1), (2, 3), (3, 2), (4, 5), (5, 9). Slopes 2, 1/2, 4/3, 2, (-1), 1, 2, 3, 7/2, 4: of ten one is -1 and left out. The
     * nine others in order: 1/2, 1, 4/3, 2, 2, 2, 3, 7/2, 4; the median is 2. C = 1.96·√(5·4·15/18) = 8.0015, (9 - 8.0015)/2 = 0.499 rounds
     * to 0, so there is no interval. With (5, 9) moved to (5.5, 9) and (3, 2) to (3, 2.5) no slope is -1 and the ends are the first and the last.
     */
    @Test
    void fivePointsAreWorkedByHand() {
        assertThat(PassingBablok.through(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(1.0, 3.0, 2.0, 5.0, 9.0)))
                .as("the interval would begin below the first slope")
                .isEmpty();
        // 2, 0.75, 4/3, 8/4.5, -0.5, 1, 6/3.5, 2.5, 6.5/2.5, 4/1.5: the middle ones are 6/3.5 and 8/4.5.
        PassingBablok line = PassingBablok.through(List.of(1.0, 2.0, 3.0, 4.0, 5.5), List.of(1.0, 3.0, 2.5, 5.0, 9.0))
                .orElseThrow();
        double slope = (6 / 3.5 + 8 / 4.5) / 2;
        assertThat(line.slope().value()).isCloseTo(slope, within(1e-12));
        assertThat(line.slope().low95()).isCloseTo(-0.5, within(1e-12));
        assertThat(line.slope().high95()).isCloseTo(4 / 1.5, within(1e-12));
        // y - b·x: 1 - b, 3 - 2b, 2.5 - 3b, 5 - 4b, 9 - 5.5b; with b = 1.746 the middle one is the first.
        assertThat(line.intercept().value()).isCloseTo(1 - slope, within(1e-12));
        assertThat(line.intercept().high95()).as("from the low slope").isCloseTo(4, within(1e-12));
    }

    /** 51 points have 1,275 slopes, an odd number, so the median is one of them and its inverse is that of the exchanged points. */
    @Test
    void exchangingTheVariablesInvertsTheSlopeAndItsInterval() {
        List<Double> x = ComparisonReference.first("fiftyone");
        List<Double> y = ComparisonReference.second("fiftyone");
        Interval slope = PassingBablok.through(x, y).orElseThrow().slope();
        Interval exchanged = PassingBablok.through(y, x).orElseThrow().slope();
        assertThat(exchanged.value()).isCloseTo(1 / slope.value(), within(1e-12));
        assertThat(exchanged.low95()).isCloseTo(1 / slope.high95(), within(1e-12));
        assertThat(exchanged.high95()).isCloseTo(1 / slope.low95(), within(1e-12));
    }

    @Test
    void neitherAnotherUnitOfBothNorTheOrderOfPointsMatters() {
        List<Double> x = ComparisonReference.first("fifty");
        List<Double> y = ComparisonReference.second("fifty");
        PassingBablok line = PassingBablok.through(x, y).orElseThrow();
        PassingBablok larger = PassingBablok.through(changed(x, v -> 1000 * v), changed(y, v -> 1000 * v))
                .orElseThrow();
        assertThat(larger.slope().value()).isCloseTo(line.slope().value(), within(1e-12));
        assertThat(larger.intercept().low95()).isCloseTo(1000 * line.intercept().low95(), within(1e-8));
        List<Double> backX = new ArrayList<>(x);
        List<Double> backY = new ArrayList<>(y);
        Collections.reverse(backX);
        Collections.reverse(backY);
        assertThat(PassingBablok.through(backX, backY)).contains(line);
    }

    /** Ten of sixty values a hundred times too large: the slope stays between those of the fifty others, least squares would not. */
    @Test
    void aFewWildPairsDoNotMoveTheLine() {
        SplittableRandom random = new SplittableRandom(5);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            x.add((double) i);
            y.add(i % 6 == 0 ? 200.0 * i : 2.0 * i + 3 + random.nextDouble(-0.1, 0.1));
        }
        Interval slope = PassingBablok.through(x, y).orElseThrow().slope();
        assertThat(slope.value()).isCloseTo(2, within(0.05));
    }

    @Test
    void pairsOnALineHaveItsSlopeWithoutScatter() {
        PassingBablok line = PassingBablok.through(
                        List.of(1.0, 2.0, 4.0, 8.0, 16.0), List.of(3.0, 5.0, 9.0, 17.0, 33.0))
                .orElseThrow();
        assertThat(line.slope().value()).isCloseTo(2, within(1e-14));
        assertThat(line.slope().low95()).isEqualTo(line.slope().value());
        assertThat(line.slope().high95()).isEqualTo(line.slope().value());
        assertThat(line.intercept().value()).isCloseTo(1, within(1e-13));
    }

    @Test
    void fewEqualOrUnrelatedPairsHaveNoLine() {
        assertThat(PassingBablok.through(List.of(), List.of())).isEmpty();
        assertThat(PassingBablok.through(List.of(1.0, 2.0, 3.0, 4.0), List.of(1.0, 2.0, 3.0, 4.0)))
                .isEmpty();
        List<Double> same = Collections.nCopies(20, 3.0);
        assertThat(PassingBablok.through(same, same)).isEmpty();
        List<Double> rising = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rising.add((double) i);
        }
        assertThat(PassingBablok.through(same, rising)).as("all vertical").isEmpty();
        assertThat(PassingBablok.through(rising, changed(rising, v -> -v)))
                .as("all slopes are -1")
                .isEmpty();
    }

    /** They have 12.5 million slopes. */
    @Test
    void thousandsOfPairsNeedNoMemoryForTheirSlopes() {
        SplittableRandom random = new SplittableRandom(8);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            double truth = random.nextDouble(1, 500);
            x.add(truth * random.nextDouble(0.97, 1.03));
            y.add(1.1 * truth * random.nextDouble(0.97, 1.03));
        }
        Interval slope = PassingBablok.through(x, y).orElseThrow().slope();
        assertThat(slope.value()).isCloseTo(1.1, within(0.002));
        assertThat(slope.high95() - slope.low95()).isLessThan(0.005);
    }

    private static List<Double> changed(List<Double> values, DoubleUnaryOperator change) {
        return values.stream().map(change::applyAsDouble).toList();
    }
}
