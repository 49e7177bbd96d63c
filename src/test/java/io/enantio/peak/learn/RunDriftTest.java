package io.enantio.peak.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.enantio.peak.fit.GaussianPrior;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunDriftTest {

    @Test
    void aMissingInjectionIsExpectedBetweenItsNeighboursOnADrift() {
        List<Optional<Double>> times = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            times.add(i == 9 ? Optional.empty() : Optional.of(5 + 0.01 * i));
        }
        GaussianPrior.Guess guess =
                RunDrift.of(times, 0.002).at(9, RunDrift.Own.IS_LEFT_OUT).orElseThrow();
        assertThat(guess.mean()).isCloseTo(5.09, within(1e-9));
    }

    @Test
    void aLastingStepIsNotAveragedOver() {
        List<Optional<Double>> times = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            times.add(Optional.of((i < 12 ? 5.2 : 5.0) + 0.001 * (i % 3)));
        }
        GaussianPrior.Guess guess =
                RunDrift.of(times, 0.002).at(12, RunDrift.Own.IS_LEFT_OUT).orElseThrow();
        assertThat(guess.mean()).isCloseTo(5.0, within(0.01));
    }

    @Test
    void oneStrayTimeMovesNoExpectation() {
        List<Optional<Double>> times = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            times.add(Optional.of(i == 8 ? 5.6 : 5.0 + 0.001 * (i % 2)));
        }
        GaussianPrior.Guess guess =
                RunDrift.of(times, 0.002).at(10, RunDrift.Own.IS_LEFT_OUT).orElseThrow();
        assertThat(guess.mean()).isCloseTo(5.0, within(0.01));
    }
}
