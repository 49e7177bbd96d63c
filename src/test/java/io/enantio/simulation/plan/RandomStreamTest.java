package io.enantio.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {
    private static final int DRAWS = 100_000;

    @Test
    void equalKeysGiveEqualNumbersAndOthersDoNot() {
        assertThat(RandomStream.of(7, "a", 1, 2).uniform())
                .isEqualTo(RandomStream.of(7, "a", 1, 2).uniform());
        assertThat(RandomStream.of(7, "a", 1, 2).uniform())
                .isNotEqualTo(RandomStream.of(7, "a", 2, 1).uniform());
        assertThat(RandomStream.of(7, "a").uniform())
                .isNotEqualTo(RandomStream.of(8, "a").uniform());
    }

    /** Limits: five standard errors of the moment. */
    @Test
    void normalNumbersHaveTheMomentsOfANormalDistribution() {
        RandomStream random = RandomStream.of(1, "normal");
        double[] sums = new double[5];
        for (int i = 0; i < DRAWS; i++) {
            double z = random.gaussian();
            for (int power = 1; power < sums.length; power++) {
                sums[power] += Math.pow(z, power) / DRAWS;
            }
        }
        assertThat(sums[1]).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
        assertThat(sums[2]).isCloseTo(1, within(5 * Math.sqrt(2.0 / DRAWS)));
        assertThat(sums[3]).isCloseTo(0, within(5 * Math.sqrt(15.0 / DRAWS)));
        assertThat(sums[4]).isCloseTo(3, within(5 * Math.sqrt(96.0 / DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 5, 10, 25, 400, 2e5})
    void poissonCountsHaveTheirMeanAsMeanAndVariance(double mean) {
        RandomStream random = RandomStream.of(2, "poisson");
        double sum = 0;
        double squares = 0;
        double cubes = 0;
        for (int i = 0; i < DRAWS; i++) {
            double deviation = random.poisson(mean) - mean;
            sum += deviation / DRAWS;
            squares += deviation * deviation / DRAWS;
            cubes += deviation * deviation * deviation / DRAWS;
        }
        double fourth = mean * (1 + 3 * mean);
        assertThat(sum).isCloseTo(0, within(5 * Math.sqrt(mean / DRAWS)));
        assertThat(squares).isCloseTo(mean, within(5 * Math.sqrt((fourth - mean * mean) / DRAWS)));
        assertThat(cubes).isCloseTo(mean, within(5 * Math.sqrt((16 * mean * mean * mean + 40 * fourth) / DRAWS)));
    }

    @Test
    void lognormalFactorsHaveMeanOneAndTheRequestedCv() {
        RandomStream random = RandomStream.of(3, "factor");
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double factor = random.factor(25);
            sum += factor / DRAWS;
            squares += factor * factor / DRAWS;
        }
        assertThat(sum).isCloseTo(1, within(0.005));
        assertThat(Math.sqrt(squares - sum * sum)).isCloseTo(0.25, within(0.005));
    }
}
