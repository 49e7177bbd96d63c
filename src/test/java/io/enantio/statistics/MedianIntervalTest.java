package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.statistics.DemingLine.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against R (validation/reference/r-comparison), by hand, and by how often the interval holds the truth. */
class MedianIntervalTest {

    @ParameterizedTest
    @ValueSource(strings = {"fifty", "fiftyone", "tied", "cents", "scattered"})
    void everyFigureIsThatOfR(String data) {
        List<Double> first = ComparisonReference.first(data);
        List<Double> second = ComparisonReference.second(data);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            ratios.add(second.get(i) / first.get(i));
        }
        MedianInterval found = MedianInterval.of(ratios).orElseThrow();
        Map<String, Double> expected = ComparisonReference.figures(data);
        assertThat(List.of(
                        found.median().value(),
                        found.median().low95(),
                        found.median().high95(),
                        found.coverage()))
                .zipSatisfy(
                        List.of("median", "median_low", "median_high", "coverage"),
                        (value, figure) -> assertThat(value)
                                .as(figure)
                                .isCloseTo(expected.getOrDefault(figure, Double.NaN), within(1e-12)));
    }

    /** Six values: smallest and largest miss the median with 2/2⁶ = 3.1 %. With five it would be 6.3 %. */
    @Test
    void sixValuesAreTheFewest() {
        assertThat(MedianInterval.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0))).isEmpty();
        assertThat(MedianInterval.of(List.of())).isEmpty();
        assertThat(MedianInterval.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0, 6.0)))
                .contains(new MedianInterval(new Interval(3.5, 1, 6), 1 - 2.0 / 64));
    }

    /** 2,000 samples of 31 skewed values whose median is ln 2: the share that misses it is at most 5 % and as large as is told. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(31);
        int held = 0;
        double told = 0;
        for (int sample = 0; sample < 2000; sample++) {
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < 31; i++) {
                values.add(-StrictMath.log(1 - random.nextDouble()));
            }
            MedianInterval interval = MedianInterval.of(values).orElseThrow();
            told = interval.coverage();
            held += interval.median().low95() <= StrictMath.log(2)
                            && StrictMath.log(2) <= interval.median().high95()
                    ? 1
                    : 0;
        }
        assertThat(told).isBetween(0.95, 0.98);
        assertThat(held / 2000.0).isCloseTo(told, within(0.015));
    }

    @Test
    void thousandsOfValuesHaveAnIntervalToo() {
        List<Double> values = new ArrayList<>();
        for (int i = 1; i <= 5001; i++) {
            values.add((double) i);
        }
        MedianInterval interval = MedianInterval.of(values).orElseThrow();
        assertThat(interval.median().value()).isEqualTo(2501);
        assertThat(interval.coverage()).isBetween(0.95, 0.9535);
    }
}
