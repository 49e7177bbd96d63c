package io.enantio.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of tables against the formatter of Java, at random and around halves. */
class DigitTextTest {
    private static final int NUMBERS = 5_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theDigitsAreThoseOfTheFormatter(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < NUMBERS; i++) {
            double value = random.nextDouble() * Math.pow(10, random.nextInt(14) - 4);
            check(value);
            check((double) (float) value);
            check(Math.rint(value * 1000) / 1000);
            check(Math.rint(value * 8) / 8);
        }
    }

    private static void check(double value) {
        for (int decimals : new int[] {0, 2, 4}) {
            assertThat(DigitText.fixed(value, decimals)).isEqualTo(format("%." + decimals + "f", value));
        }
        assertThat(DigitText.scientific(value)).isEqualTo(format("%.2e", value));
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    @Test
    void halvesAndEndsOfTheRange() {
        for (double value : new double[] {
            0,
            0.005,
            0.015,
            1.005,
            2.675,
            0.00005,
            0.99995,
            9.995,
            9.994999,
            99.95,
            999.5,
            1e8,
            1e15,
            1e-30,
            3e-22,
            123456789.125,
            9.995e10,
            9.99499999e10,
            -1.005,
            -3.25e7
        }) {
            check(value);
        }
    }

    @Test
    void withoutZerosAtTheEnd() {
        assertThat(DigitText.shortest(238.1, 4)).isEqualTo("238.1");
        assertThat(DigitText.shortest(100, 4)).isEqualTo("100");
        assertThat(DigitText.shortest(0.00001, 4)).isEqualTo("0");
        assertThat(DigitText.shortest(-0.00001, 4)).isEqualTo("0");
        assertThat(DigitText.shortest(125.00004, 4)).isEqualTo("125");
        assertThat(DigitText.shortest(125.00005, 4)).isEqualTo("125.0001");
    }
}
