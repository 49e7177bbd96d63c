package io.enantio.acceptance.reanalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.enantio.acceptance.reanalysis.IncurredReanalysis.Common;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Criteria;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Group;
import io.enantio.acceptance.reanalysis.IncurredReanalysis.Pair;
import io.enantio.method.value.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule ISR on cases reckoned by hand (D-5), and the trends that ICH M10, 5 names. */
class IncurredReanalysisTest {
    private static final Criteria M10 = new Criteria(20, new Fraction(2, 3), 1000, 10, 5);

    private static Pair pair(String subject, String firstRun, String repeatRun, double repeat) {
        return new Pair(subject + "-1", Optional.of(subject), firstRun, repeatRun, 100, repeat);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "10, 1",
        "11, 2",
        "160, 16",
        "1000, 100",
        "1001, 101",
        "1020, 101",
        "1021, 102",
        "1400, 120"
    })
    void tenPercentOfTheFirstThousandAndFiveOfTheRest(int samples, int required) {
        assertThat(M10.required(samples)).isEqualTo(required);
    }

    @ParameterizedTest
    @CsvSource({"90, 110, true", "90, 110.1, false", "110, 90, true", "110.1, 90, false", "0.9, 1.1, true", "7, 7, true"
    })
    void exactlyOnTheLimitIsInside(double first, double repeat, boolean holds) {
        assertThat(M10.holds(new Pair("S1", Optional.empty(), "R1", "R2", first, repeat)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"15, 5, true", "15, 6, false", "16, 5, true", "16, 6, false", "3, 1, true", "3, 2, false"})
    void twoThirdsAreCountedInIntegers(int pairs, int outside, boolean reproduced) {
        List<Pair> some = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            some.add(pair("P" + i, "R1", "R2", i < outside ? 130 : 110));
        }
        IncurredReanalysis isr = new IncurredReanalysis(some, 150, M10);
        assertThat(isr.isReproduced()).hasValue(reproduced);
        assertThat(isr.within()).isEqualTo(pairs - outside);
        assertThat(isr.withinPercent().orElseThrow()).isCloseTo(100.0 * (pairs - outside) / pairs, within(1e-12));
        assertThat(isr.repeatedPercent().orElseThrow()).isCloseTo(100.0 * pairs / 150, within(1e-12));
        assertThat(isr.isEnough()).isEqualTo(pairs >= 15);
    }

    @Test
    void withoutPairsNothingIsReproducedAndNothingFails() {
        IncurredReanalysis none = new IncurredReanalysis(List.of(), 5, M10);
        assertThat(none.isReproduced()).isEmpty();
        assertThat(none.withinPercent()).isEmpty();
        assertThat(none.meanDifference()).isEmpty();
        assertThat(none.isEnough()).isFalse();
        assertThat(none.trends()).isEmpty();
    }

    @Test
    void aSubjectOrRunOfWhichNoPairHoldsIsATrendThoughTheWholePasses() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pairs.add(pair("P" + i, "R1", "R9", 105));
        }
        pairs.add(pair("P20", "R2", "R9", 150));
        pairs.add(pair("P20", "R1", "R9", 160));
        IncurredReanalysis isr = new IncurredReanalysis(pairs, 100, M10);
        assertThat(isr.isReproduced()).hasValue(true);
        assertThat(isr.trends()).extracting(Group::common, Group::name).containsExactly(tuple(Common.SUBJECT, "P20"));
        assertThat(isr.groups().stream()
                        .filter(group -> group.name().equals("R2"))
                        .toList())
                .as("one pair alone shows no trend")
                .containsExactly(new Group(Common.FIRST_RUN, "R2", 1, 0, 40));
    }

    @Test
    void aSystematicDifferenceHasAnIntervalThatExcludesZero() {
        List<Pair> pairs = List.of(
                pair("A", "R1", "R2", 108),
                pair("B", "R1", "R2", 110),
                pair("C", "R1", "R2", 112),
                pair("D", "R1", "R2", 110));
        IncurredReanalysis isr = new IncurredReanalysis(pairs, 40, M10);
        assertThat(isr.meanDifference().orElseThrow().low95()).isPositive();
        assertThat(isr.isReproduced()).hasValue(true);
    }
}
