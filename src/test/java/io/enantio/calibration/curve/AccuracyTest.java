package io.enantio.calibration.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {
    @ParameterizedTest(name = "{0} against {1} within {2} %: {3}")
    @CsvSource({
        "0.85, 1, 15, true",
        "1.15, 1, 15, true",
        "2.3, 2, 15, true",
        "1.7, 2, 15, true",
        "0.8, 1, 20, true",
        "460, 400, 15, true",
        "1.1500001, 1, 15, false",
        "0.8499999, 1, 15, false",
        "-1, 1, 15, false",
        "1.1500000000000000001, 1, 15, true",
    })
    void exactlyOnTheLimitIsInsideAndBeyondItIsNot(double estimate, double nominal, double limit, boolean inside) {
        assertThat(Accuracy.isWithin(estimate, nominal, limit)).isEqualTo(inside);
    }

    @Test
    void fortyPercentOfTwentyAndThirtyOfFifteenAreATie() {
        Accuracy.Trial first = new Accuracy.Trial(1.4, 1, 20);
        Accuracy.Trial second = new Accuracy.Trial(2.6, 2, 15);

        assertThat(Accuracy.compareExcess(first, second)).isZero();
        assertThat(Accuracy.compareExcess(first, new Accuracy.Trial(2.61, 2, 15)))
                .isNegative();
    }

    @Test
    void twentyPercentOfTheMeanIsWithinALimitOfTwentyAndAnyMoreIsNot() {
        assertThat(Accuracy.isDifferenceWithin(90, 110, 20)).isTrue();
        assertThat(Accuracy.isDifferenceWithin(90, 110.1, 20)).isFalse();
        assertThat(Accuracy.isDifferenceWithin(110, 90, 20)).isTrue();
        assertThat(Accuracy.differencePercent(90, 110)).isEqualTo(20);
        assertThat(Accuracy.differencePercent(110, 90)).isEqualTo(-20);
    }

    /** In binary, 0.9 and 1.1 differ by a little more than a fifth of their mean. */
    @Test
    void aDifferenceIsComparedInDecimal() {
        assertThat(Accuracy.isDifferenceWithin(0.9, 1.1, 20)).isTrue();
        assertThat(Accuracy.isDifferenceWithin(0.09, 0.11, 20)).isTrue();
    }
}
