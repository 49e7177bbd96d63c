package io.enantio.peak;

import static org.assertj.core.api.Assertions.assertThat;

import io.enantio.peak.GaussianPrior.Guess;
import io.enantio.peak.SharedShapeLearner.Lesson;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LessonTest {
    private static List<Lesson> lessons(int number) {
        Guess guess = new Guess(0, 1);
        return IntStream.range(0, number)
                .mapToObj(i -> new Lesson(i, guess, guess, 1))
                .toList();
    }

    @Test
    void ofAnOrdinaryRunEveryLessonIsTaken() {
        assertThat(Lesson.spread(lessons(200))).isEqualTo(lessons(200));
        assertThat(Lesson.spread(List.of())).isEmpty();
    }

    @Test
    void ofALongRunTwoHundredAreTakenAllOverIt() {
        List<Integer> taken =
                Lesson.spread(lessons(1999)).stream().map(Lesson::injection).toList();
        assertThat(taken).hasSize(200).isSorted().doesNotHaveDuplicates();
        assertThat(taken.get(0)).isZero();
        assertThat(taken.get(199)).isBetween(1980, 1998);
        assertThat(IntStream.range(1, 200).map(k -> taken.get(k) - taken.get(k - 1)))
                .allMatch(step -> step == 9 || step == 10);
    }
}
