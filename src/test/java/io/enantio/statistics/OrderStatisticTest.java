package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrderStatisticTest {
    @Test
    void theValueOfEveryRankIsThatOfTheSortedValues() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 1; n < 200; n += 7) {
            double[] scattered = random.doubles(n, -1, 1).toArray();
            // Few different values, as counts are stored: many are equal to the pivot.
            double[] equal = random.ints(n, 0, 4).mapToDouble(k -> k).toArray();
            ranksAreThoseOf(scattered);
            ranksAreThoseOf(equal);
        }
    }

    @Test
    void valuesInOrderInReverseOrderAndAllEqualAreRankedToo() {
        double[] rising = new double[1000];
        Arrays.setAll(rising, i -> i);
        double[] falling = new double[1000];
        Arrays.setAll(falling, i -> -i);
        ranksAreThoseOf(rising);
        ranksAreThoseOf(falling);
        ranksAreThoseOf(new double[1000]);
    }

    @Test
    void infiniteValuesStandAtTheEnds() {
        double[] values = new double[50];
        Arrays.fill(values, 0, 20, Double.POSITIVE_INFINITY);
        Arrays.fill(values, 20, 40, Double.NEGATIVE_INFINITY);
        ranksAreThoseOf(values);
    }

    @Test
    void theMedianIsTheMiddleValueOrTheMeanOfTheMiddleTwo() {
        assertThat(OrderStatistic.median(new double[] {3, 1, 2})).isEqualTo(2);
        assertThat(OrderStatistic.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
        assertThat(OrderStatistic.median(new double[] {7})).isEqualTo(7);
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 1; n < 60; n++) {
            double[] values = random.doubles(n).toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
            assertThat(OrderStatistic.median(values)).isEqualTo(median);
        }
    }

    private static void ranksAreThoseOf(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int rank = 0; rank < values.length; rank++) {
            assertThat(OrderStatistic.of(values.clone(), rank)).isEqualTo(sorted[rank]);
        }
    }
}
