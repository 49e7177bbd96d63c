package io.enantio.peak.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.peak.fit.GaussianPrior.Guess;
import io.enantio.peak.learn.SharedShapeLearner.TrainingTrace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTraceTest {
    private static List<TrainingTrace> training(int number) {
        Guess guess = new Guess(0, 1);
        return IntStream.range(0, number)
                .mapToObj(i -> new TrainingTrace(i, guess, guess, 1))
                .toList();
    }

    @Test
    void ofAnOrdinaryRunEveryTraceIsUsed() {
        assertThat(TrainingTrace.spread(training(200))).isEqualTo(training(200));
        assertThat(TrainingTrace.spread(List.of())).isEmpty();
    }

    @Test
    void ofALongRunTwoHundredTracesSpreadOverItAreUsed() {
        List<Integer> taken = TrainingTrace.spread(training(1999)).stream()
                .map(TrainingTrace::injection)
                .toList();
        assertThat(taken).hasSize(200).isSorted().doesNotHaveDuplicates();
        assertThat(taken.get(0)).isZero();
        assertThat(taken.get(199)).isBetween(1980, 1998);
        assertThat(IntStream.range(1, 200).map(k -> taken.get(k) - taken.get(k - 1)))
                .allMatch(step -> step == 9 || step == 10);
    }
}
