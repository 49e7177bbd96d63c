package io.enantio.peak.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.fit.GaussianPrior.Guess;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaussianPriorTest {
    private static final double[][] COVARIANCE = {{4, 2}, {2, 9}};

    @Test
    void distanceOfIndependentParametersIsTheSumOfTheirSquaredStandardDeviations() {
        GaussianPrior prior = GaussianPrior.independent(new double[] {1, 10}, new double[] {0.5, 4});
        assertThat(prior.distance(new double[] {2, 2})).isCloseTo(4 + 4, within(1e-12));
        assertThat(prior.distance(prior.mean())).isZero();
        assertThat(prior.pull(new double[] {2, 2})).containsExactly(new double[] {-4, 0.5}, within(1e-12));
        assertThat(prior.size()).isEqualTo(2);
        assertThat(prior.mean(1)).isEqualTo(10);
    }

    /** The inverse of the covariance is {{9, -2}, {-2, 4}} / 32. */
    @Test
    void distanceOfCorrelatedParametersIsThatOfMahalanobis() {
        GaussianPrior prior = GaussianPrior.of(new double[] {1, 1}, COVARIANCE);
        assertThat(prior.precision(0, 0)).isCloseTo(9 / 32.0, within(1e-12));
        assertThat(prior.precision(0, 1)).isCloseTo(-2 / 32.0, within(1e-12));
        assertThat(prior.distance(new double[] {2, 2})).isCloseTo(9 / 32.0, within(1e-12));
        assertThat(prior.distance(new double[] {2, 0})).isCloseTo(17 / 32.0, within(1e-12));
        assertThat(prior.pull(new double[] {2, 0})).containsExactly(new double[] {-11 / 32.0, 6 / 32.0}, within(1e-12));
        double[][] back = prior.covariance().orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThat(back[i]).containsExactly(COVARIANCE[i], within(1e-12));
        }
    }

    @Test
    void furtherParametersAreIndependentOfTheFirst() {
        GaussianPrior prior = GaussianPrior.of(new double[] {1, 1}, COVARIANCE)
                .extended(List.of(new Guess(7, 0.5), new Guess(8, 0.25)));
        assertThat(prior.mean()).containsExactly(1, 1, 7, 8);
        assertThat(prior.distance(new double[] {2, 2, 8, 8.5})).isCloseTo(9 / 32.0 + 4 + 4, within(1e-12));
        double[][] covariance = prior.covariance().orElseThrow();
        assertThat(covariance[0]).containsExactly(new double[] {4, 2, 0, 0}, within(1e-12));
        assertThat(covariance[3]).containsExactly(new double[] {0, 0, 0, 0.0625}, within(1e-12));
    }

    @Test
    void aCovarianceThatIsNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GaussianPrior.of(new double[] {1, 1}, new double[][] {{1, 2}, {2, 1}}));
    }
}
