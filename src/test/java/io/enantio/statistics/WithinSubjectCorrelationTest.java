package io.enantio.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.enantio.statistics.WithinSubjectCorrelation.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against R's analysis of covariance (validation/reference/r-study/mixed.R), and what pooled points would claim. */
class WithinSubjectCorrelationTest {

    @Test
    void everyFigureIsThatOfTheAnalysisOfCovariance() {
        List<List<Pair>> subjects = new ArrayList<>();
        for (List<Optional<Double>> row : MixedReference.data("within")) {
            List<Double> cells = row.stream().flatMap(Optional::stream).toList();
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < cells.size(); i += 2) {
                pairs.add(new Pair(cells.get(i), cells.get(i + 1)));
            }
            subjects.add(pairs);
        }
        WithinSubjectCorrelation found = WithinSubjectCorrelation.of(subjects).orElseThrow();
        assertThat(found.r()).isCloseTo(MixedReference.figure("within", "r"), within(1e-11));
        assertThat(found.df()).isEqualTo((int) MixedReference.figure("within", "df"));
        assertThat(found.p()).isCloseTo(MixedReference.figure("within", "p"), withinPercentage(1e-7));
        assertThat(found.ci95().orElseThrow().low()).isCloseTo(MixedReference.figure("within", "low95"), within(1e-10));
        assertThat(found.ci95().orElseThrow().high())
                .isCloseTo(MixedReference.figure("within", "high95"), within(1e-10));
    }

    @Test
    void differencesBetweenSubjectsAreNoChangesWithinThem() {
        // Pooled, y rises with x; within every subject it falls.
        List<List<Pair>> subjects = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            double level = 10 * i;
            subjects.add(
                    List.of(new Pair(level, level + 1), new Pair(level + 1, level), new Pair(level + 2, level - 1.5)));
        }
        assertThat(WithinSubjectCorrelation.of(subjects).orElseThrow().r()).isLessThan(-0.9);
    }

    @Test
    void aSubjectWithOnePairDoesNotCount() {
        List<Pair> one = List.of(new Pair(100, -100));
        List<List<Pair>> subjects = List.of(
                List.of(new Pair(1, 2), new Pair(2, 3), new Pair(3, 3.5)),
                List.of(new Pair(4, 1), new Pair(5, 3)),
                one);
        WithinSubjectCorrelation found = WithinSubjectCorrelation.of(subjects).orElseThrow();
        assertThat(found.subjects()).isEqualTo(2);
        assertThat(found.pairs()).isEqualTo(5);
        assertThat(found.df()).isEqualTo(2);
    }

    @Test
    void withoutChangeOrDegreesOfFreedomThereIsNone() {
        assertThat(WithinSubjectCorrelation.of(List.of())).isEmpty();
        assertThat(WithinSubjectCorrelation.of(List.of(List.of(new Pair(1, 2), new Pair(2, 3)))))
                .as("one subject with two pairs")
                .isEmpty();
        assertThat(WithinSubjectCorrelation.of(List.of(List.of(new Pair(1, 2), new Pair(1, 3), new Pair(1, 4)))))
                .as("a constant measure")
                .isEmpty();
    }
}
