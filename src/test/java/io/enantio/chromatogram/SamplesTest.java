package io.enantio.chromatogram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void numbersThatFitSinglePrecisionAreStoredInItWithoutLoss() {
        double[] values = {0, -0.0, 1, (float) 0.1, 1e-40f, Float.MAX_VALUE};
        Samples samples = Samples.of(values);
        assertThat(samples.isSingle()).isTrue();
        assertThat(samples.copy()).isEqualTo(values);
        assertThat(1 / samples.at(1)).isNegative();
    }

    @Test
    void oneNumberThatDoesNotFitMakesAllOfThemDoubles() {
        double[] values = {1, 0.1, Double.MAX_VALUE, 16_777_217};
        Samples samples = Samples.of(values);
        assertThat(samples.isSingle()).isFalse();
        assertThat(samples.copy()).isEqualTo(values);
    }

    @Test
    void aSliceContainsItsPart() {
        assertThat(Samples.of(new double[] {1, 2, 3, 4}).slice(1, 3).copy()).containsExactly(2, 3);
        assertThat(Samples.of(new double[] {0.1, 0.2, 0.3}).slice(2, 3).copy()).containsExactly(0.3);
    }
}
